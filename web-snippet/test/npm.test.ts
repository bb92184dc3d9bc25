import assert from "node:assert/strict";
import { test } from "node:test";
import type { Jawoord } from "../src/npm/queue.ts";
import { load } from "../src/npm/load.ts";
import { allows, on, push, ready } from "../src/npm/queue.ts";

type Loose = Record<string, unknown>;
const globals = globalThis as unknown as { window?: Loose; document?: Loose };

interface Tag extends Loose {
  onload(): void;
  onerror(): void;
}

/** A page that takes script elements, and what was appended to it. */
const inPage = async (run: (page: { tags: Tag[]; arrive(api: Partial<Jawoord>): void; window: Loose }) => void | Promise<void>): Promise<void> => {
  const tags: Tag[] = [];
  const createElement = (): Loose => {
    const tag: Loose = { attributes: {} };
    tag["setAttribute"] = (name: string, value: string): void => void ((tag["attributes"] as Loose)[name] = value);
    tag["remove"] = (): void => void tags.splice(tags.indexOf(tag as Tag), 1);
    return tag;
  };
  const window: Loose = {};
  globals.window = window;
  globals.document = { createElement, head: { append: (tag: Tag) => tags.push(tag) } };
  /** As the core does it: takes the place of the queue and runs it. */
  const arrive = (api: Partial<Jawoord>): void => {
    const queued = (window["jawoord"] || []) as ((api: Partial<Jawoord>) => void)[];
    window["jawoord"] = { allows: () => false, push: (command: (api: Partial<Jawoord>) => void) => command(api), ...api };
    queued.forEach((command) => command(window["jawoord"] as Partial<Jawoord>));
  };
  try {
    await run({ tags, arrive, window });
  } finally {
    delete globals.window;
    delete globals.document;
  }
};

const SRC = "https://cmp.shop.example/s/shop.js";

const failure = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
  } catch (error) {
    return String(error);
  }
  return "";
};

test("on a server nothing is allowed, nothing happens, and load says that it needs a page", async () => {
  push(() => assert(false));
  on("change", () => assert(false))();
  assert(!allows("analytics"));
  assert.match(await failure(load({ src: SRC })), /needs a page/);
});

test("nothing is allowed before the script is there", () =>
  inPage(({ arrive }) => {
    assert(!allows("analytics"));
    arrive({ allows: (key) => key === "analytics" });
    assert(allows("analytics"));
    assert(!allows("marketing"));
  }));

test("what is pushed early runs when the script is there, and ready answers with its API", () =>
  inPage(async ({ arrive }) => {
    const log: string[] = [];
    push(() => log.push("early"));
    const api = ready();
    arrive({});
    push(() => log.push("late"));
    assert.deepEqual(log, ["early", "late"]);
    assert(!(await api).allows("marketing"));
  }));

test("a listener that stops before the script is there never listens", () =>
  inPage(({ arrive }) => {
    const listening: string[] = [];
    const api = {
      on: (name: string) => {
        listening.push(name);
        return () => void listening.splice(listening.indexOf(name), 1);
      },
    } as Partial<Jawoord>;
    const stopEarly = on("change", () => {});
    const stopLate = on("choice", () => {});
    stopEarly();
    arrive(api);
    assert.deepEqual(listening, ["choice"]);
    stopLate();
    assert.deepEqual(listening, []);
  }));

test("load adds one tag with what the page's policy and the owner want on it", () =>
  inPage(async ({ tags, arrive }) => {
    const options = { src: SRC, integrity: "sha384-x", nonce: "n1", lang: "nl", data: { off: "fetch" } };
    const first = load(options);
    const second = load(options);
    assert.equal(tags.length, 1);
    const { attributes, nonce, integrity, crossOrigin, src } = tags[0]!;
    assert.deepEqual(attributes, { "data-off": "fetch", "data-lang": "nl", "data-consent": "necessary" });
    assert.deepEqual([nonce, integrity, crossOrigin, src], ["n1", "sha384-x", "anonymous", SRC]);
    arrive({});
    tags[0]!.onload();
    assert.equal(await first, await second);
    // It is there by now, whoever brought it.
    assert.equal(await load(options), await first);
    assert.equal(tags.length, 1);
  }));

test("a script that can't be had fails the load, and the next load tries again", () =>
  inPage(async ({ tags, arrive }) => {
    const failing = load({ src: "https://gone.example/s/shop.js" });
    tags[0]!.onerror();
    assert.match(await failure(failing), /could not be loaded from https:\/\/gone/);
    assert.equal(tags.length, 0);
    const other = load({ src: SRC });
    // Something came that is not the script.
    tags[0]!.onload();
    assert.match(await failure(other), /could not be loaded/);
    const again = load({ src: SRC });
    arrive({});
    assert(!(await again).allows("marketing"));
  }));

test("under trusted types the address goes through a policy of the package", () =>
  inPage(async ({ tags, arrive, window }) => {
    const names: string[] = [];
    const createPolicy = (name: string, rules: { createScriptURL(address: string): string }): Loose => {
      names.push(name);
      return { createScriptURL: (address: string) => "trusted:" + rules.createScriptURL(address) };
    };
    window["trustedTypes"] = { createPolicy };
    const api = load({ src: SRC });
    assert.equal(tags[0]!["src"], "trusted:" + SRC);
    assert.deepEqual(names, ["jawoord-npm"]);
    arrive({});
    await api;
  }));
