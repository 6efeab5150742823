/** What each package manager installed, bundled and run in a browser, from a server on loopback. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";
import { type Run, runCommand } from "./run-command.ts";

const EXPECTED = "nobody@example.com suppress user-unknown string";

/** Bundles of one page, each with the name of the folder that it was made in. */
export type Bundles = ReadonlyMap<string, string>;

/** Bundles `browser.js` of a folder for browsers; undefined where the bundler refuses. */
export async function bundleFor(name: string, folder: string): Promise<string | undefined> {
  try {
    const { outputFiles } = await build({
      entryPoints: [join(folder, "browser.js")],
      absWorkingDir: folder,
      bundle: true,
      format: "esm",
      platform: "browser",
      define: { BUNDLE: JSON.stringify(name) },
      logLevel: "silent",
      write: false,
    });
    return outputFiles[0]?.text;
  } catch {
    return undefined;
  }
}

/** Runs all bundles in one page. Those that said what was expected are returned, and what the browser printed. */
export async function runInBrowser(
  browser: string,
  bundles: Bundles,
  folder: string,
): Promise<{ passed: ReadonlySet<string>; run: Run }> {
  const names = [...bundles.keys()];
  const scripts = names.map((_, index) => `<script type="module" src="/${index}.js"></script>`);
  const page = `<!doctype html><meta charset="utf-8"><title>trial</title><body>${scripts.join("")}`;
  const server = createServer(({ url = "/" }, response) => {
    const name = names[Number(/^\/(\d+)\.js$/.exec(url)?.[1])];
    const type = name === undefined ? "text/html" : "text/javascript";
    response.writeHead(200, { "content-type": `${type}; charset=utf-8` });
    response.end(name === undefined ? page : bundles.get(name));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const profile = `--user-data-dir=${join(folder, "profile")}`;
  const headless = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", profile];
  const command = [browser, ...headless, "--dump-dom", `http://127.0.0.1:${port}/`];
  const run = await runCommand(command, { cwd: folder, limit: 60_000 });
  server.close();
  return { passed: new Set(names.filter((name) => run.stdout.includes(`${name}: ${EXPECTED}`))), run };
}
