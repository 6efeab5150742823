export { type JsonFault, type ParsedJson, type Place, parseJson, placeOf, placesIn } from "./parse-json.js";
export type { Problem } from "./problem.js";
export { type RegistryText, readEntry, readJsonFile, readRegistryFolder } from "./read-folder.js";
