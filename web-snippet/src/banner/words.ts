import type { Config } from "../core/config.ts";
import { h } from "./dom.ts";

export type Values = Readonly<Record<string, string | number>>;

/** The texts of one language, and dates in it. */
export interface Words {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  text(key: string, values?: Values): string;
  /** A text whose values stand out, in paragraphs before and after the place where the list belongs. */
  rich(key: string, values: Values, place: string, list: Node): Node[];
  has(key: string): boolean;
  /** The form of a text that fits a number: `key_one`, `key_other`, … */
  count(key: string, count: number): string;
  date(iso: string): string;
}

const RIGHT_TO_LEFT = /^(ar|he|fa|ur|yi|ps|sd|ug|dv|ckb)\b/;

/** Names of languages and units that the browser lacks are shown as they came. */
export const attempt = (work: () => string | undefined, otherwise: string): string => {
  try {
    return work() || otherwise;
  } catch {
    return otherwise;
  }
};

export const createWords = ({ language, banner: { texts } }: Config): Words => {
  const raw = (key: string): string => texts[key] || "";
  const value = (values: Values | undefined, name: string): string => String(values && name in values ? values[name] : `{${name}}`);
  const words: Words = {
    language,
    direction: RIGHT_TO_LEFT.test(language) ? "rtl" : "ltr",
    has: (key) => raw(key) !== "",
    text: (key, values) => raw(key).replace(/\{(\w+)\}/g, (_, name: string) => value(values, name)),
    rich(key, values, place, list) {
      const paragraph = (text: string): Node =>
        h("p", {}, ...text.split(/\{(\w+)\}/).map((part, i) => (i % 2 ? h("strong", { dir: "auto" }, value(values, part)) : part)));
      const [before = "", after = ""] = raw(key).split(`{${place}}`);
      return [paragraph(before), list, paragraph(after.replace(/^[\s.,;:。،]+/, ""))];
    },
    count(key, count) {
      // Where a language has no more forms than these, most numbers need no look at its rules, which takes a slow phone two milliseconds.
      const plain = count > 1 && count < 20 && !words.has(key + "_two") && !words.has(key + "_few");
      const form = plain ? "other" : attempt(() => new Intl.PluralRules(language).select(count), "other");
      return words.text(words.has(key + "_" + form) ? key + "_" + form : key + "_other", { count });
    },
    date: (iso) => attempt(() => new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date(iso)), iso),
  };
  return words;
};
