import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { isOfSite } from "../src/receipt/origins.ts";
import { check } from "../src/verifier/check.ts";
import { at, canonical, parseJson } from "../src/verifier/json.ts";
import type { JsonObject } from "../src/verifier/json.ts";
import { parseKeys } from "../src/verifier/keys.ts";
import { statedDisagreements } from "../src/verifier/stated.ts";
import { WORDS } from "../src/verifier/words.ts";

const golden = (name: string): string => readFileSync(new URL(`../../src/test/resources/receipt/${name}.json`, import.meta.url), "utf8");

test("the golden receipt is valid for ever", async () => {
  const report = await check(golden("golden"), await parseKeys(golden("golden-keys")));
  assert.deepEqual(report.steps.map(({ outcome }) => outcome), ["holds", "holds", "holds", "holds", "holds"]);
});

test("the golden receipt of a consent by telephone is valid for ever", async () => {
  const report = await check(golden("golden-stated"), await parseKeys(golden("golden-stated-keys")));
  assert.deepEqual(report.steps.map(({ outcome }) => outcome), ["holds", "holds", "holds", "holds", "holds"]);
});

test("words beside a consent by telephone that differ from its text or its record are found, whoever signed them", async () => {
  const receipt = (): JsonObject => parseJson(golden("golden-stated")) as JsonObject;
  assert.deepEqual(await statedDisagreements(receipt()), []);
  const notice = "/pii_processing/privacy_notice";
  const purpose = "/pii_processing/purposes/0";
  const wanted: Record<string, string[]> = {
    "": ["pii_principal_id", "record_id"],
    "/pii_processing": ["language", "withdrawal_method"],
    [notice]: ["id"],
    [notice + "/text"]: ["title"],
    [purpose]: ["purpose", "answer", "purpose_id", "lawful_basis"],
    "/party_identification/0": ["party_name"],
    "/event/0": ["event_time", "entity_id", "event_state"],
  };
  for (const [parent, members] of Object.entries(wanted)) {
    for (const member of members) {
      const changed = receipt();
      const object = (parent ? at(changed, parent) : changed) as JsonObject;
      assert(member in object, parent + "/" + member);
      object[member] = "anders";
      assert((await statedDisagreements(changed)).length > 0, parent + "/" + member);
    }
  }
  const less = receipt();
  (at(less, "/pii_processing") as JsonObject)["purposes"] = [];
  assert((await statedDisagreements(less)).includes("/pii_processing/purposes"));
});

test("the examples of RFC 8785 are spelt as it says", () => {
  // Sections 3.2.2 and 3.2.3.
  const sample = String.raw`{"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001, -0],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/", "literals": [null, true, false]}`;
  assert.equal(
    canonical(parseJson(sample)),
    String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27,0],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
  );
  const order = String.raw`{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}`;
  assert.equal(canonical(parseJson(order)), `{"\\r":2,"1":4,"\u0080":6,"ö":7,"€":1,"😀":5,"\ufb33":3}`);
});

test("what two readers could take for two things is refused", () => {
  const wrong = ["", "{", '{"a":1,"a":2}', '{"a":1,"\\u0061":2}', "[1,]", "01", "1.", "+1", "NaN", "1e999", '"\t"', '"\\x"', "'a'", "{}{}", "[[[[[[[[[[[[[]]]]]]]]]]]]]"];
  wrong.push('"\\ud800"', '"\\udc00\\ud800"', '"\\u0000"', "\ufeff{}", "[".repeat(100000));
  for (const text of wrong) {
    let refused = false;
    try {
      parseJson(text);
    } catch {
      refused = true;
    }
    assert(refused, text.slice(0, 20));
  }
});

test("a site's origins are compared by character, a star standing for one label", () => {
  const origins = ["https://shop.example", "https://*.brand.example"];
  for (const origin of ["https://shop.example", "https://a.brand.example"]) assert(isOfSite(origin, origins), origin);
  const others = ["http://shop.example", "https://shop.example.evil.example", "https://brand.example", "https://.brand.example"];
  others.push("https://a.b.brand.example", "https://evil.example/.brand.example", "null", "");
  for (const origin of others) assert(!isOfSite(origin, origins), origin);
});

test("what it says it says in both languages, with the same places", () => {
  const places = (text: string): string[] => (text.match(/\{\w+\}/g) || []).sort();
  assert.deepEqual(Object.keys(WORDS.nl), Object.keys(WORDS.en));
  for (const [key, text] of Object.entries(WORDS.nl)) assert.deepEqual(places(text), places((WORDS.en as Record<string, string>)[key]!), key);
});
