import type { Tools } from "../banner/bundle.ts";
import type { Words } from "../banner/words.ts";
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
  const providers = new Set(needs.map(({ provider }) => (provider ? provider.name : "")));
  const { language: lang, direction: dir, text } = words;
  const button = (key: string, look: string, press: (() => void) | undefined | false): Node | undefined => {
    const label = text(key, { service });
    // The words may be out of reach.
    if (!press || !label) return undefined;
    const element = h("button", { type: "button", class: look, part: look }, label);
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
      { class: "card", part: "card", role: "group", "aria-labelledby": "name", "aria-describedby": "why" },
      h("p", {}, h("strong", { id: "name", dir: "auto" }, service), " ", h("span", { class: "muted" }, [...providers].filter(Boolean).join(", "))),
      h(
        "div",
        { class: "why", id: "why" },
        h("p", {}, text("placeholder", { service })),
        ...[...new Set(needs.map(({ category }) => category))].map(
          (category) => category && h("p", { class: "muted" }, category.title, !!category.purpose && ": " + category.purpose),
        ),
      ),
      h(
        "div",
        { class: "do" },
        button("placeholderLoad", "choice", acts.once),
        button("placeholderAlways", "choice", grantable && acts.always),
        button("settings", "quiet", acts.settings),
      ),
    ),
  );
  if (!picture) return [frame];
  const image = h("img", { alt: "", part: "preview", crossorigin: "anonymous", loading: "lazy", src: picture });
  image.onerror = () => image.remove();
  return [image, frame];
};
