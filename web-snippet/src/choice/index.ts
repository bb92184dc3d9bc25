import { mustAsk } from "../core/decision.ts";
import { KEY } from "../core/kept.ts";
import { attempt } from "../core/store.ts";
import type { Config } from "../core/config.ts";
import type { Action, Answers, Stored, Surface } from "../core/decision.ts";
import type { Banner, BannerPart, Extra, Host, Layer, Parts, Ui } from "../ui.ts";
import type { Explain } from "../explain/explain.ts";
import { createLoader } from "./assets.ts";
import { sharedDomain } from "./domain.ts";
import { chooseLanguage, fetchWhole } from "./language.ts";
import { createOutbox } from "./outbox.ts";
import { whenBody } from "./page.ts";
import { readPicks } from "./picks.ts";
import { record } from "./record.ts";
import { setCookies } from "./session-cookies.ts";
import { createTabs } from "./tabs.ts";

/** Records and sends choices, and has the banner ask for them. */
export const create = (host: Host, bannerPart: () => BannerPart): Parts => {
  const { config, api, script, nonce, store, stored, decision, emit, afterPaint } = host;
  const load = createLoader(host);
  const sites = `${api}/v1/sites/${config.site}`;
  const option = (name: string): string | null => script && script.getAttribute("data-" + name);
  /** Where the server or another subdomain can use it, a copy of the choice is kept in a cookie. */
  const sameOrigin = (api + "/").startsWith(location.origin + "/");
  const copied = option("share") !== null || sameOrigin;
  /** The domain that the last choice of this page is shared in. */
  let shared = "";
  const look = option("ui") || config.banner.layout;
  let shown = config;
  let banner: Banner | undefined;
  let turn = 0;

  /** The notice whole, by language. */
  const wholes: Record<string, Promise<Config>> = {};
  const whole = (language: string): Promise<Config> =>
    (wholes[language] ||= fetchWhole(host, language)).then(
      (found) => (shown = found),
      (error) => {
        delete wholes[language];
        throw error;
      },
    );
  const language = (): string =>
    chooseLanguage(config, [option("lang"), document.documentElement.lang, ...(navigator.languages || [])]);
  const notice = (): Promise<Config> => whole(language()).catch(() => whole(config.language));

  /** Where choices go; with cookies only to a server of the page's own site, whose cookies outlive those of a script. */
  const target = (): { url: string; credentials: RequestCredentials } => {
    // The server stamps what it is sent: after a later choice, an earlier one's answer may have put an older copy back.
    cookies();
    const domain = shared || stored()?.domain || "";
    const own = domain ? `.${new URL(api).hostname}`.endsWith("." + domain) : sameOrigin;
    return { url: sites + "/choices" + (domain ? "?domain=" + domain : ""), credentials: own ? "include" : "omit" };
  };

  const cookies = (choice = stored(), last = choice): void => setCookies(choice, copied || !attempt(() => localStorage.getItem(KEY)), last?.domain);
  const put = (choice: Stored | undefined): void => {
    const last = stored();
    host.keep(choice);
    cookies(choice, choice || last);
  };
  const tabs = createTabs("jawoord." + config.site, (heard) => {
    const choice = heard as Stored | undefined;
    const last = stored();
    if (!choice || !last || choice.at >= last.at) put(choice);
  });
  // Nothing of it is needed for what the visitor sees first.
  afterPaint(tabs.listen);
  const keep = (choice: Stored | undefined): void => {
    put(choice);
    tabs.tell(choice);
  };

  /** A choice left the outbox. One that the server will never record must not count. */
  const outbox = createOutbox(target, `jawoord.outbox:${config.site}:`, store, (id, status) => {
    cookies();
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

  const act = (action: Action, surface: Surface = "page", picks?: Answers, extra?: Extra): void => {
    const domain = (shared = option("share") === null ? "" : sharedDomain());
    const { id, kept, body } = record({ config: shown, decision: decision(), last: stored(), action, surface, picks, domain, ...extra });
    outbox.add(id, body);
    keep(kept);
    afterPaint(() => emit("choice", { action, surface, decision: decision() }));
  };

  let explainer: Explain | undefined;
  /** Layers that the server was told of: each is counted once a page. */
  const counted: Partial<Record<Layer, unknown>> = {};

  const ui: Ui = {
    get config() {
      return shown;
    },
    nonce,
    decision,
    stored,
    receipt() {
      const last = stored();
      return last?.recorded ? `${sites}/receipts/${last.id}` : undefined;
    },
    act,
    shown(layer) {
      emit("shown", { layer });
      const { notice, language } = shown;
      // No cookie, no session: nobody knows who was shown it. A count that gets lost is lost.
      counted[layer] ||= new Promise<void>(afterPaint)
        .then(() =>
          fetch(sites + "/shown", {
            method: "POST",
            body: JSON.stringify({ notice, language, surface: layer }),
            credentials: "omit",
            keepalive: true,
          }),
        )
        .catch(() => {});
    },
    notice,
    load,
  };

  return {
    load,
    act,
    save: (picks, surface) => act("save", surface, readPicks(picks, decision())),
    notice,
    explain() {
      const held: unknown[] = [];
      host.on("blocked", (detail) => held.push(detail))();
      const told = { held, requested: [] };
      if (explainer) explainer(host, told);
      else load<Explain>("explain").then((module) => (explainer = module)(host, told, true), () => {});
      return told;
    },
    tools: bannerPart,
    flush() {
      // A form's consent that another page has left.
      if (store.keysOf("jawoord.outbox::")[0]) load<(host: Host) => void>("form").then((send) => send(host), () => {});
      return outbox.flush();
    },
    cookies: () => cookies(),
    clean: () => void load<(host: Host) => void>("sweep").then(
      (clean) => clean(host),
      // The next page tries again; what would set anything is held all the same.
      () => {},
    ),
    changed(lost) {
      // The policy of a strict page was made for the choice before.
      if (option("strict") === null && !config.services.some(({ key, reloadOnWithdraw }) => reloadOnWithdraw && lost.includes(key))) return;
      // By now the choice is on this device; where it can't be, it gets a moment to leave.
      void Promise.race([outbox.flush(), new Promise((done) => setTimeout(done, 1000))]).then(() => location.reload());
    },
    hide: () => banner?.hide(),
    async show(layer: Layer) {
      const mine = ++turn;
      const wanted = language();
      // The file has no words for who is asked again, or sends a signal: few are.
      const { current, gpc } = decision();
      if (wanted !== shown.language || !current || gpc) await whole(wanted).catch(() => (shown = config));
      if (look === "none") {
        if (mine === turn) emit("ask", { layer });
        return;
      }
      whenBody(() => {
        if (mine !== turn || (layer === "banner" && !mustAsk(decision()))) return;
        banner = banner || bannerPart().mount(ui);
        banner.show(layer);
      });
    },
  };
};
