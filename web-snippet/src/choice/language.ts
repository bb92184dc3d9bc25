import type { Config } from "../core/config.ts";

const ANSWER_WITHIN = 2000;

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

/** The same notice in a wanted language; the embedded one when that can't be had in time. */
export const inLanguage = async (config: Config, wanted: readonly (string | null | undefined)[], api: string): Promise<Config> => {
  const language = chooseLanguage(config, wanted);
  if (language === config.language) return config;
  try {
    const answer = await fetch(`${api}/v1/sites/${config.site}/config?lang=${language}`, {
      credentials: "omit",
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    });
    const other: Config = await answer.json();
    // A choice is recorded against one notice: that one has to be shown.
    return other.notice === config.notice ? other : config;
  } catch {
    return config;
  }
};
