// CommonJS: Node gives a module for `require` since 20.19 and 22.12, as long as nothing in it waits.
const { readFileSync } = require("node:fs");

for (const path of JSON.parse(readFileSync("entry-points.json", "utf8"))) {
  try {
    if (Object.keys(require(path)).length === 0) throw new Error("it exports nothing");
  } catch (error) {
    console.error(`${path}: ${error.message}`);
    process.exit(1);
  }
}
const { match } = require("@bouncebook/matcher");
const { reason } = match("550 5.1.1 <nobody@example.com>: Recipient address rejected: User unknown");
if (reason !== "user-unknown") throw new Error(`reason is ${reason}`);
console.log("all required");
