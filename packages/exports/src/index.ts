/**
 * The registry of Bouncebook for everything that is not TypeScript: tables and SQL, plain data, rule files.
 *
 * @example
 * import { exportFiles } from "@bouncebook/exports";
 * const [{ text }] = exportFiles("json");
 */
export { exportFiles } from "./export-files.js";
export type { ExportFile, ExportOption, ExportOptions, ExportTarget } from "./target.js";
export { exportTargets } from "./targets.js";
