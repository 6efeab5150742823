#!/usr/bin/env node
const { main } = require("../dist/bundle/main.cjs");

// A closed pipe, as in `bouncebook list | head`, ends quietly.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
