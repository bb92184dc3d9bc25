import { newSecret, uuidv7 } from "../choice/ids.ts";
import { createOutbox } from "../choice/outbox.ts";
import type { Store } from "../core/store.ts";

/** Marks a form, with the key of its registered texts. */
const FORM = "data-jawoord-form";
/** Marks a box, with its purpose. */
const BOX = "data-jawoord-purpose";
/** Marks what else in the form informs. */
const WORDS = "data-jawoord-text";
/** The field that tells the owner's server which record belongs to a submission. */
const FIELD = "jawoord_consent";

/** Entries of the outbox: under the prefix that the core looks for, and no site's name. */
export const PENDING = "jawoord.outbox::";

const ONCE = Symbol.for("jawoord.form");

export interface Place {
  readonly site: string;
  /** Origin and path prefix of the server. */
  readonly api: string;
  readonly store: Store;
}

const all = <T extends Element>(selector: string): T[] => [...document.querySelectorAll<T>(selector)];
const words = (element: Element | null): string => ((element && element.textContent) || "").replace(/\s+/g, " ").trim();

/** The words of an element, where any of it is drawn: what nobody sees informs nobody. */
const drawn = (element: HTMLElement | null): string =>
  element && element.getClientRects().length && element.innerText.trim() ? words(element) : "";

/** What stands beside a box. */
const label = (box: HTMLInputElement): string => {
  const by = box.getAttribute("aria-labelledby");
  return (by ? by.split(/\s+/).map((id) => document.getElementById(id)) : [...(box.labels || [])]).map(drawn).join(" ").trim();
};

/**
 * Records what was ticked on each marked form when it is submitted, and the words that stood beside it; nothing of its other
 * fields is read. Only the visitor's own tick is a yes. Never in the way of the submission: the record goes its own way, and its
 * id with the form.
 */
export const forms = ({ site, api, store }: Place): void => {
  const globals = window as unknown as Record<symbol, boolean>;
  if (globals[ONCE]) return;
  globals[ONCE] = true;

  /** What the visitor's last click made of a box. */
  const clicked = new WeakMap<Element, boolean>();
  const seen = new WeakSet<Element>();
  /** The last record of a form: the same again, as by a double click, is the same record. */
  const last = new WeakMap<HTMLFormElement, { said: string; id: string }>();

  const outbox = createOutbox(
    (id) => ({ url: `${api}/v1/sites/${site}/forms/${id.split("/")[0]}`, credentials: "omit" }),
    `${PENDING}${site}:`,
    store,
    (id, status) => status < 300 || console.warn("Jawoord: consent of a form refused", id, status),
  );

  const boxes = (form?: HTMLFormElement): HTMLInputElement[] =>
    all<HTMLInputElement>(`input[type=checkbox][${BOX}]`).filter((box) => (form ? box.form === form : box.form?.hasAttribute(FORM)));

  /** Takes ticks away that aren't the visitor's, before they are taken for one; by a click, so that the page's code hears of it. */
  const look = (): void =>
    boxes().forEach((box) => {
      if (seen.has(box)) return;
      seen.add(box);
      if (!box.checked || clicked.get(box)) return;
      console.warn("Jawoord: a box that is ticked beforehand is no consent, and was unticked", box);
      box.click();
    });

  document.addEventListener(
    "click",
    ({ target, isTrusted }) => {
      const box = target as HTMLInputElement;
      if (isTrusted && box.type === "checkbox") clicked.set(box, box.checked);
    },
    true,
  );

  document.addEventListener(
    "submit",
    ({ target }) => {
      const form = target as HTMLFormElement;
      const key = Element.prototype.getAttribute.call(form, FORM);
      if (!key) return;
      const purposes = boxes(form).flatMap((box) => {
        const ticked = box.checked;
        const preTicked = ticked && !clicked.get(box);
        const text = label(box);
        if (preTicked) console.warn("Jawoord: not ticked by the visitor, so no consent", box);
        if (ticked && !text) console.warn("Jawoord: no words beside it, so no consent", box);
        return box
          .getAttribute(BOX)!
          .trim()
          .split(/\s+/)
          .map((key) => ({ key, text, ticked, ...(preTicked ? { preTicked } : {}) }));
      });
      let field = all<HTMLInputElement>(`input[name=${FIELD}]`).filter((one) => one.form === form)[0];
      // Who ticks nothing leaves no trace.
      if (!purposes.some(({ ticked }) => ticked)) {
        if (field) field.remove();
        return;
      }
      const texts = all(`[${WORDS}]`)
        .filter((one) => one.closest("form") === form)
        .map(words);
      const { lang } = document.documentElement;
      const said = JSON.stringify({ ...(lang ? { language: lang } : {}), purposes, texts });
      let record = last.get(form);
      if (!record || record.said !== said) {
        const now = new Date();
        last.set(form, (record = { said, id: uuidv7(+now) }));
        const secret = newSecret();
        outbox.add(`${key}/${record.id}`, JSON.stringify({ id: record.id, secret, at: now.toISOString(), ...JSON.parse(said) }));
        // Who wants to offer the way back in the page gets what it takes; nothing keeps it.
        form.dispatchEvent(new CustomEvent("jawoord:form", { bubbles: true, detail: { form: key, id: record.id, secret } }));
      }
      if (!field) {
        field = document.createElement("input");
        field.type = "hidden";
        field.name = FIELD;
        Element.prototype.append.call(form, field);
      }
      field.value = record.id;
    },
    true,
  );

  new MutationObserver(look).observe(document, { childList: true, subtree: true });
  look();
  void outbox.flush();
};
