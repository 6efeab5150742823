import type { DeliveryEvent } from "../event.js";
import { RecentMap } from "./recent-map.js";

/** What earlier lines told about a message that is still in the queue. */
export interface QueuedMessage {
  sender?: string;
  messageId?: string;
  subject?: string;
  /** The last delay of each recipient, which is what a message that expires bounces with. */
  delays?: Map<string, DeliveryEvent>;
}

/**
 * Twice as many at most, which takes about 15 MB. Postfix has 20,000 under way (postconf(5),
 * qmgr_message_active_limit) and names the sender again whenever a message gets under way.
 */
const MOST_MESSAGES = 10_000;
/** Delays remembered at once over all messages; about 20 MB. */
const MOST_DELAYS = 20_000;

/** What is known by queue id, the least recently used forgotten first. */
export class QueueMemory {
  readonly #messages = new RecentMap<QueuedMessage>(MOST_MESSAGES, (message) => this.#dropDelays(message));
  #delays = 0;

  get(key: string): QueuedMessage | undefined {
    return this.#messages.get(key);
  }

  /** The message to write to; it becomes the most recently used. */
  use(key: string): QueuedMessage {
    return this.#messages.use(key, newMessage);
  }

  /** Remembers a delay as long as there is room for it; a newer one of the same recipient takes its place. */
  addDelay(message: QueuedMessage, event: DeliveryEvent): void {
    const recipient = event.recipient ?? "";
    const known = message.delays?.has(recipient) ?? false;
    if (!known && this.#delays >= MOST_DELAYS) return;
    if (!known) this.#delays++;
    message.delays ??= new Map();
    message.delays.set(recipient, event);
  }

  /** A recipient that was delivered or bounced does not expire any more. */
  dropDelay(message: QueuedMessage, recipient: string): void {
    if (message.delays?.delete(recipient)) this.#delays--;
  }

  /** The delays of a message, which are then forgotten. */
  takeDelays(message: QueuedMessage): DeliveryEvent[] {
    const events = [...(message.delays?.values() ?? [])];
    this.#delays -= events.length;
    delete message.delays;
    return events;
  }

  forget(key: string): void {
    const message = this.#messages.take(key);
    if (message) this.#dropDelays(message);
  }

  #dropDelays({ delays }: QueuedMessage): void {
    if (delays) this.#delays -= delays.size;
  }
}

function newMessage(): QueuedMessage {
  return {};
}
