/** Titles of all known codes, without prose and templates. */
export { basicCodes, enhancedCodes } from "./generated/codes.js";
