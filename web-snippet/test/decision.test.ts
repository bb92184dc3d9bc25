import assert from "node:assert/strict";
import { test } from "node:test";
import { isAsked } from "../src/core/config.ts";
import type { Config } from "../src/core/config.ts";
import { answer, expiry } from "../src/choice/answer.ts";
import { allows, changes, decide, mustAsk } from "../src/core/decision.ts";
import type { Action, Stored } from "../src/core/decision.ts";
import { AT, config, forAll, pick, randomConfig, randomPicks, stored } from "./samples.ts";

const ACTIONS: readonly Action[] = ["accept_all", "reject_all", "save", "withdraw"];
const nobody = (of: Config) => decide(of, undefined, AT);
const after = (of: Config, action: Action, picks = {}, over: Partial<Stored> = {}) =>
  decide(of, stored(of, action, answer(of, nobody(of), action, picks), over), AT + 1000);
const askedKeys = (of: Config): string[] => {
  const categories = of.categories.filter(isAsked).map(({ key }) => key);
  return [...categories, ...of.services.filter(({ category }) => categories.includes(category)).map(({ key }) => key)];
};

test("a visitor who never answered is granted nothing that is asked", () => {
  forAll(300, (random) => {
    const of = randomConfig(random);
    const decision = nobody(of);
    assert.equal(decision.status, "unanswered");
    assert(mustAsk(decision));
    for (const key of askedKeys(of)) assert.equal(allows(decision, key), false, key);
  });
});

test("necessary is granted whatever was answered", () => {
  forAll(300, (random) => {
    const of = randomConfig(random);
    const decision = after(of, pick(random, ACTIONS), { ...randomPicks(random, of), necessary: false });
    assert(allows(decision, "necessary"));
    for (const { key, category } of of.services) if (category === "necessary") assert(allows(decision, key), key);
  });
});

test("an unknown key is never granted", () => {
  forAll(100, (random) => {
    const decision = after(randomConfig(random), "accept_all");
    for (const key of ["", "nope", "constructor", "__proto__", "toString", "hasOwnProperty"])
      assert.equal(allows(decision, key), false, key);
  });
});

test("a purpose that is not asked is not granted either, unless it is strictly necessary", () => {
  const of = config({
    categories: [{ key: "li", basis: "legitimate_interests", title: "", purpose: "" }],
    services: [{ key: "s", category: "li" }],
  });
  const forged = stored(of, "save", { categories: { li: true }, services: { s: true } });
  assert.equal(allows(decide(of, forged, AT), "li"), false);
  assert.equal(allows(decide(of, forged, AT), "s"), false);
});

test("accepting all grants everything asked, rejecting all and withdrawing grant none of it", () => {
  forAll(200, (random) => {
    const of = randomConfig(random);
    for (const action of ["accept_all", "reject_all", "withdraw"] as const) {
      const decision = after(of, action, randomPicks(random, of));
      for (const key of askedKeys(of)) assert.equal(allows(decision, key), action === "accept_all", action + " " + key);
      assert.equal(mustAsk(decision), false);
    }
  });
});

test("a service follows its category unless it was chosen itself", () => {
  forAll(500, (random) => {
    const of = randomConfig(random);
    const picks = randomPicks(random, of);
    const decision = after(of, "save", picks);
    for (const category of of.categories.filter(isAsked)) {
      const yes = picks[category.key] === true;
      assert.equal(allows(decision, category.key), yes, category.key);
      for (const { key } of of.services.filter((service) => service.category === category.key)) {
        assert.equal(allows(decision, key), picks[key] === undefined ? yes : picks[key], key);
      }
    }
  });
});

test("what is not named in a second choice keeps its answer, except the services of a named category", () => {
  forAll(500, (random) => {
    const of = randomConfig(random);
    const first = after(of, "save", randomPicks(random, of));
    const picks = randomPicks(random, of);
    const second = decide(of, stored(of, "save", answer(of, first, "save", picks)), AT);
    for (const { key } of of.categories.filter(isAsked)) {
      assert.equal(allows(second, key), picks[key] === undefined ? allows(first, key) : picks[key], key);
      for (const service of of.services.filter(({ category }) => category === key)) {
        const expected = [picks[service.key], picks[key], allows(first, service.key)].find((value) => value !== undefined);
        assert.equal(allows(second, service.key), expected, service.key);
      }
    }
  });
});

test("saving untouched switches grants nothing", () => {
  forAll(100, (random) => {
    const of = randomConfig(random);
    const picks = Object.fromEntries(askedKeys(of).map((key) => [key, false]));
    const maps = answer(of, nobody(of), "save", picks);
    assert(!Object.values({ ...maps.categories, ...maps.services }).some(Boolean));
  });
});

test("a choice names every asked category, no other, and only the services that depart from theirs", () => {
  forAll(300, (random) => {
    const of = randomConfig(random);
    const maps = answer(of, nobody(of), pick(random, ACTIONS), randomPicks(random, of));
    assert.deepEqual(
      Object.keys(maps.categories),
      of.categories.filter(isAsked).map(({ key }) => key),
    );
    for (const key in maps.services) {
      const service = of.services.find((one) => one.key === key)!;
      assert.equal(maps.services[key], !maps.categories[service.category], key);
    }
  });
});

test("a choice counts only on its site, its notice and in its time", () => {
  forAll(200, (random) => {
    const of = randomConfig(random);
    const cases: [Partial<Stored>, string, boolean][] = [
      [{ site: "other" }, "unanswered", true],
      [{ notice: "b".repeat(64) }, "decided", false],
      [{ expires: new Date(AT).toISOString() }, "expired", true],
      [{ expires: "soon" }, "expired", true],
      [{ at: new Date(AT + 10 * 864e5).toISOString() }, "expired", true],
    ];
    for (const [over, status, current] of cases) {
      const decision = after(of, "accept_all", {}, over);
      assert.deepEqual([decision.status, decision.current, mustAsk(decision)], [status, current, true]);
      for (const key of askedKeys(of)) assert.equal(allows(decision, key), false, key);
    }
  });
});

test("damaged answers grant nothing", () => {
  const of = config({ categories: [{ key: "c", title: "", purpose: "" }], services: [{ key: "s", category: "c" }] });
  const damaged = stored(of, "save", { categories: { c: "yes" }, services: { s: 1 } } as never);
  assert.equal(allows(decide(of, damaged, AT), "c"), false);
  assert.equal(allows(decide(of, damaged, AT), "s"), false);
});

/** The published table (DECISIONS.md): an explicit choice under the signal, the signal, a choice without it, one taken over, nothing. */
test("Global Privacy Control refuses what it names, unless the visitor chose under it", () => {
  forAll(500, (random) => {
    const plain = randomConfig(random);
    const asked = plain.categories.filter(isAsked).map(({ key }) => key);
    const named = asked.filter(() => random() < 0.5);
    const of = { ...plain, gpc: named };
    const [under, imported, signalled, now] = [random() < 0.5, random() < 0.3, random() < 0.3, random() < 0.7];
    const over: Partial<Stored> = {
      ...(under ? { gpc: true } : {}),
      ...(imported ? { imported: { from: "klaro", at: new Date(AT).toISOString() } as const } : {}),
      ...(signalled ? { signalled } : {}),
    };
    const kept = stored(of, "save", answer(of, nobody(of), "save", randomPicks(random, of)), over);
    const without = decide(of, { ...kept, signalled: false }, AT, false);
    const decision = decide(of, kept, AT, now);
    const signal = (now || signalled) && !(under && !imported);
    assert.equal(decision.gpc, now);
    for (const key of asked) assert.equal(allows(decision, key), allows(without, key) && !(signal && named.includes(key)), key);
    for (const { key, category } of of.services)
      assert.equal(allows(decision, key), allows(without, key) && !(signal && named.includes(category)), key);
  });
});

test("the signal alone answers nothing", () => {
  forAll(50, (random) => {
    const of = { ...randomConfig(random), gpc: ["c0"] };
    const { gpc, ...rest } = decide(of, undefined, AT, true);
    assert(gpc);
    assert.deepEqual({ ...rest, gpc: false }, decide(of, undefined, AT, false));
  });
});

const withRevs = (of: Config, rev: (key: string) => string): Config => ({
  ...of,
  categories: of.categories.map((one) => (isAsked(one) ? { ...one, rev: rev(one.key) } : one)),
  services: of.services.map((one) => (askedKeys(of).includes(one.key) ? { ...one, rev: rev(one.key) } : one)),
});

test("a choice counts on another notice exactly when all that is asked there was seen as it is", () => {
  forAll(500, (random) => {
    const before = withRevs(randomConfig(random), (key) => key + pick(random, ["1", "2"]));
    const seen = Object.fromEntries([...before.categories, ...before.services].filter(({ rev }) => rev).map(({ key, rev }) => [key, rev!]));
    const removed = random() < 0.5 ? before.services.slice(1) : before.services;
    const changed = random() < 0.5 ? askedKeys(before).filter(() => random() < 0.2) : [];
    const after = {
      ...withRevs({ ...before, services: removed }, (key) => (changed.includes(key) ? "new" : seen[key]!)),
      notice: "b".repeat(64),
    };
    const kept = stored(before, "accept_all", answer(before, nobody(before), "accept_all"), { seen });
    const decision = decide(after, kept, AT);
    const different = changed.filter((key) => askedKeys(after).includes(key));
    assert.equal(decision.current, different.length === 0);
    assert.equal(mustAsk(decision), different.length > 0);
    assert.equal(changes(after, seen).length, different.length);
    if (different.length) for (const key of askedKeys(after)) assert.equal(allows(decision, key), false, key);
  });
});

test("an answer lasts by whether anything was granted", () => {
  const of = config({ lifetime: { accepted: "P1Y", refused: "P1M" } });
  const at = new Date(AT);
  assert.equal(expiry(of, at, { categories: { a: false }, services: { s: true } }).toISOString(), "2027-03-01T12:00:00.000Z");
  assert.equal(expiry(of, at, { categories: { a: false }, services: {} }).toISOString(), "2026-04-01T12:00:00.000Z");
});
