import assert from "node:assert/strict";
import { test } from "node:test";
import { explain } from "../src/explain/explain.ts";
import type { Held } from "../src/explain/explain.ts";
import type { Explanation } from "../src/core/api.ts";
import { decide } from "../src/core/decision.ts";
import type { Stored } from "../src/core/decision.ts";
import { AT, config, stored } from "./samples.ts";

const of = config({
  categories: [
    { key: "analytics", title: "", purpose: "" },
    { key: "marketing", title: "", purpose: "" },
  ],
  services: [
    { key: "ga4", category: "analytics", matches: ["https://tags.example/*"] },
    { key: "meta-pixel", category: "marketing", matches: ["https://connect.example/*", "https://www.example/tr*"] },
    { key: "ads", category: "marketing", matches: ["https://tags.example/ads*"] },
  ],
});
const someAnswers = stored(of, "save", { categories: { analytics: true, marketing: false }, services: {} });

const explained = (choice: Stored | undefined, held: Held[], loaded: readonly string[] = []): Explanation & { held: readonly Held[] } => {
  Object.assign(globalThis, { document: { baseURI: "https://shop.example/" } });
  const into = { held, requested: [] };
  explain(of, decide(of, choice, AT), into, loaded);
  return into;
};

test("an address is held by the pattern that it fits, and waits for an answer", () => {
  const { held } = explained(undefined, [{ keys: ["meta-pixel"], url: "https://www.example/tr?id=1", mechanism: "element" }]);
  assert.equal(held[0]!.rule, "https://www.example/tr*");
  assert.equal(held[0]!.why, '"meta-pixel" (marketing) is not answered yet');
});

test("a parked element is held by its attribute, and says what was refused", () => {
  const { held } = explained(someAnswers, [{ keys: ["marketing", "meta-pixel"] }]);
  assert.equal(held[0]!.rule, 'data-consent="marketing meta-pixel"');
  assert.equal(held[0]!.why, '"marketing" was refused, "meta-pixel" (marketing) was refused');
});

test("a key that the notice does not have is named as such", () => {
  assert.equal(explained(someAnswers, [{ keys: ["tiktok"] }]).held[0]!.why, '"tiktok" is not in this notice');
});

test("what was held before the yes may go now", () => {
  assert.equal(explained(someAnswers, [{ keys: ["ga4"] }]).held[0]!.why, '"ga4" (analytics) may go now');
});

test("what is held is counted by mechanism and by service", () => {
  const told = explained(undefined, [
    { keys: ["ga4|ads"], url: "https://tags.example/ads.js", mechanism: "markup" },
    { keys: ["ads"], url: "https://tags.example/ads.js", mechanism: "markup" },
    { keys: ["marketing"] },
  ]);
  assert.deepEqual(told.mechanisms, { markup: 2, parked: 1 });
  assert.deepEqual(told.services, { ga4: 1, ads: 2, marketing: 1 });
});

test("addresses that went out are named while no service that they belong to may go", () => {
  const loaded = ["https://connect.example/x.js", "https://tags.example/ads.js", "https://shop.example/own.js"];
  assert.deepEqual(explained(undefined, [], loaded).requested, loaded.slice(0, 2));
  assert.deepEqual(explained(someAnswers, [], loaded).requested, loaded.slice(0, 1));
});
