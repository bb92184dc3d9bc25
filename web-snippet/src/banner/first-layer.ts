import type { Ui } from "../ui.ts";
import { isAsked } from "../core/config.ts";
import { changes, mustAsk } from "../core/decision.ts";
import { h, link } from "./dom.ts";
import type { Words } from "./words.ts";

/** More purposes than this run on in one paragraph. */
const MOST = 4;

export type Press = (what: string) => void;

export const button = (words: Words, what: string, key: string, look: string, press: Press): HTMLButtonElement => {
  const element = h("button", { type: "button", "data-jawoord": what, class: look, part: look }, words.text(key));
  element.onclick = () => press(what);
  return element;
};

/** The question: who asks, for which purposes, with how many others, how to take it back; and the two equal answers. `note` comes first. */
export const firstLayer = (ui: Ui, words: Words, press: Press, note?: string): HTMLElement => {
  const { config } = ui;
  const { controller, privacyStatement } = config;
  const asked = config.categories.filter(isAsked);
  const { current, gpc, choice } = ui.decision();
  // Cookies are looked at for it, which costs a first visit more than all the rest here.
  const kept = choice ? ui.stored() : undefined;
  const values = { controller: controller.name, recipients: words.count("recipients", config.recipients || 0) };
  const names = kept?.seen ? changes(config, kept.seen).join(", ") : "";
  const runsOn = asked.length > MOST || config.banner.layout === "bar";
  const purposes = h("ul", { class: runsOn && "run" }, ...asked.map(({ title }) => h("li", {}, title)));
  return h(
    "section",
    { "aria-labelledby": "title", part: "banner" },
    h(
      "div",
      { class: "text" },
      h("h2", { id: "title" }, words.text("title")),
      !!note && h("p", { class: "note" }, note),
      kept &&
        !current &&
        h("p", { class: "note" }, words.text("changed", { date: words.date(kept.at) }), !!names && " " + words.text("changedWhat", { names })),
      ...words.rich("intro", values, "purposes", purposes),
      h(
        "p",
        { class: "muted" },
        words.text("withdrawHint"),
        " ",
        !!privacyStatement?.url && link(privacyStatement.url, words.text("privacyStatement")),
      ),
      gpc && h("p", { class: "muted" }, words.text("gpc")),
    ),
    h(
      "div",
      { class: "actions" },
      h(
        "div",
        { class: "pair" },
        button(words, "accept-all", "acceptAll", "choice", press),
        button(words, "reject-all", "rejectAll", "choice", press),
      ),
      button(words, "settings", "settings", "quiet", press),
      !mustAsk(ui.decision()) && button(words, "close", "closeUnchanged", "quiet", press),
    ),
  );
};
