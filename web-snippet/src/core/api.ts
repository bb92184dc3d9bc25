import type { Host, Layer } from "../ui.ts";
import type { Config } from "./config.ts";
import { allows } from "./decision.ts";
import type { Answers, Decision, Surface } from "./decision.ts";
import type { EventName, Listener } from "./events.ts";

/** `save` takes keys of categories and services, flat or as the two maps of a choice. */
export type Picks = Answers | { readonly categories?: Answers; readonly services?: Answers };

/** `window.jawoord`. */
export interface Api {
  /** Whether a category or service may act now. Unknown keys may not. */
  allows(key: string): boolean;
  decision(): Decision;
  /** Every category and service with its answer, as one map. */
  getConsent(): Answers;
  /** What the visitor is told, whole and in their language: for who draws the question themselves. */
  notice(): Promise<Config>;
  /** `surface` is where the visitor answered, for who draws the question themselves; otherwise `page`. */
  acceptAll(surface?: Surface): void;
  rejectAll(surface?: Surface): void;
  save(picks: Picks, surface?: Surface): void;
  withdraw(surface?: Surface): void;
  /** Opens the preferences; `"banner"` opens the first layer, while it is unanswered. */
  show(layer?: Layer): void;
  /** What was held, why, and what the browser asked for all the same. Rules, reasons and counts come a moment after the first call. */
  explain(): Explanation;
  /** Sticky; returns the way to stop listening. */
  on(name: EventName, listener: Listener): () => void;
  /** A function that gets the API, or `[method, ...arguments]`: the same form works before the script is there. */
  push(...commands: Command[]): void;
}

export interface Explanation {
  /** The last hundred, as `blocked` tells them, each with the `rule` that held it and `why`, for developers. */
  readonly held: readonly unknown[];
  /** How many of them by mechanism, and by service or category. */
  readonly mechanisms?: Readonly<Record<string, number>>;
  readonly services?: Readonly<Record<string, number>>;
  /** Addresses of refused services that went out, mostly by the preload scanner: park these tags in the markup. */
  readonly requested: readonly string[];
}

export type Command = ((api: Api) => void) | [method: string, ...args: unknown[]];

/** Installs the API under `name` and runs what was queued there. */
export const createApi = (name: string, { on, act, more, show, decision }: Host, explain: () => Explanation): void => {
  const globals = window as unknown as Record<string, unknown>;
  const queued = globals[name];
  const copy = (): Decision => JSON.parse(JSON.stringify(decision()));
  const api: Api = {
    allows: (key) => allows(decision(), key),
    decision: copy,
    getConsent: () => ({ ...decision().services, ...decision().categories }),
    notice: () => more().notice(),
    acceptAll: (surface) => act("accept_all", surface),
    rejectAll: (surface) => act("reject_all", surface),
    save: (picks, surface) => more().save(picks, surface),
    withdraw: (surface) => act("withdraw", surface),
    show,
    explain,
    on,
    push(...commands) {
      for (const command of commands) {
        if (typeof command === "function") command(api);
        else (api as unknown as Record<string, (...args: unknown[]) => unknown>)[command[0]]!(...command.slice(1));
      }
    },
  };
  globals[name] = api;
  if (Array.isArray(queued)) {
    queued.forEach((command: Command) => {
      try {
        api.push(command);
      } catch (error) {
        console.error(error);
      }
    });
  }
};
