import { registryVersion } from "@bouncebook/data";

export function version(): number {
  console.log(`bouncebook, registry ${registryVersion}`);
  return 0;
}
