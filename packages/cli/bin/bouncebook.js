#!/usr/bin/env node
// From Node 22.1 on, compiled code is kept for the next call.
require("node:module").enableCompileCache?.();
const { main } = require("../dist/bundle/main.cjs");

main(process.argv.slice(2)).then((code) => {
  process.exitCode = code;
});
