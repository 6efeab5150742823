import { expect, test } from "vitest";
import type { DeliveryEvent } from "../../src/event.js";
import { createLogReader, type LogFormat, type LogOptions } from "../../src/log/index.js";

/** A piece of a log, and all that must come out of it; `format` and `line` are only compared where they are given. */
export interface Fixture {
  readonly name: string;
  readonly log: string;
  readonly events: readonly Partial<DeliveryEvent>[];
  readonly options?: LogOptions;
}

export function readAll(log: string, options: LogOptions = {}): DeliveryEvent[] {
  const reader = createLogReader({ now: new Date("2024-12-01T00:00:00Z"), ...options });
  return [...reader.push(log), ...reader.end()];
}

export function testFixtures(format: LogFormat, fixtures: readonly Fixture[]): void {
  test.each(fixtures)("$name", ({ log, events, options }) => {
    const found = readAll(log, { format, ...options });
    const compared = found.map((event, at) => {
      const { format: written, line, ...rest } = event;
      expect(written).toBe(format);
      return events[at]?.line === undefined ? rest : { ...rest, line };
    });
    expect(compared).toEqual(events);
  });
}
