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
  const sample = replies.slice(0, 20);
  const run = () => {
    for (const { text } of sample) expressions.find((expression) => expression.test(text));
  };
  return scaled(run, replies.length / sample.length);
}

export function regexAlternation(replies, tables) {
  const expression = new RegExp(sources(tables).join("|"), "i");
  const sample = replies.slice(0, 20);
  const run = () => {
    for (const { text } of sample) expression.test(text);
  };
  return scaled(run, replies.length / sample.length);
}

/** A slow subject runs a sample only; it waits for the time that all would have taken. */
function scaled(run, factor) {
  return () => {
    const start = performance.now();
    run();
    const until = performance.now() + (performance.now() - start) * (factor - 1);
    while (performance.now() < until);
  };
}
