// What a registry folder may hold. The public registry has 2,600 files of 1 kB on average, the largest of 25 kB with
// a list of 327 texts; whatever is far beyond that is no registry, and is refused before it takes memory or time.

/** Bytes of one file. */
export const LARGEST_FILE = 256 * 1024;
/** Bytes of all files together. */
export const LARGEST_REGISTRY = 32 * 1024 * 1024;
/** Files and folders, whatever they are. */
export const MOST_FILES = 50_000;
/** Folders in folders; the public registry has 3. */
export const DEEPEST_FOLDER = 8;
/** Lists and objects in one another; no entry has more than 4. */
export const DEEPEST_VALUE = 64;
/** Members of one list or object. */
export const MOST_MEMBERS = 2_000;
