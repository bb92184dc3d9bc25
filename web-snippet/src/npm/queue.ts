import type { Api } from "../core/api.ts";
import type { EventName } from "../core/events.ts";
import type { DocumentEvents, EventDetails } from "./events.ts";

/** `window.jawoord` once the script is there, with the details of its events. */
export interface Jawoord extends Omit<Api, "on" | "push"> {
  /** Sticky: what has happened before is told too. Returns the way to stop listening. */
  on<Name extends EventName>(name: Name, listener: (detail: EventDetails[Name]) => void): () => void;
  push(...commands: QueuedCommand[]): void;
}

/** A function that gets the API, or a method with its arguments. */
export type QueuedCommand = ((api: Jawoord) => void) | [method: keyof Jawoord & string, ...args: unknown[]];

/** `window.jawoord` before the script is there: what is pushed runs as soon as it is. */
export type Queue = QueuedCommand[];

declare global {
  interface Window {
    jawoord?: Jawoord | Queue;
  }
  interface DocumentEventMap extends DocumentEvents {}
}

const isApi = (value: Jawoord | Queue | undefined): value is Jawoord => !!value && "allows" in value;

/** The API, if the script is there; on a server never. */
export const present = (): Jawoord | undefined => {
  const value = typeof window === "undefined" ? undefined : window.jawoord;
  return isApi(value) ? value : undefined;
};

/** Runs commands now, or as soon as the script is there. On a server nothing happens. */
export const push = (...commands: QueuedCommand[]): void => {
  if (typeof window === "undefined") return;
  (window.jawoord = window.jawoord || []).push(...commands);
};

/** Whether a category or service may act now. Without the script, and on a server, nothing may. */
export const allows = (key: string): boolean => {
  const api = present();
  return !!api && api.allows(key);
};

/** Listens to an event, also before the script is there. Sticky; returns the way to stop. */
export const on = <Name extends EventName>(name: Name, listener: (detail: EventDetails[Name]) => void): (() => void) => {
  let stop: (() => void) | undefined;
  let stopped = false;
  push((api) => {
    if (!stopped) stop = api.on(name, listener);
  });
  return () => {
    stopped = true;
    if (stop) stop();
  };
};

/** The API as soon as the script is there, whoever loads it. Waits for ever where nobody does, as on a server. */
export const ready = (): Promise<Jawoord> => new Promise((done) => push(done));
