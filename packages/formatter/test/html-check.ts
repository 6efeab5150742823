/** What is wrong with an HTML fragment, by the strict rules that a generator can keep; no problem is an empty list. */
export function htmlProblems(html: string): string[] {
  const problems: string[] = [];
  const open: string[] = [];
  let rest = html;
  while (rest !== "") {
    const at = rest.indexOf("<");
    const text = at < 0 ? rest : rest.slice(0, at);
    problems.push(...textProblems(text));
    if (at < 0) break;
    const tag = /^<(\/?)([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*)>/.exec(rest.slice(at));
    if (!tag) return [...problems, `no tag: ${rest.slice(at, at + 40)}`];
    const [written, closing, name, attributes] = tag as unknown as [string, string, string, string];
    if (!ALLOWED.has(name)) problems.push(`unexpected <${name}>`);
    if (closing === "/") {
      const expected = open.pop();
      if (expected !== name || attributes !== "") problems.push(`</${name}> closes <${expected}>`);
    } else {
      open.push(name);
      problems.push(...attributeProblems(name, attributes));
    }
    rest = rest.slice(at + written.length);
  }
  return [...problems, ...open.map((name) => `<${name}> is not closed`)];
}

const ALLOWED = new Set("article section h2 h3 p strong dl dt dd ol ul li blockquote a".split(" "));
const ENTITY = /&(?:amp|lt|gt|quot|#39);/g;

function textProblems(text: string): string[] {
  return /[>&"']/.test(text.replace(ENTITY, "")) ? [`unescaped: ${text.slice(0, 60)}`] : [];
}

function attributeProblems(tag: string, attributes: string): string[] {
  return [...attributes.matchAll(/ ([a-z]+)="([^"]*)"/g)].flatMap(([, name, value = ""]) => {
    if (name === "class" && /^[a-z ]+$/.test(value)) return [];
    if (tag === "a" && name === "rel" && value === "noopener nofollow") return [];
    if (tag === "a" && name === "href" && /^https?:\/\//.test(value)) return textProblems(value);
    return [`unexpected ${name}="${value}" in <${tag}>`];
  });
}
