import assert from "node:assert/strict";
import { test } from "node:test";
import { store } from "../src/core/store.ts";
import { backOff, createOutbox, isTransient, retryAfter } from "../src/choice/outbox.ts";

interface Page {
  readonly sent: string[];
  readonly settled: string[];
  readonly kept: Map<string, string>;
  answer(status: number, retryAfter?: string): void;
  fire(event: string): void;
  step(ms?: number): Promise<void>;
}

/** A page as far as the outbox sees it. `status` 0 is a network failure. */
const page = (): Page => {
  const kept = new Map<string, string>();
  const listeners: Record<string, (() => void)[]> = {};
  const listen = (event: string, listener: () => void): void => void (listeners[event] = listeners[event] || []).push(listener);
  const sent: string[] = [];
  let next = { status: 0, wait: null as string | null };
  const localStorage = new Proxy(kept, {
    get: (_, name) =>
      ({
        getItem: (key: string) => kept.get(key) ?? null,
        setItem: (key: string, value: string) => void kept.set(key, value),
        removeItem: (key: string) => void kept.delete(key),
      })[name as string],
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  Object.assign(globalThis, {
    localStorage,
    addEventListener: listen,
    document: { addEventListener: listen },
    fetch: async (_: string, { body }: { body: string }) => {
      sent.push(body);
      const { status, wait } = next;
      if (!status) throw new TypeError("network");
      return { status, headers: { get: () => wait } };
    },
  });
  return {
    sent,
    settled: [],
    kept,
    answer: (status, wait) => void (next = { status, wait: wait || null }),
    fire: (event) => (listeners[event] || []).forEach((listener) => listener()),
    async step(ms = 0) {
      test.mock.timers.tick(ms);
      for (let i = 0; i < 30; i++) await Promise.resolve();
    },
  };
};

const within = (name: string, run: (at: Page) => Promise<void>): void =>
  test(name, async () => {
    test.mock.timers.enable({ apis: ["setTimeout", "Date"], now: 1e12 });
    try {
      await run(page());
    } finally {
      test.mock.timers.reset();
    }
  });

const outboxOf = (at: Page) => createOutbox(() => ({ url: "/choices", credentials: "omit" }), "jawoord.outbox:demo:", store, (id, status) => at.settled.push(`${id} ${status}`));

within("a choice leaves when the server has it", async (at) => {
  at.answer(201);
  outboxOf(at).add("1", '{"a":1}');
  await at.step();
  assert.deepEqual([at.sent, at.settled, at.kept.size], [['{"a":1}'], ["1 201"], 0]);
});

within("what failed is sent again to the byte, later and later, and on going online at once", async (at) => {
  const outbox = outboxOf(at);
  outbox.add("1", "first");
  await at.step();
  assert.equal(at.kept.size, 1);
  await at.step(499);
  assert.equal(at.sent.length, 1);
  await at.step(501);
  assert.equal(at.sent.length, 2);
  at.answer(200);
  at.fire("online");
  await at.step();
  assert.deepEqual([at.sent, at.settled, at.kept.size], [["first", "first", "first"], ["1 200"], 0]);
});

within("choices arrive in the order in which they were made", async (at) => {
  at.answer(503);
  const outbox = outboxOf(at);
  outbox.add("1", "accept");
  outbox.add("2", "withdraw");
  await at.step();
  assert.deepEqual(at.sent, ["accept"]);
  at.answer(201);
  at.fire("visibilitychange");
  await at.step();
  assert.deepEqual(
    [at.sent, at.settled],
    [
      ["accept", "accept", "withdraw"],
      ["1 201", "2 201"],
    ],
  );
});

within("nothing is sent before the server's Retry-After", async (at) => {
  at.answer(429, "60");
  const outbox = outboxOf(at);
  outbox.add("1", "x");
  await at.step();
  at.answer(201);
  at.fire("online");
  outbox.add("2", "y");
  await at.step(59_000);
  assert.equal(at.sent.length, 1);
  await at.step(2_000);
  assert.deepEqual(at.settled, ["1 201", "2 201"]);
});

within("a refused choice is dropped and told, the next one goes on", async (at) => {
  at.answer(422);
  const outbox = outboxOf(at);
  outbox.add("1", "x");
  outbox.add("2", "y");
  await at.step();
  assert.deepEqual([at.settled, at.kept.size], [["1 422", "2 422"], 0]);
});

within("what another page left behind is sent, that of another site is not", async (at) => {
  at.kept.set("jawoord.outbox:demo:7", "left");
  at.kept.set("jawoord.outbox:other:8", "theirs");
  at.answer(201);
  await outboxOf(at).flush();
  assert.deepEqual([at.sent, [...at.kept.keys()]], [["left"], ["jawoord.outbox:other:8"]]);
});

test("the wait doubles up to five minutes and is never less than half", () => {
  for (let n = 1; n < 30; n++) {
    const full = Math.min(300_000, 1000 * 2 ** (n - 1));
    assert.equal(backOff(n, 0), full / 2);
    assert(backOff(n, 0.999) < full);
  }
});

test("Retry-After is seconds or a date", () => {
  const now = Date.parse("2026-01-01T00:00:00Z");
  assert.equal(retryAfter("3", now), 3000);
  assert.equal(retryAfter("Thu, 01 Jan 2026 00:00:05 GMT", now), 5000);
  for (const none of [null, "", "soon", "Thu, 01 Jan 2025 00:00:00 GMT"]) assert.equal(retryAfter(none, now), 0);
  assert.equal(retryAfter("99999999", now), 864e5);
});

test("only answers that promise a better time are worth another attempt", () => {
  for (const status of [0, 408, 425, 429, 500, 502, 503, 504]) assert(isTransient(status), String(status));
  for (const status of [200, 201, 400, 401, 403, 404, 409, 413, 415, 422]) assert(!isTransient(status), String(status));
});
