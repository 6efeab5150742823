#!/usr/bin/env node
const { main } = require("../dist/bundle/main.cjs");

// A closed pipe, as in `bouncebook list | head`, ends quietly; a full disk is told.
process.stdout.on("error", (error) => {
  if (error.code === "EPIPE") process.exit(0);
  console.error(`bouncebook: the answer could not be written: ${error.message}`);
  process.exit(3);
});
process.stderr.on("error", () => process.exit(3));
main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
