import type { Layers, Preferences } from "../banner/module.ts";
import type { Child } from "../banner/dom.ts";
import { isAlwaysOn, isAsked } from "../core/config.ts";
import type { Category, Service } from "../core/config.ts";
import { allows } from "../core/decision.ts";
import { createNames } from "./names.ts";
import { receiptLink } from "./receipt.ts";

/** The second layer: a switch per purpose and per service, and everything that is known about each. */
export const preferences = ({ ui, words, press, kit: { h, link, button } }: Layers): Preferences => {
  const { config } = ui;
  const decision = ui.decision();
  const switches = new Map<string, HTMLInputElement>();
  const { text } = words;
  const names = createNames(words);

  /** Rows of name and value; those without a value are left out. */
  const facts = (...rows: [name: string, value: Child][]): HTMLElement | undefined => {
    const known = rows.filter(([, value]) => value);
    return known.length
      ? h("dl", {}, ...known.map(([name, value]) => h("div", {}, h("dt", {}, text(name)), h("dd", { dir: "auto" }, value))))
      : undefined;
  };

  const { gpc = [] } = config;
  /** The switch of a category, whose name is a heading, or of a service. */
  const flip = (key: string, name: string, heads?: boolean): HTMLElement => {
    const id = "switch-" + key;
    const input = h("input", { type: "checkbox", role: "switch", id, "data-jawoord-key": key, part: "switch" });
    input.checked = allows(decision, key);
    switches.set(key, input);
    const signalled = decision.gpc && gpc.includes(key) && !input.checked;
    const why = signalled && h("span", { class: "fixed" }, " " + text("gpcOff"));
    const label = h("label", { class: "name", for: id, dir: "auto" }, name, why);
    return h("div", { class: "switch" }, heads ? h("h3", {}, label) : label, input);
  };

  const cookies = ({ cookies, storage }: Service): Child => {
    const rows = (cookies || []).map(({ name, lifetime, purpose }) =>
      h("li", {}, h("code", { dir: "ltr" }, name), " · ", names.period(lifetime || ""), !!purpose && h("span", { class: "muted" }, purpose)),
    );
    rows.push(...(storage || []).map((name) => h("li", {}, h("code", { dir: "ltr" }, name), " · ", text("storage"))));
    return rows.length ? h("ul", {}, ...rows) : undefined;
  };

  const service = (own: Service, asked: boolean): HTMLElement => {
    const { key, title = key, provider, purpose, transfers } = own;
    const said =
      provider &&
      facts(
        ["provider", provider.name],
        ["role", provider.role && text("role_" + provider.role)],
        ["country", provider.country && names.country(provider.country)],
        ["transfers", !!transfers && names.list(transfers.map(names.country))],
        ["address", provider.address],
        ["cookies", cookies(own)],
        ["privacyStatement", provider.privacyUrl && link(provider.privacyUrl, provider.privacyUrl.replace(/^https?:\/\//, ""))],
      );
    return h(
      "li",
      { class: "service" },
      asked ? flip(key, title) : h("span", { class: "name", dir: "auto" }, title),
      h(
        "p",
        { class: "muted", dir: "auto" },
        [provider && provider.name, provider && provider.country && names.country(provider.country)].filter(Boolean).join(" · "),
      ),
      !!purpose && h("p", { dir: "auto" }, purpose),
      h("details", {}, h("summary", {}, text("more", { service: title })), said || facts(["cookies", cookies(own)])),
    );
  };

  const category = (own: Category): HTMLElement => {
    const { key, title = key, purpose, data, retention, basis = "consent" } = own;
    const asked = isAsked(own);
    const services = config.services.filter((one) => one.category === key);
    const state = h("span", { class: "muted" });
    const tally = (): void => {
      const on = services.filter((one) => switches.get(one.key)!.checked).length;
      state.textContent = text("servicesOn", { on, total: services.length });
    };
    const head = asked
      ? flip(key, title, true)
      : h(
          "div",
          { class: "switch" },
          h("h3", { dir: "auto" }, title),
          h("span", { class: "fixed" }, isAlwaysOn(own) ? text("alwaysOn") : ""),
        );
    const list = h(
      "details",
      { class: "services" },
      h("summary", {}, h("span", {}, text("services")), state),
      h("ul", {}, ...services.map((one) => service(one, asked))),
    );
    if (asked) {
      const own = switches.get(key)!;
      own.addEventListener("change", () => {
        services.forEach((one) => (switches.get(one.key)!.checked = own.checked));
        tally();
      });
      list.addEventListener("change", tally);
      tally();
    } else {
      state.textContent = String(services.length);
    }
    return h(
      "li",
      { class: "category", part: "category" },
      head,
      h("p", { dir: "auto" }, purpose),
      facts(
        ["data", !!data && names.list(data)],
        ["retention", !!retention && names.period(retention)],
        ["legalBasis", text("basis_" + basis) || basis],
      ),
      services.length > 0 && list,
    );
  };

  const about = (): HTMLElement => {
    const { controller, privacyStatement, version, publishedAt, lifetime } = config;
    const kept = ui.stored();
    const receipt = ui.receipt();
    const date = publishedAt || (privacyStatement && privacyStatement.date);
    return h(
      "div",
      { class: "about" },
      h("h3", {}, text("about")),
      facts(
        ["controller", controller.name],
        ["address", controller.address],
        ["contact", controller.email],
        ["dpo", controller.dpo],
        [
          "privacyStatement",
          !!privacyStatement &&
            h(
              "span",
              {},
              !!privacyStatement.url && link(privacyStatement.url, privacyStatement.url.replace(/^https?:\/\//, "")),
              " ",
              [privacyStatement.version, privacyStatement.date && words.date(privacyStatement.date)].filter(Boolean).join(" · "),
            ),
        ],
        ["notice", text("noticeVersion", { version, date: date ? words.date(date) : "" })],
        ["chosen", !!kept && words.date(kept.at)],
        ["sessionId", !!kept && h("code", { dir: "ltr" }, kept.session)],
        ["receipt", !!receipt && !!kept && receiptLink(receipt, kept.id, text("receipt"), ui, press)],
        ["retention", !!lifetime.records && names.period(lifetime.records)],
      ),
      h(
        "p",
        { class: "muted" },
        text("choiceLifetime", { accepted: names.period(lifetime.accepted), refused: names.period(lifetime.refused) }),
      ),
    );
  };

  const kept = ui.stored();
  const categories = h("ul", {}, ...config.categories.map(category));
  const answered = decision.status === "decided" && decision.current;
  const granted = [...switches.keys()].some((key) => allows(decision, key));
  const closeName = text(answered || decision.status === "withdrawn" ? "closeUnchanged" : "close");
  const close = h("button", {
    type: "button",
    class: "close",
    "data-jawoord": "close",
    "aria-label": closeName,
    title: closeName,
    part: "close",
  });
  close.onclick = () => press("close");
  const title = h("h2", { id: "title", tabindex: "-1", autofocus: true }, text("preferencesTitle"));
  const save = button(words, "save", "save", "choice", press);
  const dialog = h(
    "dialog",
    { "aria-labelledby": "title", part: "preferences" },
    h("div", { class: "head" }, title, close),
    h(
      "div",
      { class: "body" },
      h("p", {}, text("preferencesIntro")),
      decision.gpc && h("p", { class: "muted" }, text("gpc")),
      !!kept && !!kept.imported && h("p", { class: "muted" }, text("takenOver", { date: words.date(kept.imported.at) })),
      categories,
      about(),
      answered && granted && button(words, "withdraw", "withdraw", "quiet", press),
    ),
    h(
      "div",
      { class: "foot" },
      button(words, "accept-all", "acceptAll", "plain", press),
      button(words, "reject-all", "rejectAll", "plain", press),
      save,
    ),
  );
  // From its last control back to its first, and the other way round; Esc leads out.
  dialog.onkeydown = (event) => {
    const { key, shiftKey, target } = event;
    const edge: unknown[] = shiftKey ? [close, title, dialog] : [save];
    if (key !== "Tab" || !edge.includes(target)) return;
    event.preventDefault();
    (shiftKey ? save : close).focus();
  };
  return {
    dialog,
    picks() {
      const picks: Record<string, boolean> = {};
      switches.forEach((input, key) => (picks[key] = input.checked));
      return picks;
    },
  };
};
