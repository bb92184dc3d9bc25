import type { Ui } from "../ui.ts";
import { isAsked } from "../core/config.ts";
import { h, link } from "./dom.ts";
import type { Words } from "./words.ts";

export type Press = (what: string) => void;

export const button = (words: Words, what: string, key: string, look: string, press: Press): HTMLButtonElement => {
  const element = h("button", { type: "button", "data-jawoord": what, class: look, part: look }, words.text(key));
  element.onclick = () => press(what);
  return element;
};

/** The question: who asks, for which purposes, with how many others, how to take it back; and the two equal answers. */
export const firstLayer = (ui: Ui, words: Words, press: Press): HTMLElement => {
  const { config } = ui;
  const { controller, privacyStatement } = config;
  const asked = config.categories.filter(isAsked);
  const keys = asked.map(({ key }) => key);
  const others = new Set(
    config.services.filter(({ category }) => keys.includes(category)).map(({ provider, key }) => (provider ? provider.name : key)),
  );
  others.delete(controller.name);
  const kept = ui.stored();
  const values = { controller: controller.name, recipients: words.count("recipients", others.size) };
  return h(
    "section",
    { "aria-labelledby": "title", part: "banner" },
    h(
      "div",
      { class: "text" },
      h("h2", { id: "title" }, words.text("title")),
      !!kept && !ui.decision().current && h("p", {}, words.text("changed", { date: words.date(kept.at) })),
      ...words.rich("intro", values, "purposes", h("ul", {}, ...asked.map(({ title }) => h("li", {}, title)))),
      h(
        "p",
        { class: "muted" },
        words.text("withdrawHint"),
        " ",
        !!privacyStatement && !!privacyStatement.url && link(privacyStatement.url, words.text("privacyStatement")),
      ),
      ui.decision().gpc && h("p", { class: "muted" }, words.text("gpc")),
    ),
    h(
      "div",
      { class: "actions" },
      button(words, "accept-all", "acceptAll", "choice", press),
      button(words, "reject-all", "rejectAll", "choice", press),
      button(words, "settings", "settings", "quiet", press),
    ),
  );
};
