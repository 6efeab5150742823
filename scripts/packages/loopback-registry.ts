/** A package registry on the loopback interface that holds our tarballs, for as long as this process lives. */
import { mkdirSync, writeFileSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { runServer } from "verdaccio";
import { runCommand } from "./run-command.ts";
import type { Tarball } from "./tarballs.ts";

export interface LoopbackRegistry {
  /** With a slash at its end. */
  readonly url: string;
  readonly publish: (tarball: Tarball) => Promise<void>;
  readonly close: () => void;
}

/**
 * Verdaccio inside this process, on a port that the system picks: it ends with the process, whatever ends it.
 * It has no uplink. Who installs from it asks it for our scope only, and the configured registry for all else.
 */
export async function startRegistry(folder: string): Promise<LoopbackRegistry> {
  mkdirSync(folder, { recursive: true });
  const everybody = { access: "$all", publish: "$all", unpublish: "$all" };
  const server: Server = await runServer({
    self_path: folder,
    storage: join(folder, "storage"),
    web: { enable: false },
    auth: { htpasswd: { file: join(folder, "users"), max_users: -1 } },
    uplinks: {},
    packages: { "@bouncebook/*": everybody },
    max_body_size: "100mb",
    log: { type: "file", path: join(folder, "registry.log"), level: "warn", format: "json" },
  } as never);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/`;
  return { url, publish: (tarball) => publish(tarball, url, folder), close: () => server.close() };
}

/** npm wants to be known before it publishes; Verdaccio takes everybody, so any word will do. */
async function publish({ path, manifest }: Tarball, url: string, folder: string): Promise<void> {
  const settings = join(folder, ".npmrc");
  writeFileSync(
    settings,
    `registry=${url}\n@bouncebook:registry=${url}\n${url.slice(5)}:_authToken=anybody\n`,
  );
  // Provenance is a statement of the release workflow; nobody signs what never leaves this machine.
  const command = ["npm", "publish", path, "--provenance=false", "--userconfig", settings];
  const run = await runCommand(command, { cwd: folder });
  if (run.status !== 0) throw new Error(`npm publish of ${manifest.name} failed: ${run.output}`);
}
