import type { Store } from "../core/store.ts";

export interface Outbox {
  /** Keeps a choice until the server has it. */
  add(id: string, body: string): void;
  flush(): Promise<void>;
}

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 300_000;
const ANSWER_WITHIN = 20_000;

/** How long to wait before attempt `n` (from 1), in milliseconds: doubling, with jitter so that browsers do not come all at once. */
export const backOff = (n: number, random: number): number => Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (n - 1)) * (0.5 + random / 2);

/** `Retry-After` in milliseconds: seconds or an HTTP date; 0 when absent or unreadable. */
export const retryAfter = (header: string | null, now: number): number => {
  const wait = header ? (/^\d+$/.test(header) ? +header * 1000 : Date.parse(header) - now) : 0;
  return wait > 0 ? Math.min(wait, 864e5) : 0;
};

/** What is worth another attempt: no answer, and the answers that promise a better time. */
export const isTransient = (status: number): boolean => status === 0 || status >= 500 || status === 408 || status === 425 || status === 429;

/**
 * Choices on their way to the server, oldest first, one storage entry each: tabs never overwrite one another's list, and what
 * is sent again is the same string under the same id, which the server answers with 200. `target` says where one goes,
 * `prefix` starts the names of the entries.
 * `settled` hears of each choice that left: its id and the status.
 */
export const createOutbox = (
  target: (id: string) => { url: string; credentials: RequestCredentials },
  prefix: string,
  { keysOf, read, remove, write }: Store,
  settled: (id: string, status: number) => void,
): Outbox => {
  let running: Promise<unknown> | undefined;
  let attempts = 0;
  let notBefore = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const send = async (id: string, body: string): Promise<{ status: number; wait: number }> => {
    try {
      const { url, credentials } = target(id);
      const { status, headers } = await fetch(url, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body,
        keepalive: true,
        credentials,
        // Browsers before 2022 wait for as long as they like.
        signal: AbortSignal.timeout?.(ANSWER_WITHIN) || null,
      });
      return { status, wait: retryAfter(headers.get("Retry-After"), Date.now()) };
    } catch {
      return { status: 0, wait: 0 };
    }
  };

  const run = async (): Promise<void> => {
    clearTimeout(timer);
    for (let key = keysOf(prefix)[0]; key; key = keysOf(prefix)[0]) {
      const id = key.slice(prefix.length);
      const { status, wait } = await send(id, read(key) || "");
      if (isTransient(status)) {
        notBefore = Date.now() + wait;
        timer = setTimeout(flush, Math.max(wait, backOff(++attempts, Math.random())));
        break;
      }
      attempts = 0;
      remove(key);
      settled(id, status);
    }
  };

  const flush = async (): Promise<void> => {
    if (Date.now() < notBefore) return;
    running = running || run().then(() => (running = undefined));
    await running;
  };

  addEventListener("online", flush);
  document.addEventListener("visibilitychange", flush);
  return {
    add(id, body) {
      write(prefix + id, body);
      void flush();
    },
    flush,
  };
};
