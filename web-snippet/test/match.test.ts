import assert from "node:assert/strict";
import { test } from "node:test";
import { createMatcher, hintOf, sourceOf } from "../src/core/match.ts";
import type { Service } from "../src/core/config.ts";
import { forAll, pick } from "./samples.ts";

const fits = (match: string, url: string): boolean => RegExp(`^(?:${sourceOf(match)})$`).test(url);

test("a star stands for anything, and everything else for itself", () => {
  assert(fits("https://connect.facebook.net/*", "https://connect.facebook.net/en_US/fbevents.js"));
  assert(fits("https://www.facebook.com/tr*", "https://www.facebook.com/tr?id=1&ev=PageView"));
  assert(!fits("https://www.facebook.com/tr*", "https://wwwxfacebook.com/tr"));
  assert(!fits("https://www.facebook.com/tr*", "https://www.facebook.com/x/tr"));
  assert(fits("https://a.example/*.js?v=*", "https://a.example/b/c.js?v=1"));
});

test("a star before a host stands for one or more labels, and never for a path", () => {
  assert(fits("https://*.hotjar.com/*", "https://static.hotjar.com/c/hotjar.js"));
  assert(fits("https://*.hotjar.com/*", "https://a.b.hotjar.com/"));
  assert(!fits("https://*.hotjar.com/*", "https://hotjar.com/"));
  assert(!fits("https://*.hotjar.com/*", "https://other.example/?.hotjar.com/"));
});

test("a path is matched on any host, from its start", () => {
  assert(fits("/collect*", "https://shop.example/collect?v=2"));
  assert(fits("/collect*", "http://localhost:8080/collect"));
  assert(!fits("/collect*", "https://shop.example/a/collect"));
});

test("no pattern is a regular expression of its own", () => {
  forAll(500, (random) => {
    const text = Array.from({ length: 12 }, () => pick(random, [..."aZ0.+?^${}()|[]\\/-:%é"])).join("");
    assert(fits("https://a.example/" + text, "https://a.example/" + text), text);
    assert(!fits("https://a.example/" + text, "https://a.example/" + text + "b"), text);
  });
});

test("what markup holds of a pattern has no scheme, star or escaped sign", () => {
  assert.equal(hintOf("https://*.hotjar.com/*"), "hotjar.com/");
  assert.equal(hintOf("https://a.example/tr?id=1"), "a.example/tr");
  assert.equal(hintOf("/collect*"), "/collect");
});

test("an address belongs to every service that matches it, and a socket to its host", () => {
  Object.assign(globalThis, { document: { baseURI: "https://shop.example/a/" } });
  const service = (key: string, ...matches: string[]): Service => ({ key, category: "c", matches });
  const matcher = createMatcher([
    service("one", "https://a.example/*", "/own/*"),
    service("two", "https://a.example/b/*"),
    { key: "none", category: "c" },
  ]);
  assert.deepEqual(matcher.keys, ["one", "two"]);
  assert.equal(matcher.of("https://a.example/b/c"), "one|two");
  assert.equal(matcher.of(" //a.example/x#part "), "one");
  assert.equal(matcher.of(new URL("wss://A.example/live")), "one");
  assert.equal(matcher.of("https://a.example./b/c"), "one|two");
  assert.equal(matcher.of("https://b.example/a.example./x"), "");
  assert.equal(matcher.of("../own/x"), "one");
  for (const free of ["https://b.example/", "data:,https://a.example/x", "", "http://[", null, undefined])
    assert.equal(matcher.of(free), "");
  assert(matcher.hint('<img src="//A.example/x">'));
  assert(!matcher.hint('<img src="//b.example/x">'));
});

test("without any pattern nothing belongs to anybody", () => {
  Object.assign(globalThis, { document: { baseURI: "https://shop.example/" } });
  const matcher = createMatcher([{ key: "none", category: "c", matches: [] }]);
  assert.equal(matcher.of("https://a.example/"), "");
  assert.deepEqual(matcher.keys, []);
});
