import { fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("./timed-process/main.mjs", import.meta.url));

/**
 * A matcher in a process of its own. Two matchers in one process share compiled code, which an engine then makes
 * more general and slower than it is for anybody who has one.
 */
export class TimedProcess {
  #child;

  /** `tables` are those that the matcher is made of, the public ones first. */
  static async start({ root, tables, replies }) {
    const process = new TimedProcess();
    process.#child = fork(PROGRAM, [root], { serialization: "advanced" });
    process.#child.send({ tables, replies });
    await once(process.#child, "message");
    return process;
  }

  /** Nanoseconds a reply over a round of `roundMs`, or of one text alone. */
  async time(options, roundMs, text) {
    this.#child.send({ options, roundMs, text });
    const [nanoseconds] = await once(this.#child, "message");
    return nanoseconds;
  }

  end() {
    this.#child.disconnect();
  }
}
