import { addPeriod } from "../choice/period.ts";
import { isAsked } from "../core/config.ts";
import type { Config } from "../core/config.ts";
import type { Answers, Imported } from "../core/decision.ts";
import type { Host } from "../ui.ts";
import type { Names } from "./names.ts";
import { cookieOf, readers } from "./stored.ts";
import type { Found } from "./stored.ts";

/**
 * The answers to this notice that a choice made elsewhere gives; nothing when it leaves one of the site's questions open, is older
 * than the site lets a choice be, or comes from the future. `gpc`: the browser sends Global Privacy Control.
 */
export const picksOf = (found: Found, config: Config, names: Names, now: number, gpc: boolean): Answers | undefined => {
  const picks: Record<string, boolean> = {};
  for (const [name, yes] of Object.entries(found.answers)) {
    const key = names.keyOf(name);
    if (key) picks[key] = picks[key] !== false && yes;
  }
  const asked = config.categories.filter(isAsked).map(({ key }) => key);
  if (!asked.length || asked.some((key) => picks[key] === undefined)) return undefined;
  for (const [name, granted] of Object.entries(found.services || {})) {
    const category = names.keyOf(name);
    if (!granted.length || !picks[category!]) continue;
    const keys = granted.map((service) => names.keyOf(service));
    config.services.forEach(({ key, category: own }) => own === category && (picks[key] = keys.includes(key)));
  }
  if (gpc) (config.gpc || []).forEach((key) => (picks[key] = false));
  const { accepted, refused } = config.lifetime;
  const ends = +addPeriod(new Date(found.at), Object.values(picks).some(Boolean) ? accepted : refused);
  return found.at <= now && now < ends && !(found.until! <= now) ? picks : undefined;
};

/** Takes over what the visitor chose with one of the tools that the owner names, if this site has nothing of this visitor yet. */
export type TakeOver = (host: Host, names: Names, named: readonly string[]) => void;

export const takeOver: TakeOver = (host, names, named) => {
  if (host.stored()) return;
  for (const from of named) {
    const reader = Object.prototype.hasOwnProperty.call(readers, from) ? readers[from] : undefined;
    try {
      const found =
        reader &&
        reader(
          (name) => cookieOf(document.cookie, name),
          (key) => localStorage.getItem(key) || "",
        );
      const picks = found && picksOf(found, host.config, names, Date.now(), host.decision().gpc);
      if (!picks) continue;
      host.act("save", "page", picks, { imported: { from: from as Imported["from"], at: new Date(found.at).toISOString() } });
      return;
    } catch {
      // Cookies or storage are blocked: there is nothing to take over.
    }
  }
};
