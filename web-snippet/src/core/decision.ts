import { isAlwaysOn, isAsked } from "./config.ts";
import type { Config } from "./config.ts";

export type Answers = Readonly<Record<string, boolean>>;
export type Action = "accept_all" | "reject_all" | "save" | "withdraw";
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
}

/** What holds now in this browser; the same words as the server's lookup. */
export interface Decision {
  readonly status: Status;
  /** false: the choice was made on another version of the notice, so it no longer counts. */
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

/** The decision that a stored choice makes on a notice. Whatever is not granted by it is denied. */
export const decide = (config: Config, kept: Stored | undefined, now: number, gpc = false): Decision => {
  const stored = kept && kept.site === config.site ? kept : undefined;
  const status = statusOf(stored, now);
  const current = !stored || stored.notice === config.notice;
  const counts = status === "decided" && current && stored ? stored : undefined;
  const categories: Record<string, boolean> = { necessary: true };
  const services: Record<string, boolean> = {};
  for (const category of config.categories) {
    categories[category.key] = isAlwaysOn(category) || (isAsked(category) && !!counts && counts.categories[category.key] === true);
  }
  const asked = new Set(config.categories.filter(isAsked).map((category) => category.key));
  for (const { key, category } of config.services) {
    const own = counts && asked.has(category) ? counts.services[key] : undefined;
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
  (Object.prototype.hasOwnProperty.call(decision.categories, key) ? decision.categories : decision.services)[key] === true;

/** Whether the visitor has still to be asked. A refusal or withdrawal is an answer and holds as long as a yes. */
export const mustAsk = ({ status, current }: Decision): boolean => !current || status === "unanswered" || status === "expired";
