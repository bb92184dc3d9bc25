import type { Data } from "./data.ts";
import { isOfSite } from "./origins.ts";

/** How often and how many times the server is asked whether the withdrawal has arrived: 20 seconds, twice the outbox's first retries. */
const ASK_EVERY = 1000;
const ASK_TIMES = 20;

const find = <T extends HTMLElement>(id: string): T => document.getElementById(id) as T;

const show = (id: string, shown = true): void => void (find(id).hidden = !shown);

interface State {
  readonly now: string;
  readonly by?: string;
}

const askState = async (): Promise<State> => {
  const answer = await fetch(location.pathname, { headers: { Accept: "application/json" }, cache: "no-store", referrerPolicy: "no-referrer" });
  return ((await answer.json()) as { state: State }).state;
};

/**
 * Withdrawing needs the secret that only the site's page has: so the page that opened this one is asked to. It is believed only
 * when it is of the site, and told only that; whether the withdrawal was recorded, the server says, not that page.
 */
export const offerWithdrawal = ({ id, origins, withdrawable }: Data): void => {
  const site = window.opener as Window | null;
  if (!site || !withdrawable) return;
  let peer = "";

  addEventListener("message", ({ source, origin, data }: MessageEvent<{ jawoord?: string; choice?: string } | null>) => {
    if (source !== site || !isOfSite(origin, origins) || !data || data.jawoord !== "site" || data.choice !== id) return;
    peer = origin;
    show("withdraw");
    show("elsewhere", false);
  });

  find<HTMLButtonElement>("withdraw").onclick = async () => {
    const button = find<HTMLButtonElement>("withdraw");
    button.disabled = true;
    show("withdrawing");
    site.postMessage({ jawoord: "withdraw", choice: id }, peer);
    for (let i = 0; i < ASK_TIMES; i++) {
      await new Promise((done) => setTimeout(done, ASK_EVERY));
      const state = await askState().catch(() => undefined);
      if (state && state.now === "withdrawn") {
        show("withdrawing", false);
        show("withdraw", false);
        show("stood", false); // how it stood when the page was made
        show("withdrawn");
        if (state.by) find<HTMLAnchorElement>("withdrawal").href = state.by;
        return;
      }
    }
    button.disabled = false;
    show("withdrawing", false);
    show("not-withdrawn");
    show("elsewhere");
  };
  // Says nothing but that a receipt is open: whoever opened it may hear that.
  site.postMessage({ jawoord: "receipt" }, "*");
};
