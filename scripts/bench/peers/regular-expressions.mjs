// What else people do in JavaScript: a list of expressions, or one large one.

const KINDS = ["[0-9a-f.:]{2,45}", "[\\w.-]{1,253}", "[^\\s<>]{1,320}", "[0-9][0-9.,]{0,19}", ".{0,200}?"];

function sources({ templates }) {
  return templates
    .split("\n")
    .map((line) =>
      line
        .replace(/[.*+?^${}()|[\]\\]/g, "\\$&")
        .replace(/[\u0001-\u0005]/g, (mark) => KINDS[mark.charCodeAt(0) - 1]),
    );
}

export function regexPerTemplate(replies, tables) {
  const expressions = sources(tables).map((source) => new RegExp(source, "i"));
  return () => {
    for (const { text } of replies) expressions.find((expression) => expression.test(text));
  };
}

export function regexAlternation(replies, tables) {
  const expression = new RegExp(sources(tables).join("|"), "i");
  return () => {
    for (const { text } of replies) expression.test(text);
  };
}
