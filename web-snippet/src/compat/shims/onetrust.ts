import type { Shim } from "../shim.ts";
import { answered, call, fire, follow, globals, grants, loadScript, push, save } from "../shim.ts";

const GROUPS = ["C0001", "C0002", "C0003", "C0004", "C0005"];

/** `OnetrustActiveGroups`, `OptanonWrapper` and `window.OneTrust`. `Close` does nothing: closing is no answer. */
export const onetrust: Shim = (host, names) => {
  const all = [...new Set([...GROUPS, ...names.mapped])];
  const active = (): string[] => all.filter((group) => grants(host, names, group));
  const listed = (): string => `,${active().join()},`;
  const get = { get: listed, set() {}, configurable: true };
  Object.defineProperties(globals, { OnetrustActiveGroups: get, OptanonActiveGroups: get });

  const listeners: unknown[] = [];
  const target = (selector: string): Element =>
    (/^(head|body)$/.test(selector) ? document.querySelector(selector) : document.getElementById(selector)) || document.head;
  /** Once the group is granted, which may be now. */
  const when = (group: string | undefined, run: () => void): void => {
    let done = false;
    const look = (): void => {
      if (done || (group && !grants(host, names, group))) return;
      done = true;
      run();
    };
    look();
    host.on("change", look);
  };
  globals["OneTrust"] = globals["Optanon"] = {
    AllowAll: () => host.act("accept_all", "page"),
    RejectAll: () => host.act("reject_all", "page"),
    Close() {},
    LoadBanner: () => answered(host) || host.show("banner"),
    ToggleInfoDisplay: () => host.show(),
    IsAlertBoxClosed: () => answered(host),
    IsAlertBoxClosedAndValid: () => answered(host),
    OnConsentChanged: (listener: unknown) => void listeners.push(listener),
    UpdateConsent: (type: string, values: string) =>
      type === "Category" &&
      save(
        host,
        names,
        Object.fromEntries(
          String(values)
            .split(",")
            .map((pair) => [pair.split(":")[0]!.trim(), /:\s*1\s*$/.test(pair)]),
        ),
      ),
    InsertScript: (url: string, selector: string, done: unknown, _options: unknown, group?: string) =>
      when(group, () => loadScript(host, url, done, {}, target(selector))),
    InsertHtml: (html: string, selector: string, done: unknown, _options: unknown, group?: string) =>
      when(group, () => {
        target(selector).insertAdjacentHTML("beforeend", host.trust.createHTML(html));
        call(done);
      }),
  };

  follow(host, (_, before) => {
    const ids = active();
    const [OnetrustActiveGroups, OptanonActiveGroups] = [listed(), listed()];
    if (!before) {
      push({ event: "OneTrustLoaded", OnetrustActiveGroups });
      push({ event: "OptanonLoaded", OptanonActiveGroups });
    }
    call(globals["OptanonWrapper"]);
    push({ event: "OneTrustGroupsUpdated", OnetrustActiveGroups });
    fire("OneTrustGroupsUpdated", ids);
    if (!before) return;
    const event = new CustomEvent("consent.onetrust", { detail: ids });
    dispatchEvent(event);
    listeners.forEach((listener) => call(listener, event));
    fire("OTConsentApplied", ids);
  });
};
