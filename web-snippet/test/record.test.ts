import assert from "node:assert/strict";
import { test } from "node:test";
import { record } from "../src/choice/record.ts";
import { decide } from "../src/core/decision.ts";
import { config, stored } from "./samples.ts";

const of = config({
  gpc: ["marketing"],
  categories: [
    { key: "analytics", title: "", rev: "aaaaaa" },
    { key: "marketing", title: "", rev: "bbbbbb" },
  ],
  services: [{ key: "pixel", category: "marketing", rev: "cccccc" }],
});
const acting = { config: of, decision: decide(of, undefined, Date.now()), last: undefined, surface: "banner" } as const;

test("what is kept is what is sent, and what was seen; the secret stays that of the session", () => {
  const first = record({ ...acting, action: "save", picks: { analytics: true } });
  const body = JSON.parse(first.body);
  assert.equal(body.id, first.id);
  assert.deepEqual(body.categories, { analytics: true, marketing: false });
  assert.deepEqual(Object.keys(body).sort(), ["action", "at", "categories", "id", "language", "notice", "secret", "services", "session", "surface"]);
  assert.deepEqual(first.kept.seen, { analytics: "aaaaaa", marketing: "bbbbbb", pixel: "cccccc" });
  const second = record({ ...acting, last: first.kept, action: "withdraw" });
  assert.equal(second.kept.secret, first.kept.secret);
  assert(second.id !== first.id);
});

test("a choice under Global Privacy Control says so", () => {
  const { body, kept } = record({ ...acting, decision: decide(of, undefined, Date.now(), true), action: "accept_all" });
  assert.equal(JSON.parse(body).gpc, true);
  assert.equal(kept.gpc, true);
});

test("a signal names what it refuses and leaves the choice before it as it was", () => {
  const last = stored(of, "accept_all", { categories: { analytics: true, marketing: true }, services: {} });
  const { id, body, kept } = record({ ...acting, decision: decide(of, last, Date.now(), true), last, action: "signal", surface: "page" });
  const sent = JSON.parse(body);
  assert.deepEqual([sent.action, sent.categories, sent.id, sent.gpc], ["signal", { marketing: false }, id, true]);
  assert.deepEqual(kept, { ...last, signalled: true });
});

test("a choice that is taken over says from where, and ends as if it had been made then", () => {
  const at = "2026-09-01T12:00:00.000Z";
  const { body, kept } = record({ ...acting, action: "save", surface: "page", picks: {}, imported: { from: "cookiebot", at } });
  assert.deepEqual(JSON.parse(body).imported, { from: "cookiebot", at });
  assert.equal(kept.expires, "2027-03-01T12:00:00.000Z");
  assert.deepEqual(kept.imported, { from: "cookiebot", at });
});
