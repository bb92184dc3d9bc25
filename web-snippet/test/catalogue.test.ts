import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { createMatcher } from "../src/core/match.ts";
import type { Service } from "../src/core/config.ts";

const FOLDER = new URL("../../src/main/resources/catalogue/", import.meta.url);

interface Entry {
  readonly samples?: readonly string[];
  readonly service: Service;
}

const read = (name: string): string => readFileSync(new URL(name, FOLDER), "utf8");
const entries = read("services.txt")
  .trim()
  .split("\n")
  .map((name) => JSON.parse(read(name + ".json")) as Entry);

Object.assign(globalThis, { document: { baseURI: "https://shop.example/" } });
const matcher = createMatcher(entries.map(({ service }) => service));

test("each address of a service belongs to it and to no other", () => {
  const found = entries.flatMap(({ samples }) => (samples || []).map((url) => `${url} ${matcher.of(url)}`));
  const wanted = entries.flatMap(({ service, samples }) => (samples || []).map((url) => `${url} ${service.key}`));
  assert(found.length > entries.length);
  assert.deepEqual(found, wanted);
});

test("each pattern fits an address that its service really uses", () => {
  for (const { service, samples } of entries)
    for (const match of service.matches || []) {
      const alone = createMatcher([{ key: "it", category: "c", matches: [match] }]);
      assert(
        (samples || []).some((url) => alone.of(url)),
        `${service.key}: nothing fits ${match}`,
      );
    }
});

test("markup with an address of a service is looked at", () => {
  for (const { samples } of entries) for (const url of samples || []) assert(matcher.hint(`<script src="${url}"></script>`), url);
});

test("no pattern holds what a site has of its own, or the whole of a large company", () => {
  for (const free of [
    "https://shop.example/",
    "https://shop.example/main.js",
    "https://cdn.shop.example/app.js",
    "https://www.google.com/",
    "https://www.google.com/search?q=x",
    "https://www.gstatic.com/images/x.png",
    "https://storage.googleapis.com/shop/x.js",
    "https://www.facebook.com/shop",
    "https://connect.facebook.net/x",
    "https://www.instagram.com/shop/",
    "https://www.linkedin.com/company/shop",
    "https://www.tiktok.com/@shop",
    "https://www.pinterest.com/shop/",
    "https://x.com/shop",
    "https://t.co/abc",
    "https://www.microsoft.com/",
    "https://www.bing.com/",
    "https://learn.microsoft.com/",
    "https://www.paypal.com/paypalme/shop",
    "https://www.amazon.de/",
    "https://shop.s3.amazonaws.com/x.js",
    "https://d111111abcdef8.cloudfront.net/x.js",
    "https://www.cloudflare.com/",
    "https://api.github.com/",
    "https://www.reddit.com/r/x",
  ])
    assert.equal(matcher.of(free), "", free);
});
