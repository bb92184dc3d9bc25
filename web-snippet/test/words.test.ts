import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { createWords } from "../src/banner/words.ts";
import { config } from "./samples.ts";

const FOLDER = new URL("../../src/main/resources/texts/", import.meta.url);
const NO_LANGUAGE = "necessary.json";

const texts = new Map<string, Record<string, string>>(
  readdirSync(FOLDER)
    .filter((file) => file !== NO_LANGUAGE)
    .map((file) => [file.replace(".json", ""), JSON.parse(readFileSync(new URL(file, FOLDER), "utf8"))]),
);

const words = (language: string) => createWords(config({ language, banner: { texts: texts.get(language)! } }));

test("every number has a form in every language", () => {
  assert.equal(texts.size, 30);
  for (const [language, own] of texts) {
    const rules = new Intl.PluralRules(language);
    assert.deepEqual(Intl.PluralRules.supportedLocalesOf(language), [language]);
    for (const count of [...Array(201).keys(), 1000, 1e6, 1.5]) {
      assert(`recipients_${rules.select(count)}` in own, `${language} ${count}`);
    }
  }
});

test("the form fits the number", () => {
  assert.equal(words("pl").count("recipients", 1), "1 innego odbiorcy");
  assert.equal(words("pl").count("recipients", 22), "22 innych odbiorców");
  assert.equal(words("sl").count("recipients", 2), "2 drugima prejemnikoma");
  assert.equal(words("lv").count("recipients", 11), "11 citiem saņēmējiem");
  assert.equal(words("ga").count("recipients", 7), "7 bpáirtí eile");
  assert.equal(words("ar").count("recipients", 2), "طرفين آخرين");
  assert.equal(words("ar").count("recipients", 3), "3 أطراف أخرى");
});

test("the form is that of the language's rules, for each number in each language", () => {
  for (const [language, own] of texts) {
    const rules = new Intl.PluralRules(language);
    for (const count of Array(301).keys())
      assert.equal(words(language).count("recipients", count), own["recipients_" + rules.select(count)]!.replace("{count}", String(count)), `${language} ${count}`);
  }
});

test("a form that is missing is the general one", () => {
  const own = createWords(config({ language: "pl", banner: { texts: { recipients_other: "{count} x" } } }));
  assert.equal(own.count("recipients", 2), "2 x");
});

test("Arabic and Hebrew read from right to left, the others don't", () => {
  for (const language of texts.keys()) {
    assert.equal(words(language).direction, language === "ar" || language === "he" ? "rtl" : "ltr", language);
  }
});
