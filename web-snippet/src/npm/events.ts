import type { Action, Decision, Surface } from "../core/decision.ts";
import type { EventName } from "../core/events.ts";
import type { Layer } from "../ui.ts";

/** What was held: an element of the page, or a message that was not sent. */
export interface Held {
  /** Absent for messages, which belong to no element. */
  readonly element?: Element;
  /** Keys of the categories and services that it waits for. */
  readonly keys: readonly string[];
  /** Absent for an element that the page itself has parked. */
  readonly url?: string;
  /** `markup`, `element`, `fetch`, `xhr`, `beacon`, `eventsource` or `websocket`; absent for what the page itself has parked. */
  readonly mechanism?: string;
}

interface Known {
  ready: { readonly decision: Decision };
  shown: { readonly layer: Layer };
  choice: { readonly action: Action; readonly surface: Surface; readonly decision: Decision };
  /** `changed`: keys of categories and services whose answer is another one now. */
  change: { readonly decision: Decision; readonly changed: readonly string[] };
  blocked: Held;
  released: { readonly element: Element; readonly keys: readonly string[] };
  /** The server will never take this choice, so it does not count. `status` is the HTTP status of its answer. */
  refused: { readonly id: string; readonly status: number };
}

/** What each event tells its listeners; of an event that is not listed here, nothing is promised. */
export type EventDetails = { readonly [Name in EventName]: Name extends keyof Known ? Known[Name] : unknown };

/** The same events on `document`, as `jawoord:<event>`. */
export type DocumentEvents = { readonly [Name in EventName as `jawoord:${Name}`]: CustomEvent<EventDetails[Name]> };
