import type { TargetMaker } from "../target.js";
import { exim } from "./exim.js";
import { haraka } from "./haraka.js";
import { kumomta } from "./kumomta.js";
import { postfix } from "./postfix.js";
import { powermta } from "./powermta.js";
import { zonemta } from "./zonemta.js";

/** Rule files of mail servers. */
export const mailServerTargets: readonly TargetMaker[] = [kumomta, powermta, zonemta, postfix, exim, haraka];
