import type { DeliveryEvent } from "../event.js";
import { RecentMap } from "./recent-map.js";

/** What the lines of the incoming transaction told; its mail goes out under the same id and a number. */
export interface HarakaTransaction {
  sender?: string;
  readonly recipients: string[];
  /** The last refusal of each recipient. */
  readonly refused: Map<string, DeliveryEvent>;
}

/** Twice as many are remembered at most. */
const MOST_TRANSACTIONS = 2500;
/** A server must take 100 recipients (RFC 5321, section 4.5.3.1.8), and Haraka takes no more by default. */
const MOST_RECIPIENTS = 100;

export class HarakaTransactions {
  readonly #byId = new RecentMap<HarakaTransaction>(MOST_TRANSACTIONS);

  /** `sender <a@b> code=CONT msg=""`, `recipient <c@d> code=OK msg="" sender="a@b"` */
  read(id: string, text: string): void {
    const found = /^(sender|recipient) <([^<>]{0,1000})> code=/.exec(text);
    if (!found) return;
    const transaction = this.#use(id);
    if (found[1] === "sender") transaction.sender = found[2]!;
    else if (transaction.recipients.length < MOST_RECIPIENTS) transaction.recipients.push(found[2]!);
  }

  /** Remembers a refusal as long as there is room for it. */
  static addRefusal({ refused }: HarakaTransaction, recipient: string, event: DeliveryEvent): void {
    if (refused.size < MOST_RECIPIENTS || refused.has(recipient)) refused.set(recipient, event);
  }

  /** The transaction of an item in the queue: `UUID.1` of `UUID.1.2`. */
  ofItem(id: string): HarakaTransaction {
    return this.#byId.get(id) ?? this.#use(id.replace(/\.\d{1,6}$/, ""));
  }

  #use(id: string): HarakaTransaction {
    return this.#byId.use(id, newTransaction);
  }
}

function newTransaction(): HarakaTransaction {
  return { recipients: [], refused: new Map() };
}
