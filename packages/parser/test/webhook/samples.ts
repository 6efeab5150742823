import type { DeliveryEvent } from "../../src/event.js";

/** What a provider posts, written after its documentation, and all that must come out of it. */
export interface Sample {
  readonly name: string;
  readonly posted: unknown;
  readonly events: readonly DeliveryEvent[];
}

export const SECONDS = 1732398007;
export const TIME = "2024-11-23T21:40:07Z";
