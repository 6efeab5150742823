// Runs every example of the READMEs; the first one that throws or is wrong ends it.
import { readFileSync } from "node:fs";

for (const name of JSON.parse(readFileSync("examples.json", "utf8"))) {
  try {
    await import(`./examples/${name}.js`);
  } catch (error) {
    console.error(`example ${name}: ${error.message}`);
    process.exit(1);
  }
}
console.log("all examples ran");
