import { allows } from "../../core/decision.ts";
import { keysOf } from "../keys.ts";
import type { Shim } from "../shim.ts";
import { answered, call, follow, globals, hider } from "../shim.ts";

interface Watcher {
  update(manager: object, name: string, data: unknown): void;
}

interface Service {
  readonly name: string;
  readonly callback?: unknown;
}

/** `window.klaro` with one manager. Its services are those of `klaroConfig`, if the page still has it, and the notice's own. */
export const klaro: Shim = (host, names) => {
  const find = keysOf(names);
  const { services: own, callback } = Object(globals["klaroConfig"]) as { services?: Service[]; callback?: unknown };
  const services = Array.isArray(own) ? own : [];
  const list = [...new Set([...services.map(({ name }) => name), ...host.config.services.map(({ key }) => key)])];
  const granted = (name: string): boolean => {
    const keys = find(name);
    return !!keys && keys.every((key) => allows(host.decision(), key));
  };
  const current = (): Record<string, boolean> => Object.fromEntries(list.map((name) => [name, granted(name)]));
  const watchers = new Set<Watcher>();
  const notify = (name: string, data: unknown): void => watchers.forEach((watcher) => call(() => watcher.update(manager, name, data)));
  let saved = current();
  /** What is switched, saved or not. */
  let consents = { ...saved };

  const manager = {
    get consents() {
      return consents;
    },
    get confirmed() {
      return answered(host);
    },
    config: Object(globals["klaroConfig"]),
    getConsent: (name: string) => consents[name] === true,
    watch: (watcher: Watcher) => void watchers.add(watcher),
    unwatch: (watcher: Watcher) => void watchers.delete(watcher),
    updateConsent(name: string, value: boolean) {
      const changed = consents[name] !== value;
      consents[name] = value;
      notify("consents", consents);
      return changed;
    },
    changeAll: (value: boolean) => list.filter((name) => manager.updateConsent(name, value)).length,
    saveConsents() {
      const picks: Record<string, boolean> = {};
      for (const name of list) for (const key of find(name) || []) picks[key] = picks[key] !== false && consents[name] === true;
      // Klaro's purposes are no more than their services.
      for (const { key } of host.config.categories) {
        const own = host.config.services.filter(({ category }) => category === key);
        if (!(key in picks) && own.length) picks[key] = own.every((service) => picks[service.key]);
      }
      host.act("save", "page", picks);
    },
    applyConsents() {},
    saveAndApplyConsents: () => manager.saveConsents(),
    resetConsents: () => host.act("withdraw", "page"),
  };
  globals["klaro"] = { getManager: () => manager, show: () => host.show(), setup() {}, version: "jawoord" };

  const hide = hider();
  follow(host, (_, before) => {
    const last = before ? saved : {};
    saved = current();
    consents = { ...saved };
    hide(
      list
        .filter((name) => saved[name])
        .map((name) => `[data-type=placeholder][data-name="${CSS.escape(name)}"]`)
        .join(),
    );
    notify("consents", consents);
    const changes = Object.fromEntries(list.filter((name) => last[name] !== saved[name]).map((name) => [name, saved[name]]));
    if (before) notify("saveConsents", { changes, consents, type: "save" });
    if (answered(host)) notify("applyConsents", Object.keys(changes).length);
    for (const service of services) {
      if (!(service.name in changes)) continue;
      call(service.callback, saved[service.name], service);
      call(callback, saved[service.name], service);
    }
  });
};
