import { registryVersion } from "@bouncebook/data";
import { print } from "../terminal/standard-output.js";

export function version(): number {
  print(`bouncebook, registry ${registryVersion}\n`);
  return 0;
}
