// Runs before anything is published (`prepublishOnly`): only the release workflow publishes, with provenance.
import { pathToFileURL } from "node:url";

/** A registry on the machine itself is a test's. */
const LOOPBACK = /^https?:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\//;

/** Why nothing may be published from here; undefined where it may. */
export function refusal(env) {
  const registry = env.npm_config_registry ?? env.NPM_CONFIG_REGISTRY ?? "";
  if (LOOPBACK.test(registry.endsWith("/") ? registry : `${registry}/`)) return undefined;
  if (env.GITHUB_ACTIONS !== "true" || env.GITHUB_WORKFLOW !== "release")
    return "only the release workflow publishes. Merge its pull request instead.";
  const provenance = env.npm_config_provenance ?? env.NPM_CONFIG_PROVENANCE;
  if (provenance !== "true" || !env.ACTIONS_ID_TOKEN_REQUEST_URL)
    return "a release needs provenance: NPM_CONFIG_PROVENANCE=true, and a job with `id-token: write`.";
  return undefined;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const reason = refusal(process.env);
  if (reason !== undefined) {
    console.error(`Nothing is published: ${reason}`);
    process.exitCode = 1;
  }
}
