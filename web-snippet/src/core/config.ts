/**
 * The configuration of one site in one language: whole as `GET /v1/sites/{site}/config` and `/s/{site}/{notice}.json` answer it; in
 * `/s/{site}.js` without the details that only the second layer says, so that few bytes travel to each visitor.
 */
export interface Config {
  readonly site: string;
  /** 64 hex digits: what a choice is recorded against. */
  readonly notice: string;
  readonly version: number;
  /** When this version was published, RFC 3339. */
  readonly publishedAt?: string;
  readonly language: string;
  readonly languages: readonly string[];
  readonly controller: Controller;
  readonly privacyStatement?: { readonly url?: string; readonly version?: string; readonly date?: string };
  /** ISO 8601 periods; `records` says how long records are kept after that, and is a detail. */
  readonly lifetime: { readonly accepted: string; readonly refused: string; readonly records?: string };
  readonly categories: readonly Category[];
  readonly services: readonly Service[];
  /** Categories that Global Privacy Control refuses. */
  readonly gpc?: readonly string[];
  /** How many others than the controller would get data. */
  readonly recipients?: number;
  readonly banner: Look;
}

export interface Controller {
  readonly name: string;
  readonly address?: string;
  readonly email?: string;
  readonly dpo?: string;
}

/** One purpose that the visitor can say yes or no to. */
export interface Category {
  readonly key: string;
  /** Absent means `consent`, the only basis that is asked. */
  readonly basis?: string;
  /** A detail where nobody is asked. */
  readonly title?: string;
  /** What is material about it, in short: another value is another question. Absent where nobody is asked. */
  readonly rev?: string;
  /** A detail, as what follows. */
  readonly purpose?: string;
  readonly data?: readonly string[];
  readonly retention?: string;
  /** Google Consent Mode types that this category grants. */
  readonly consentMode?: readonly string[];
}

/** One third-party tool. */
export interface Service {
  readonly key: string;
  readonly category: string;
  readonly kind?: string;
  readonly title?: string;
  /** As that of a category. */
  readonly rev?: string;
  /** A detail, as the provider and what is said of a cookie beside its name. */
  readonly purpose?: string;
  /** ISO 3166-1 alpha-2 codes of the countries that data goes to beside the provider's. */
  readonly transfers?: readonly string[];
  readonly provider?: Provider;
  readonly matches?: readonly string[];
  /** A name may end in `*`. */
  readonly cookies?: readonly { readonly name: string; readonly lifetime?: string; readonly purpose?: string }[];
  /** Keys in local and session storage, and names of databases; each may end in `*`. */
  readonly storage?: readonly string[];
  /** It can't be unloaded, so the page is loaded again after a withdrawal. */
  readonly reloadOnWithdraw?: boolean;
  /** A detail: the server has a picture of each of its embeds, by the `{id}` that ends its address. */
  readonly preview?: { readonly id: string };
}

export interface Provider {
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  readonly role?: string;
  readonly privacyUrl?: string;
  readonly address?: string;
}

export interface Look {
  /** `none`: the owner draws it. */
  readonly layout?: "box" | "bar" | "dialog" | "none";
  readonly position?: string;
  /** Colours as `#rrggbb`, `radius` in CSS pixels. */
  readonly theme?: Readonly<Record<string, string | number>>;
  readonly texts: Readonly<Record<string, string>>;
}

/** What the server knows and the configuration doesn't say. */
export interface Options {
  /** Origin and path prefix of the Jawoord server. Absent: the origin that the script came from. */
  readonly api?: string;
  /** Optional modules of this build: their names, and the SHA-256 of each as 43 base64url characters. */
  readonly assets?: Readonly<Record<string, string>>;
  /** SHA-256 of the whole configuration in this file's language, in the same form. */
  readonly details?: string;
}

export const isAsked = (category: Category): boolean => category.key !== "necessary" && (category.basis || "consent") === "consent";

export const isAlwaysOn = (category: Category): boolean => category.key === "necessary" || category.basis === "strictly_necessary";
