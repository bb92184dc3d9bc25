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

/**
 * The keys that have still to be granted to what waits for `consents` (values of `data-consent`): each key that is named; of
 * services that one address fits (`a|b`) any one will do, so the first.
 */
export const missing = (consents: readonly (string | null)[], allowed: (key: string) => boolean): string[] => [
  ...new Set(
    consents
      .join(" ")
      .split(/[\s,]+/)
      .map((token) => token.split("|"))
      .filter((keys) => keys[0] && !keys.some(allowed))
      .map(([key]) => key!),
  ),
];

/** What the notice says of a key. */
export const needOf = ({ categories, services }: Config, key: string): Need => {
  const service = services.find((one) => one.key === key);
  const category = categories.find((one) => one.key === (service ? service.category : key));
  return { key, title: (service || category || {}).title || key, provider: service && service.provider, category };
};
