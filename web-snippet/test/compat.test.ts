import assert from "node:assert/strict";
import { test } from "node:test";
import { DIALECTS, needs, read } from "../src/compat/dialects.ts";
import { createNames } from "../src/compat/names.ts";
import { cookieOf, fromCookiebot, fromOneTrust, fromOrestbida } from "../src/compat/stored.ts";
import { picksOf } from "../src/compat/takeover.ts";
import { AT, config, forAll, pick } from "./samples.ts";

const site = config({
  categories: [
    { key: "necessary", basis: "strictly_necessary", title: "" },
    { key: "functional", title: "" },
    { key: "analytics", title: "" },
    { key: "marketing", title: "" },
  ],
  services: [
    { key: "ga4", category: "analytics", title: "Google Analytics" },
    { key: "you_tube", category: "marketing" },
  ],
  gpc: ["marketing"],
});
const DAY = 864e5;

test("a name is the site's own key or title first, then the category that means the same", () => {
  const { keyOf } = createNames(site);
  assert.equal(keyOf("analytics"), "analytics");
  assert.equal(keyOf("Google Analytics"), "ga4");
  assert.equal(keyOf("You Tube"), "you_tube");
  assert.equal(keyOf("statistics"), "analytics");
  assert.equal(keyOf("preferences"), "functional");
  assert.equal(keyOf("Strictly Necessary"), "necessary");
  assert.deepEqual(["C0001", "C0002", "C0003", "C0004", "C0005"].map(keyOf), [
    "necessary",
    "analytics",
    "functional",
    "marketing",
    "marketing",
  ]);
  assert.equal(keyOf("unclassified"), undefined);
  assert.equal(keyOf("constructor"), undefined);
});

test("marketing is never guessed to be a site's social category, but social may be its marketing", () => {
  const { keyOf } = createNames(config({ categories: [{ key: "social", title: "" }] }));
  assert.equal(keyOf("advertising"), undefined);
  assert.equal(keyOf("C0005"), "social");
});

test("the owner's map comes before everything, and one that names no key maps to nothing", () => {
  const { warn } = console;
  const said: unknown[] = [];
  console.warn = (text: unknown) => void said.push(text);
  const { keyOf, mapped } = createNames(site, "C0002:marketing c:custom-7:ga4 statistics:typo");
  console.warn = warn;
  assert.equal(keyOf("C0002"), "marketing");
  assert.equal(keyOf("c:custom-7"), "ga4");
  assert.equal(keyOf("statistics"), undefined);
  assert.equal(said.length, 1);
  assert.deepEqual(mapped, ["C0002", "c:custom-7", "statistics"]);
});

const marks = (name: string, attributes: Record<string, string>): unknown => {
  const { purposes, service } = read(
    { getAttribute: (of: string) => attributes[of] ?? null },
    DIALECTS.find((one) => one.name === name)!,
  );
  return [...purposes, ...(service ? ["service " + service] : [])];
};

test("each dialect says in its own attributes what it waits for", () => {
  assert.deepEqual(marks("klaro", { "data-name": "youtube" }), ["service youtube"]);
  assert.deepEqual(marks("orestbida", { "data-category": "analytics", "data-service": "Google Analytics" }), [
    "analytics",
    "service Google Analytics",
  ]);
  assert.deepEqual(marks("orestbida", { "data-cookiecategory": "ads" }), ["ads"]);
  assert.deepEqual(marks("cookiebot", { "data-cookieconsent": "marketing, statistics" }), ["marketing", "statistics"]);
  assert.deepEqual(marks("usercentrics", { "data-usercentrics": "Google Analytics" }), ["service Google Analytics"]);
  assert.deepEqual(marks("onetrust", { class: "a optanon-category-C0002-C0004 b" }), ["C0002", "C0004"]);
  assert.deepEqual(marks("onetrust", { class: "ot-vscat-C0003" }), ["C0003"]);
  assert.deepEqual(marks("didomi", { "data-purposes": "cookies,ads", "data-vendor": "google" }), ["cookies", "ads", "service google"]);
  assert.deepEqual(marks("iubenda", { class: "_iub_cs_activate", "data-iub-purposes": "4,5" }), ["iubenda-4", "iubenda-5"]);
  assert.deepEqual(marks("iubenda", { class: "_iub_cs_activate" }), ["iubenda"]);
  assert.deepEqual(marks("cookieyes", { "data-cookieyes": "cookieyes-analytics" }), ["analytics"]);
  assert.deepEqual(marks("complianz", { "data-category": "marketing", "data-service": "youtube" }), ["marketing", "service youtube"]);
  assert.deepEqual(marks("civic", { "data-cc-category": "analytics" }), ["analytics"]);
  assert.deepEqual(marks("termly", { "data-categories": "advertising" }), ["advertising"]);
  assert.deepEqual(marks("c15t", { "data-c15t-category": "measurement", "data-c15t-vendor": "ga4" }), ["measurement", "service ga4"]);
});

test("everything named has to be allowed, and nothing goes that has one name the notice doesn't know", () => {
  const { keyOf } = createNames(site);
  const strange: string[] = [];
  const of = (purposes: string[], service = ""): readonly string[] | undefined =>
    needs(
      purposes,
      service,
      (name) => (keyOf(name) ? [keyOf(name)!] : undefined),
      (key) => site.services.find((one) => one.key === key)?.category ?? "",
      (name) => void strange.push(name),
    );
  assert.deepEqual(of(["marketing", "statistics"]), ["marketing", "analytics"]);
  assert.deepEqual(of(["analytics"], "Google Analytics"), ["ga4"]);
  assert.deepEqual(of(["marketing"], "Google Analytics"), ["ga4", "marketing"]);
  assert.deepEqual(of(["analytics"], "not known"), ["analytics"]);
  assert.deepEqual(strange, []);
  assert.equal(of(["marketing", "unclassified"]), undefined);
  assert.equal(of([], "not known"), undefined);
  assert.deepEqual(strange, ["unclassified", "not known"]);
});

const COOKIEBOT = `{stamp:'G+6rYDfrzwrZItFR==',necessary:true,preferences:false,statistics:true,marketing:false,method:'explicit',ver:1,utc:${AT - DAY},region:'nl'}`;
const ONETRUST =
  "isGpcEnabled=0&datestamp=x&interactionCount=1&groups=C0001%3A1%2CC0002%3A1%2CC0003%3A0%2CC0004%3A0&AwaitingReconsent=false";
const CLOSED = new Date(AT - DAY).toISOString();
const ORESTBIDA = JSON.stringify({
  categories: ["necessary", "analytics"],
  revision: 0,
  data: null,
  consentTimestamp: CLOSED,
  consentId: "4e3a",
  services: { necessary: [], functional: [], analytics: ["ga4"], marketing: [] },
  lastConsentTimestamp: CLOSED,
  languageCode: "nl",
  expirationTime: AT + 90 * DAY,
});

test("an explicit choice is read from each tool's cookie", () => {
  assert.deepEqual(fromCookiebot(COOKIEBOT), { at: AT - DAY, answers: { preferences: false, statistics: true, marketing: false } });
  assert.deepEqual(fromOneTrust(ONETRUST, CLOSED), { at: AT - DAY, answers: { C0001: true, C0002: true, C0003: false, C0004: false } });
  assert.deepEqual(fromOrestbida(ORESTBIDA)!.answers, { necessary: true, functional: false, analytics: true, marketing: false });
});

test("what the visitor did not do is no choice", () => {
  assert.equal(fromCookiebot(COOKIEBOT.replace("explicit", "implied")), undefined);
  assert.equal(fromCookiebot(COOKIEBOT.replace(/'G.*=='/, "'-1'")), undefined);
  assert.equal(fromOneTrust(ONETRUST.replace("Count=1", "Count=0"), CLOSED), undefined);
  assert.equal(fromOneTrust(ONETRUST, ""), undefined);
  assert.equal(fromOneTrust(ONETRUST.replace("Reconsent=false", "Reconsent=true"), CLOSED), undefined);
  assert.equal(fromOrestbida(ORESTBIDA.replace(/"lastConsentTimestamp":"[^"]*",/, "")), undefined);
});

test("garbage in another tool's cookie is nothing", () => {
  const pieces = [
    "{",
    "}",
    "'",
    '"',
    "stamp",
    ":",
    "true",
    ",",
    "null",
    "[]",
    "C0002:1",
    "&groups=",
    "%",
    "\u0000",
    "9999999999999",
    COOKIEBOT,
    ORESTBIDA,
    ONETRUST,
  ];
  forAll(500, (random) => {
    const text = Array.from({ length: 1 + Math.floor(random() * 6) }, () => pick(random, pieces)).join("");
    for (const found of [fromCookiebot(text), fromOneTrust(text, text), fromOrestbida(text)]) {
      assert(!found || (found.at > 0 && Object.values(found.answers).every((answer) => typeof answer === "boolean")));
    }
  });
  for (const text of ["null", "1", '{"categories":"all"}', '{"services":null}', "[]"]) assert.equal(fromOrestbida(text), undefined);
});

test("a cookie that is there twice with different values counts as none", () => {
  assert.equal(cookieOf("a=1; b=2", "a"), "1");
  assert.equal(cookieOf("a=1; a=1", "a"), "1");
  assert.equal(cookieOf("a=1; a=2", "a"), "");
  assert.equal(cookieOf("xa=1", "a"), "");
});

const found = { at: AT - DAY, answers: { preferences: false, statistics: true, marketing: true } };

test("a choice is taken over when it answers everything that the site asks", () => {
  const names = createNames(site);
  assert.deepEqual(picksOf(found, site, names, AT, false), { functional: false, analytics: true, marketing: true });
  assert.equal(picksOf({ at: AT - DAY, answers: { statistics: true, marketing: true } }, site, names, AT, false), undefined);
  const more = config({ ...site, categories: [...site.categories, { key: "chat", title: "" }] });
  assert.equal(picksOf(found, more, createNames(more), AT, false), undefined);
});

test("where several names mean one category, one no is a no", () => {
  const names = createNames(site);
  const answers = { functional: true, analytics: true, targeting: false, social: true };
  assert.deepEqual(picksOf({ at: AT, answers }, site, names, AT, false), { functional: true, analytics: true, marketing: false });
});

test("a choice that is too old, has ended or comes from the future is not taken over", () => {
  const names = createNames(site);
  assert.equal(picksOf({ ...found, at: AT - 200 * DAY }, site, names, AT, false), undefined);
  assert.equal(picksOf({ ...found, at: AT + 1 }, site, names, AT, false), undefined);
  assert.equal(picksOf({ ...found, until: AT }, site, names, AT, false), undefined);
  assert(picksOf({ ...found, until: AT + 1 }, site, names, AT, false));
});

test("Global Privacy Control refuses what the site says it refuses, whatever was chosen elsewhere", () => {
  assert.deepEqual(picksOf(found, site, createNames(site), AT, true), { functional: false, analytics: true, marketing: false });
});

test("of services that were asked one by one, only those that were granted are", () => {
  const of = config({ ...site, services: [...site.services, { key: "hotjar", category: "analytics" }] });
  const picks = picksOf(fromOrestbida(ORESTBIDA)!, of, createNames(of), AT, false);
  assert.deepEqual(picks, { necessary: true, functional: false, analytics: true, marketing: false, ga4: true, hotjar: false });
});
