import { integrityOf } from "../core/integrity.ts";
import type { Config } from "../core/config.ts";
import type { Host } from "../ui.ts";

const ANSWER_WITHIN = 4000;

/** The first wanted language that the site speaks: the same tag, else the same language; otherwise what is embedded. */
export const chooseLanguage = (config: Config, wanted: readonly (string | null | undefined)[]): string => {
  for (const tag of wanted) {
    const base = (tag || "").toLowerCase();
    const match =
      config.languages.find((language) => language.toLowerCase() === base) ||
      config.languages.find((language) => language.toLowerCase().split("-")[0] === base.split("-")[0]);
    if (match) return match;
  }
  return config.language;
};

/** The notice with all of its details in one language; that of the file is checked against its hash. Fails when it can't be had in time. */
export const fetchWhole = async ({ config, api, options }: Host, language: string): Promise<Config> => {
  const { site, notice, version, publishedAt } = config;
  const answer = await fetch(`${api}/s/${site}/${notice}.json?lang=${language}`, {
    credentials: "omit",
    signal: AbortSignal.timeout(ANSWER_WITHIN),
    ...(language === config.language && options.details ? { integrity: integrityOf(options.details) } : {}),
  });
  const whole: Config = await answer.json();
  // A choice is recorded against one notice: that one has to be shown.
  if (whole.notice !== notice) throw Error(language);
  return { ...whole, version, ...(publishedAt ? { publishedAt } : {}) };
};
