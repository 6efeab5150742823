/**
 * The registry of SMTP codes as typed data.
 *
 * @example
 * import { lookup } from "@bouncebook/data";
 * lookup("5.7.26").title;
 */
export { basicCodes, enhancedCodes } from "./codes.js";
export type {
  BasicId,
  BlocklistId,
  EnhancedId,
  EntryId,
  ProviderId,
  ResponseId,
  VocabularyId,
  WordingId,
} from "./generated/ids.js";
export type {
  Action,
  BasicReplyCode,
  Blocklist,
  Bounce,
  Category,
  CategoryFile,
  EnhancedStatusCode,
  Example,
  Mechanism,
  Moved,
  Provider,
  ProviderResponse,
  Reason,
  ReasonFile,
  Source,
  VocabularyFile,
  Wording,
} from "./generated/registry-types.js";
export { registryVersion } from "./generated/version.js";
export { actionWords, bounceWords, categoryWords, mechanismWords } from "./generated/words.js";
export {
  type Advice,
  adviceFor,
  type Entry,
  entries,
  type KnownCode,
  lookup,
  type RegistryFile,
} from "./lookup.js";
export type {
  BlocklistRow,
  EntryDetails,
  EntryRow,
  ProviderRow,
  ReasonRow,
  Tables,
} from "./tables-format.js";
