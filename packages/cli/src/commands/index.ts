/** A command reads its flags, does its work, prints, and returns the exit code. */
export type Command = (args: readonly string[]) => number | Promise<number>;

/** Each command is loaded only when it is called. */
export const commands = {
  explain: async (): Promise<Command> => (await import("./explain.js")).explain,
  match: async (): Promise<Command> => (await import("./match.js")).matchLines,
  parse: async (): Promise<Command> => (await import("./parse.js")).parse,
  list: async (): Promise<Command> => (await import("./list.js")).list,
  search: async (): Promise<Command> => (await import("./search.js")).search,
  show: async (): Promise<Command> => (await import("./show.js")).show,
  export: async (): Promise<Command> => (await import("./export.js")).exportTarget,
  completion: async (): Promise<Command> => (await import("./completion.js")).completion,
} as const;

export type CommandName = keyof typeof commands;

export function isCommand(word: string): word is CommandName {
  return Object.hasOwn(commands, word);
}
