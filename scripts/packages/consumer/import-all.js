// Imports every entry point and looks that it gives something.
import { readFileSync } from "node:fs";

for (const path of JSON.parse(readFileSync("entry-points.json", "utf8"))) {
  try {
    if (Object.keys(await import(path)).length === 0) throw new Error("it exports nothing");
  } catch (error) {
    console.error(`${path}: ${error.message}`);
    process.exit(1);
  }
}
const { match } = await import("@bouncebook/matcher");
const { reason } = match("550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown");
if (reason !== "user-unknown") throw new Error(`reason is ${reason}`);
console.log("all imported");
