import assert from "node:assert/strict";
import { test } from "node:test";
import { readChoice, setCookies } from "../src/core/kept.ts";
import { remove, write } from "../src/core/store.ts";
import { sharedDomain } from "../src/choice/domain.ts";
import { AT, config, stored } from "./samples.ts";

/** A browser's cookies as far as the snippet sees them: no domain of one label, nor a public suffix, takes any. */
const browser = (hostname: string, suffixes: readonly string[] = []): string[] => {
  const jar = new Map<string, string>();
  const log: string[] = [];
  const values = new Map<string, string>();
  Object.assign(globalThis, {
    location: { hostname, protocol: "https:" },
    localStorage: {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    },
    document: {
      get cookie() {
        return [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
      },
      set cookie(text: string) {
        log.push(text);
        const [pair = "", ...attributes] = text.split(";");
        const domain = attributes.find((one) => one.startsWith("domain="))?.slice(7);
        if (domain !== undefined && (!domain.includes(".") || suffixes.includes(domain))) return;
        const [name = "", value = ""] = pair.split("=");
        if (/max-age=-?0*(;|$)/.test(text)) jar.delete(name);
        else jar.set(name, value);
      },
    },
  });
  return log;
};

const of = config();
const choice = (at: number, id: string) =>
  stored(of, "accept_all", { categories: {}, services: {} }, { id, at: new Date(at).toISOString(), expires: new Date(Date.now() + 864e5).toISOString() });

test("the later of storage and cookie counts, and storage where both are the same", () => {
  browser("www.shop.example");
  write("jawoord", JSON.stringify(choice(AT, "old")));
  setCookies(choice(AT + 1, "new"), true, "shop.example");
  assert.equal(readChoice(of.site)!.id, "new");
  write("jawoord", JSON.stringify({ ...choice(AT + 1, "new"), recorded: false }));
  assert.equal(readChoice(of.site)!.recorded, false);
  remove("jawoord");
});

test("a cookie of another site, or one that can't be read, is no choice", () => {
  browser("www.shop.example");
  for (const text of ["%", "null", "1", "{", JSON.stringify({ ...choice(AT, "x"), site: "other" }), JSON.stringify({ ...choice(AT, "x"), v: 2 })]) {
    document.cookie = "jawoord_choice=" + (text === "%" ? text : encodeURIComponent(text));
    assert.equal(readChoice(of.site), undefined);
  }
});

test("cookies are for all of the site, lax, secure and end with the choice; the copy is made only where it is wanted", () => {
  const log = browser("www.shop.example");
  setCookies(choice(AT, "x"), false);
  assert.equal(log.length, 1);
  assert.match(log[0]!, /^jawoord=t{22};path=\/;max-age=8[56]\d{3};samesite=lax;secure$/);
  setCookies(choice(AT, "x"), true, "shop.example");
  assert.match(log[1]!, /^jawoord_choice=%7B.*;domain=shop\.example;secure$/);
});

test("what the server has stamped is not set again by script, whether or not the server has the choice", () => {
  const log = browser("www.shop.example");
  const kept = choice(AT, "x");
  setCookies({ ...kept, recorded: false }, true);
  const { length } = log;
  setCookies({ ...kept, recorded: true }, true);
  assert.equal(log.length, length);
  setCookies({ ...kept, id: "y" }, true);
  assert.equal(log.length, length + 1);
});

test("a choice too long for a cookie is not copied, and what was copied before is deleted", () => {
  browser("www.shop.example");
  setCookies(choice(AT, "x"), true);
  const services = Object.fromEntries(Array.from({ length: 200 }, (_, i) => ["service-" + i, false]));
  setCookies({ ...choice(AT + 1, "y"), services }, true);
  assert.equal(document.cookie, "jawoord=" + "t".repeat(22));
});

test("forgetting deletes both", () => {
  browser("www.shop.example");
  setCookies(choice(AT, "x"), true, "shop.example");
  setCookies(undefined, true, "shop.example");
  assert.equal(document.cookie, "");
});

test("the widest domain is the one above the public suffix, and the probe is gone again", () => {
  for (const [host, suffixes, domain] of [
    ["a.b.shop.example", [], "shop.example"],
    ["www.shop.co.uk", ["co.uk"], "shop.co.uk"],
    ["shop.example", [], "shop.example"],
    ["localhost", [], ""],
  ] as const) {
    browser(host, suffixes);
    assert.equal(sharedDomain(), domain);
    assert.equal(document.cookie, "");
  }
});
