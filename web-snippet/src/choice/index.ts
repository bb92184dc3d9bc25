import { mount } from "../banner/index.ts";
import { mustAsk } from "../core/decision.ts";
import type { Action, Answers, Surface } from "../core/decision.ts";
import type { Banner, Host, Layer, Parts, Ui } from "../ui.ts";
import { createLoader } from "./assets.ts";
import type { ExplainModule } from "./explain.ts";
import { inLanguage } from "./language.ts";
import { createOutbox } from "./outbox.ts";
import { whenBody } from "./page.ts";
import { record } from "./record.ts";

/** Asks, records and sends. */
export const create = (host: Host): Parts => {
  const { config, api, script, nonce, store, stored, keep, decision, emit, afterPaint } = host;
  const sites = `${api}/v1/sites/${config.site}`;
  let shown = config;
  let banner: Banner | undefined;
  let turn = 0;

  /** A choice left the outbox. One that the server will never record must not count. */
  const outbox = createOutbox(sites + "/choices", `jawoord.outbox:${config.site}:`, store, (id, status) => {
    const last = stored();
    const ours = last && last.id === id;
    if (status < 300) {
      if (ours) keep({ ...last, recorded: true });
      return;
    }
    console.warn("Jawoord: choice refused", id, status);
    emit("refused", { id, status });
    if (ours) keep(undefined);
  });

  const act = (action: Action, surface: Surface, picks?: Answers): void => {
    const { kept, body } = record({ config: shown, decision: decision(), last: stored(), action, surface, picks });
    outbox.add(kept.id, body);
    keep(kept);
    afterPaint(() => emit("choice", { action, surface, decision: decision() }));
  };

  const load = createLoader(host);
  let explainer: ExplainModule | undefined;

  const ui: Ui = {
    get config() {
      return shown;
    },
    nonce,
    decision,
    stored,
    receipt() {
      const last = stored();
      return last && last.recorded ? `${sites}/receipts/${last.id}` : undefined;
    },
    act,
    shown: (layer) => emit("shown", { layer }),
    load,
  };

  return {
    act,
    explain(events) {
      const held: unknown[] = [];
      events.on("blocked", (detail) => held.push(detail))();
      const told = { held, requested: [] };
      const fill = (by: ExplainModule): void => by.explain(config, decision(), told);
      if (explainer) fill(explainer);
      else {
        load<ExplainModule>("explain").then(
          (module) => {
            explainer = module;
            fill(module);
            if (script && script.hasAttribute("data-explain")) module.report();
          },
          () => {},
        );
      }
      return told;
    },
    flush: outbox.flush,
    hide: () => banner && banner.hide(),
    async show(layer: Layer) {
      const mine = ++turn;
      shown = await inLanguage(config, [script && script.getAttribute("data-lang"), document.documentElement.lang], api);
      whenBody(() => {
        if (mine !== turn || (layer === "banner" && !mustAsk(decision()))) return;
        banner = banner || mount(ui);
        banner.show(layer);
      });
    },
  };
};
