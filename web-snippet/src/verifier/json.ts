import { Fault, require } from "./fault.ts";

export type Json = null | boolean | number | string | Json[] | JsonObject;
export interface JsonObject {
  [name: string]: Json;
}

/** As the server's ReceiptFile: receipts are no deeper. */
const MAX_DEPTH = 12;
const MAX_NUMBER_CHARACTERS = 32;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
// eslint-disable-next-line no-control-regex
const PLAIN = /[^"\\\u0000-\u001f]*/y;
const ESCAPES: Readonly<Record<string, string>> = { '"': '"', "\\": "\\", "/": "/", b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" };
const UNPAIRED = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/**
 * Reads JSON as the server does: no member twice (`JSON.parse` would keep the last one, another reader the first), nothing after
 * the document, bounded depth, no NUL and no half surrogate pair.
 */
export const parseJson = (text: string): Json => {
  let at = 0;
  const fail = (code = "json"): never => {
    throw new Fault(code, String(at));
  };
  const space = (): void => {
    while (at < text.length && " \t\n\r".includes(text[at]!)) at++;
  };
  const take = (expected: string): void => {
    if (!text.startsWith(expected, at)) fail();
    at += expected.length;
  };
  const match = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) return fail();
    at += found[0].length;
    return found[0];
  };
  const string = (): string => {
    take('"');
    let all = "";
    for (;;) {
      all += match(PLAIN);
      if (text[at] === '"') break;
      take("\\");
      const escape = text[at++] || "";
      if (escape === "u") {
        const hex = text.slice(at, at + 4);
        if (!/^[0-9a-fA-F]{4}$/.test(hex)) fail();
        at += 4;
        all += String.fromCharCode(parseInt(hex, 16));
      } else {
        all += ESCAPES[escape] ?? fail();
      }
    }
    at++;
    require(!all.includes("\0") && !UNPAIRED.test(all), "text");
    return all;
  };
  const value = (depth: number): Json => {
    space();
    const first = text[at];
    if (first === "{" || first === "[") require(depth < MAX_DEPTH, "deep");
    if (first === "{") return object(depth + 1);
    if (first === "[") return array(depth + 1);
    if (first === '"') return string();
    for (const [word, of] of [["true", true], ["false", false], ["null", null]] as const) {
      if (text.startsWith(word, at)) {
        at += word.length;
        return of;
      }
    }
    const digits = match(NUMBER);
    const number = Number(digits);
    require(digits.length <= MAX_NUMBER_CHARACTERS && Number.isFinite(number), "json");
    return number;
  };
  const array = (depth: number): Json[] => {
    const items: Json[] = [];
    take("[");
    space();
    if (text[at] === "]") at++;
    else
      for (;;) {
        items.push(value(depth));
        space();
        if (text[at] === "]") return at++, items;
        take(",");
      }
    return items;
  };
  const object = (depth: number): JsonObject => {
    const members = Object.create(null) as JsonObject;
    take("{");
    space();
    if (text[at] === "}") return at++, members;
    for (;;) {
      space();
      const name = string();
      if (name in members) throw new Fault("duplicate", name);
      space();
      take(":");
      members[name] = value(depth);
      space();
      if (text[at] === "}") return at++, members;
      take(",");
    }
  };
  const whole = value(0);
  space();
  if (at !== text.length) fail();
  return whole;
};

/** The one spelling of RFC 8785: ECMAScript's own for texts and numbers, members in the order of their UTF-16 code units. */
export const canonical = (value: Json): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const members = Object.keys(value).sort();
  return `{${members.map((name) => `${JSON.stringify(name)}:${canonical(value[name]!)}`).join()}}`;
};

export const isObject = (value: Json | undefined): value is JsonObject =>
  value !== null && typeof value === "object" && !Array.isArray(value);

/** What stands at a pointer of plain names and numbers; undefined where nothing does. */
export const at = (value: Json | undefined, pointer: string): Json | undefined => {
  let found: Json | undefined = value;
  for (const name of pointer.split("/").slice(1)) {
    if (Array.isArray(found)) found = found[Number(name)];
    else found = isObject(found) && name in found ? found[name] : undefined;
  }
  return found;
};

export const list = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);
