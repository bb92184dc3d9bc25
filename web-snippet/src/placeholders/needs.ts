import type { Category, Config, Provider } from "../core/config.ts";

/** One of the things that an embed waits for. */
export interface Need {
  /** Of a service or a category. */
  readonly key: string;
  readonly title: string;
  readonly provider?: Provider | undefined;
  /** Absent for a key that the notice doesn't have: no choice can grant it. */
  readonly category?: Category | undefined;
}

/** What there is of these, each once. */
export const unique = <T>(values: readonly (T | undefined)[]): T[] => [...new Set(values)].filter((value): value is T => !!value);

/**
 * The keys that have still to be granted to what waits for `consents` (values of `data-consent`): each key that is named; of
 * services that one address fits (`a|b`) any one will do, so the first.
 */
export const missing = (consents: readonly (string | null)[], allowed: (key: string) => boolean): string[] =>
  unique(
    consents
      .join(" ")
      .split(/[\s,]+/)
      .map((token) => token.split("|"))
      .map((keys) => (keys.some(allowed) ? undefined : keys[0])),
  );

/** What the notice says of a key. */
export const needOf = ({ categories, services }: Config, key: string): Need => {
  const service = services.find((one) => one.key === key);
  const category = categories.find((one) => one.key === (service ? service.category : key));
  return { key, title: (service || category || {}).title || key, provider: service && service.provider, category };
};
