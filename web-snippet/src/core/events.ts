/** `refused`: the server will never take a choice; `ask`: the owner, who draws it, has to show a layer; the rest is DESIGN 4.1. */
export type EventName = "ready" | "ask" | "shown" | "choice" | "change" | "blocked" | "released" | "refused";
export type Listener = (detail: unknown) => void;
export type Emit = (name: EventName, detail: unknown) => void;

/** So many `blocked` and `released` details are kept for late listeners. */
const KEPT = 100;

export interface Events {
  /** Calls `listener` for what has happened and for what will; returns the way to stop. */
  on(name: EventName, listener: Listener): () => void;
  readonly emit: Emit;
}

/** Sticky events: a late listener gets the last one, of `blocked` and `released` all that are kept. */
export const createEvents = (): Events => {
  const listeners: Partial<Record<string, Set<Listener>>> = {};
  const past: Partial<Record<string, unknown[]>> = {};
  const of = (name: string): Set<Listener> => (listeners[name] ||= new Set());
  const call = (listener: Listener, detail: unknown): void => {
    try {
      listener(detail);
    } catch (error) {
      // An owner's fault must not stop the gate, and must be seen.
      setTimeout(() => {
        throw error;
      });
    }
  };
  return {
    on(name, listener) {
      (past[name] || []).forEach((detail) => call(listener, detail));
      of(name).add(listener);
      return () => void of(name).delete(listener);
    },
    emit(name, detail) {
      const many = name === "blocked" || name === "released";
      past[name] = [...((many && past[name]) || []), detail].slice(-KEPT);
      of(name).forEach((listener) => call(listener, detail));
      document.dispatchEvent(new CustomEvent("jawoord:" + name, { detail }));
    },
  };
};
