// Compiles the regular expressions of email-bounce-parser, so that the bench can run it. No install does that: it
// takes a C++ compiler and a minute, and nothing but one figure of the bench needs it.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname } from "node:path";

const parser = createRequire(import.meta.url).resolve("email-bounce-parser");
const folder = dirname(createRequire(parser).resolve("re2/package.json"));
const { status } = spawnSync("npm", ["run", "rebuild"], { cwd: folder, stdio: "inherit" });
process.exitCode = status ?? 1;
