import assert from "node:assert/strict";
import { test } from "node:test";
import { consentState } from "../src/core/consent-mode.ts";
import { domainsOf, fits, pathsOf } from "../src/sweep/sweep.ts";
import { serverOf } from "../src/core/page.ts";
import { decide } from "../src/core/decision.ts";
import { chooseLanguage } from "../src/choice/language.ts";
import { AT, config, stored } from "./samples.ts";

test("a pattern fits a name, or its start when it ends in a star", () => {
  assert(fits("_ga", "_ga"));
  assert(!fits("_ga_X1", "_ga"));
  assert(fits("_ga_X1", "_ga_*"));
  assert(!fits("x_ga_X1", "_ga_*"));
});

test("a cookie is looked for on every path and domain that it may have been set for", () => {
  assert.deepEqual(pathsOf("/"), ["/"]);
  assert.deepEqual(pathsOf("/a/b"), ["/", "/a", "/a/", "/a/b", "/a/b/"]);
  assert.deepEqual(domainsOf("www.shop.example"), ["", "www.shop.example", "shop.example", "example"]);
  assert.deepEqual(domainsOf("localhost"), ["", "localhost"]);
});

test("the server is where the script came from, also under a path of the owner's own site", () => {
  assert.equal(serverOf("https://cmp.shop.example/s/shop.js"), "https://cmp.shop.example");
  assert.equal(serverOf("https://shop.example/cmp/s/shop.js?lang=nl"), "https://shop.example/cmp");
  assert.equal(serverOf("https://shop.example/s/cmp/s/shop.js"), "https://shop.example/s/cmp");
  assert.equal(serverOf(`https://shop.example/cmp/s/s/${"a".repeat(64)}.js`), "https://shop.example/cmp");
  assert.equal(serverOf("http://localhost:8080/s/demo.js#x"), "http://localhost:8080");
});

test("the first wanted language that the site speaks is chosen", () => {
  const of = config({ languages: ["nl", "en", "pt-BR"], language: "nl" });
  assert.equal(chooseLanguage(of, ["en", "nl"]), "en");
  assert.equal(chooseLanguage(of, [null, "EN-gb"]), "en");
  assert.equal(chooseLanguage(of, ["pt-PT"]), "pt-BR");
  assert.equal(chooseLanguage(of, ["fi", "", undefined]), "nl");
});

test("a Consent Mode type is granted by the category that lists it, and by nothing else", () => {
  const of = config({
    categories: [
      { key: "necessary", basis: "strictly_necessary", title: "", purpose: "", consentMode: ["security_storage"] },
      { key: "analytics", title: "", purpose: "", consentMode: ["analytics_storage"] },
      { key: "marketing", title: "", purpose: "", consentMode: ["ad_storage", "ad_user_data", "ad_personalization"] },
    ],
  });
  const granted = (state: Record<string, unknown>): string[] => Object.keys(state).filter((type) => state[type] === "granted");
  assert.equal(Object.keys(consentState(of, undefined)).length, 7);
  assert.deepEqual(granted(consentState(of, undefined)), []);
  const kept = stored(of, "save", { categories: { analytics: true, marketing: false }, services: {} });
  assert.deepEqual(granted(consentState(of, decide(of, kept, AT))), ["analytics_storage", "security_storage"]);
});
