/** For every package: `vitest run --config ../../vitest.config.ts` there writes the counts that `pnpm test` adds up. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // The slowest tests start many processes and take seconds; a busy machine may need ten times as long.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 10_000,
    reporters: ["default", "json"],
    outputFile: { json: "test-results.json" },
  },
});
