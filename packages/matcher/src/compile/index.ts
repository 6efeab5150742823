export { checkTables } from "./check-tables.js";
export { type CompileProblem, compileTables, type RegistryEntry } from "./compile-tables.js";
export { checkTemplate, encodeTemplate, type TemplateFault } from "./encode-template.js";
