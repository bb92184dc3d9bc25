import type { Host } from "../ui.ts";

/** Links and buttons that open the settings of another tool. */
const SETTINGS = [
  "[data-cc^=show-],[data-cc=c-settings],[data-cc=accept-custom]",
  ".ot-sdk-show-settings,#ot-sdk-btn,.optanon-toggle-display",
  ".iubenda-cs-preferences-link,.cky-banner-element,.termly-display-preferences",
  '.cmplz-show-banner,.cmplz-manage-consent,[data-c15t-action=customize],[href$="#c15t-preferences"]',
  '[href$="#tarteaucitron"]',
].join();

/** Calls in `javascript:` links, which strict pages don't run. */
const CALLS =
  /^javascript:.*\b(Cookiebot|CookieConsent|OneTrust|klaro|UC_UI|__ucCmp|Didomi|CookieControl|tarteaucitron)\b.*\.(renew|show|ToggleInfo|open)/;

const ACCEPT = "[data-cc=accept-all],[data-c15t-action=accept]";
const REJECT = "[data-cc=accept-necessary],[data-c15t-action=reject]";

/** Makes the pages' own links to another tool's settings open ours. */
export const listen = (host: Host): void =>
  document.addEventListener(
    "click",
    (event) => {
      const { target } = event;
      if (!(target instanceof Element)) return;
      const does = (selector: string): Element | null => target.closest(selector);
      const link = does("a[href]");
      if (does(ACCEPT)) host.act("accept_all", "page");
      else if (does(REJECT)) host.act("reject_all", "page");
      else if (does(SETTINGS) || (link && CALLS.test(link.getAttribute("href")!))) host.show();
      else return;
      event.preventDefault();
    },
    true,
  );
