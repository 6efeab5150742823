export { type JsonFault, type ParsedJson, type Place, parseJson, placeOf } from "./parse-json.js";
export { type Problem, type RegistryText, readEntry, readRegistryFolder } from "./read-folder.js";
