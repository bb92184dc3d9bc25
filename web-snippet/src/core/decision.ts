import { isAlwaysOn, isAsked } from "./config.ts";
import type { Config } from "./config.ts";

export type Answers = Readonly<Record<string, boolean>>;
export type Action = "accept_all" | "reject_all" | "save" | "withdraw" | "signal";
export type Surface = "banner" | "preferences" | "placeholder" | "page";
export type Status = "unanswered" | "decided" | "expired" | "withdrawn";

/** The last choice as it is kept in the browser. Only after a choice. */
export interface Stored {
  readonly v: 1;
  readonly site: string;
  readonly secret: string;
  readonly session: string;
  /** Id of the choice, for its receipt. */
  readonly id: string;
  readonly notice: string;
  readonly action: Action;
  readonly categories: Answers;
  readonly services: Answers;
  readonly at: string;
  readonly expires: string;
  /** The server has it on disk. */
  readonly recorded: boolean;
  /** What was material about each category and service that was asked, by key (`rev` of the configuration). */
  readonly seen?: Readonly<Record<string, string>>;
  /** The browser sent Global Privacy Control while it was made. */
  readonly gpc?: boolean;
  /** Global Privacy Control came afterwards, and was recorded. */
  readonly signalled?: boolean;
  /** Taken over from another consent tool. */
  readonly imported?: Imported;
  /** The domain whose subdomains share it. */
  readonly domain?: string;
}

export interface Imported {
  readonly from: "cookiebot" | "onetrust" | "klaro" | "orestbida";
  /** When the visitor made it there, RFC 3339. */
  readonly at: string;
}

/** What holds now in this browser; the same words as the server's lookup. */
export interface Decision {
  readonly status: Status;
  /** false: something material has changed since the choice, so it no longer counts. */
  readonly current: boolean;
  readonly notice: string;
  /** Id of the choice, by which its receipt is found. */
  readonly choice?: string;
  readonly session?: string;
  readonly decidedAt?: string;
  readonly expiresAt?: string;
  readonly categories: Answers;
  readonly services: Answers;
  /** The browser sends Global Privacy Control. */
  readonly gpc: boolean;
}

const DAY = 864e5;

const statusOf = (stored: Stored | undefined, now: number): Status => {
  if (!stored) return "unanswered";
  // A choice from the future was made under a wrong clock: it would never expire.
  if (!(Date.parse(stored.expires) > now) || Date.parse(stored.at) > now + DAY) return "expired";
  return stored.action === "withdraw" ? "withdrawn" : "decided";
};

/** Titles of what is asked now and was not asked, or not so, when the choice was made. */
export const changes = ({ categories, services }: Config, seen: Readonly<Record<string, string>> = {}): string[] =>
  [...categories, ...services].filter(({ key, rev }) => rev && seen[key] !== rev).map(({ key, title }) => title || key);

/** Whether a choice answers what is asked now: the same notice, or one that differs in nothing material. */
const answers = (config: Config, { notice, seen }: Stored): boolean =>
  notice === config.notice || (!!seen && !changes(config, seen).length);

/**
 * The decision that a stored choice makes on a notice. Whatever is not granted by it is denied. An explicit choice under Global
 * Privacy Control comes before the signal, the signal before a choice without it and before one that was taken over.
 */
export const decide = (config: Config, kept: Stored | undefined, now: number, gpc = false): Decision => {
  const stored = kept?.site === config.site ? kept : undefined;
  const status = statusOf(stored, now);
  const current = !stored || answers(config, stored);
  const counts = status === "decided" && current ? stored : undefined;
  const signal = gpc || stored?.signalled;
  const refused = (signal && counts && (!counts.gpc || counts.imported) && config.gpc) || [];
  const open = config.categories.filter((category) => isAsked(category) && !refused.includes(category.key)).map(({ key }) => key);
  const categories: Record<string, boolean> = { necessary: true };
  const services: Record<string, boolean> = {};
  for (const category of config.categories) {
    const { key } = category;
    categories[key] = isAlwaysOn(category) || (open.includes(key) && counts?.categories[key] === true);
  }
  for (const { key, category } of config.services) {
    const own = counts && open.includes(category) ? counts.services[key] : undefined;
    services[key] = own === true || (own !== false && categories[category] === true);
  }
  return {
    status,
    current,
    notice: config.notice,
    ...(stored ? { choice: stored.id, session: stored.session, decidedAt: stored.at, expiresAt: stored.expires } : {}),
    categories,
    services,
    gpc,
  };
};

/** Whether a category or service may act. Unknown keys may not. */
export const allows = (decision: Decision, key: string): boolean =>
  decision.categories[key] === true || decision.services[key] === true;

/** Whether the visitor has still to be asked. A refusal or withdrawal is an answer and holds as long as a yes. */
export const mustAsk = ({ status, current }: Decision): boolean => !current || status === "unanswered" || status === "expired";
