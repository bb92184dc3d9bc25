import type { Ui } from "../ui.ts";

/** What the receipt's page was last shown; one listener for as long as this page is there. */
let answer: ((event: MessageEvent<{ jawoord?: string; choice?: string } | null>) => void) | undefined;

/**
 * A link to the receipt. Its page has no secret and so can't withdraw; it may ask this page to. Only a page of the server's own
 * origin is answered, and it must name the choice that holds here.
 */
export const receiptLink = (address: string, text: string, name: string, ui: Ui, press: (what: string) => void): Node => {
  const link = document.createElement("a");
  link.href = address;
  link.target = "_blank";
  // The opener is what the receipt's page asks; it is our own server's, whose script runs in this page.
  link.rel = "opener";
  link.textContent = text;
  // In a list of links an ID by itself says nothing; what is seen is in the name too (WCAG 2.5.3).
  link.setAttribute("aria-label", `${name} ${text}`);
  link.onclick = () => {
    const { origin: server } = new URL(link.href);
    if (answer) removeEventListener("message", answer);
    answer = ({ origin, source, data }) => {
      const kept = ui.stored();
      if (origin !== server || !source || !data || !kept) return;
      if (data.jawoord === "receipt") source.postMessage({ jawoord: "site", choice: kept.id }, { targetOrigin: server });
      if (data.jawoord === "withdraw" && data.choice === kept.id) press("withdraw");
    };
    addEventListener("message", answer);
  };
  return link;
};
