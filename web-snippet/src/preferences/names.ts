import type { Words } from "../banner/words.ts";
import { attempt } from "../banner/words.ts";
import { parsePeriod } from "../choice/period.ts";

/** Names of countries, enumerations and periods in one language. */
export interface Names {
  list(items: readonly string[]): string;
  /** Of an ISO 3166-1 alpha-2 code. */
  country(code: string): string;
  /** Of an ISO 8601 period or duration; of anything else, the name of a session. */
  period(iso: string): string;
}

const UNITS = ["year", "month", "week", "day", "hour", "minute", "second"];

export const createNames = ({ language, text }: Words): Names => {
  const list = (items: readonly string[]): string => attempt(() => new Intl.ListFormat(language).format(items), items.join(", "));
  return {
    list,
    country: (code) => attempt(() => new Intl.DisplayNames(language, { type: "region" }).of(code), code),
    period(iso) {
      const parts = parsePeriod(iso);
      if (!parts || !parts.some(Boolean)) return text("sessionCookie");
      const said = parts.map((count, i) =>
        count
          ? attempt(() => new Intl.NumberFormat(language, { style: "unit", unit: UNITS[i]!, unitDisplay: "long" }).format(count), iso)
          : "",
      );
      return list(said.filter(Boolean));
    },
  };
};
