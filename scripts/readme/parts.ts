/** Parts of a document that a script writes, between `<!-- name: … -->` and `<!-- /name -->`. */

function part(name: string): RegExp {
  return new RegExp(`(<!-- ${name}:[^>]*-->\\n)([\\s\\S]*?)(<!-- /${name} -->)`);
}

/** What stands in a part now. */
export function partOf(document: string, name: string): string {
  const [, , content] = part(name).exec(document) ?? [];
  if (content === undefined) throw new Error(`the markers of "${name}" are missing`);
  return content.trimEnd();
}

/** The document with other content in one part. */
export function fillPart(document: string, name: string, content: string): string {
  partOf(document, name);
  return document.replace(part(name), (_, begin: string, __, end: string) => `${begin}${content}\n${end}`);
}
