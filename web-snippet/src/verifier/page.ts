import { check } from "./check.ts";
import { parseKeys } from "./keys.ts";
import { Fault } from "./fault.ts";
import { MAX_BYTES } from "./receipt.ts";
import { showReport } from "./view.ts";
import { say } from "./words.ts";
import type { Language } from "./words.ts";

const find = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

/** The page of one file: asks nobody for anything. */
export const start = (): void => {
  const report = find("report");
  const receiptText = find<HTMLTextAreaElement>("receipt");
  const keysText = find<HTMLTextAreaElement>("keys");
  let language: Language = /^nl/i.test(navigator.language) ? "nl" : "en";
  let turn = 0;
  /** Why the file that was chosen last is not in its box; empty when it is. */
  let refused = "";

  const speak = (wanted: Language): void => {
    language = wanted;
    document.documentElement.lang = wanted;
    document.documentElement.dataset["language"] = wanted;
    document.title = find("title-" + wanted).textContent || "";
    document.querySelectorAll<HTMLButtonElement>("[data-speak]").forEach((button) => {
      button.setAttribute("aria-pressed", String(button.dataset["speak"] === wanted));
    });
  };

  const complain = (word: string, what = ""): void => {
    report.className = "report";
    report.textContent = say(language, word, { what });
  };

  const run = async (): Promise<void> => {
    const mine = ++turn;
    if (refused) return complain(refused);
    if (!receiptText.value.trim()) return void (report.textContent = "");
    if (!keysText.value.trim()) return complain("noKeys");
    try {
      const keys = await parseKeys(keysText.value);
      if (!keys.length) return complain("noKeys");
      const result = await check(receiptText.value, keys);
      if (mine === turn) showReport(report, language, result, find("more-" + language).textContent || "");
    } catch (error) {
      const fault = error instanceof Fault ? error : new Fault("unsupported");
      const code = fault.message === "unsupported" || fault.message === "private" ? fault.message : "keys";
      if (mine === turn) complain(code, fault.what);
    }
  };

  /** Why what a file holds is not put into its box; empty when it is. The command refuses a byte order mark too, in words. */
  const reason = (text: string, alien: string): string => {
    if (text.includes("\0")) return alien;
    if (text.startsWith("\ufeff")) return "bom";
    return text.trim() ? "" : "empty";
  };

  /** Puts the text of a file where it can be seen; one that is far too large is not read at all. */
  const read = (file: File | null | undefined, target: HTMLTextAreaElement): void => {
    if (!file) return;
    const put = (text: string, why: string): void => {
      target.value = text;
      refused = why;
      void run();
    };
    const alien = target === keysText ? "keys" : "alien";
    if (file.size > MAX_BYTES) return put("", "large");
    void file.arrayBuffer().then((bytes) => {
      try {
        const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
        const why = reason(text, alien);
        put(why ? "" : text, why);
      } catch {
        put("", alien);
      }
    });
  };

  for (const [box, target] of [["receipt", receiptText], ["keys", keysText]] as const) {
    const chooser = find<HTMLInputElement>(box + "-file");
    chooser.onchange = () => read(chooser.files && chooser.files[0], target);
    const place = find(box + "-box");
    place.ondragover = (event) => event.preventDefault();
    place.ondrop = (event) => {
      event.preventDefault();
      read(event.dataTransfer && event.dataTransfer.files[0], target);
    };
    target.oninput = () => {
      refused = "";
      void run();
    };
  }
  document.querySelectorAll<HTMLButtonElement>("[data-speak]").forEach((button) => {
    button.onclick = () => {
      speak(button.dataset["speak"] as Language);
      void run();
    };
  });
  speak(language);
  void run();
};
