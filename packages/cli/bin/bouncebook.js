#!/usr/bin/env node
import { main } from "../dist/bundle/main.js";

// A closed pipe, as in `bouncebook list | head`, ends quietly.
process.stdout.on("error", (error) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(0);
});
process.exitCode = await main(process.argv.slice(2));
