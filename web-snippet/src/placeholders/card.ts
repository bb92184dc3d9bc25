import type { Tools } from "../banner/bundle.ts";
import type { Words } from "../banner/words.ts";
import { unique } from "./needs.ts";
import type { Need } from "./needs.ts";

/** What a visitor can do here; `once` is absent where there is not one item to load. */
export interface Acts {
  readonly once: (() => void) | undefined;
  readonly always: () => void;
  readonly settings: () => void;
}

/** The name of what is missing and why, two equal answers, and the way to the preferences; behind it the picture, if there is one. */
export const card = (h: Tools["h"], words: Words, needs: readonly Need[], acts: Acts, picture: string | undefined): Node[] => {
  const service = needs.map(({ title }) => title).join(", ");
  const { language: lang, direction: dir, text } = words;
  const said = (key: string): string => text(key, { service });
  const button = (key: string, look: string, press: (() => void) | undefined | false): Node | false => {
    const label = said(key);
    // The words may be out of reach.
    if (!press || !label) return false;
    const element = h("button", { class: look, part: look }, label);
    element.onclick = press;
    return element;
  };
  // Categories that rest on another basis can't be granted.
  const grantable = needs.every(({ category }) => category && (category.basis || "consent") === "consent");
  const frame = h(
    "div",
    { class: "frame", part: "placeholder", lang, dir },
    h(
      "div",
      { class: "card", role: "group", "aria-labelledby": "name", "aria-describedby": "why" },
      h("strong", { id: "name", dir: "auto" }, service),
      h(
        "div",
        { id: "why", class: "why" },
        h("p", { class: "muted" }, unique(needs.map(({ provider }) => provider && provider.name)).join(", ")),
        h("p", {}, said("placeholder")),
        ...unique(needs.map(({ category }) => category)).map(({ title, purpose }) => h("p", { class: "muted" }, title, !!purpose && ": " + purpose)),
      ),
      h(
        "div",
        { class: "do" },
        h("div", { class: "two" }, button("placeholderLoad", "choice", acts.once), button("placeholderAlways", "choice", grantable && acts.always)),
        button("settings", "quiet", acts.settings),
      ),
    ),
  );
  if (!picture) return [frame];
  const image = h("img", { crossorigin: "anonymous", loading: "lazy", src: picture, alt: "", part: "preview" });
  image.onerror = () => image.remove();
  return [image, frame];
};
