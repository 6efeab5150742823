// Loaded into a measured process: says at its end how many kilobytes it had at most.
process.on("exit", () => process.stderr.write(`memory: ${process.resourceUsage().maxRSS}\n`));
