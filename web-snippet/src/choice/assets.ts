import type { Host } from "../ui.ts";

/**
 * Loads optional modules from the server, each at most once, and again after a failure. The browser checks a module against
 * its hash, so that who pins this file by its integrity has pinned those too. A module sets `jawoord` on its script element.
 */
export const createLoader = ({ api, options: { assets = {} }, nonce, trust }: Host): (<T>(name: string) => Promise<T>) => {
  const loads: Record<string, Promise<unknown>> = {};
  const load = (name: string): Promise<unknown> =>
    new Promise((done, fail) => {
      const hash = assets[name];
      const script = document.createElement("script");
      script.crossOrigin = "anonymous";
      if (nonce) script.nonce = nonce;
      script.integrity = `sha256-${String(hash).replace(/-/g, "+").replace(/_/g, "/")}=`;
      script.onload = () => done((script as unknown as { jawoord: unknown }).jawoord);
      script.onerror = () => {
        delete loads[name];
        fail();
      };
      script.src = trust.createScriptURL(`${api}/s/assets/${name}-${hash}.js`);
      document.head.append(script);
    });
  return <T>(name: string) => (loads[name] = loads[name] || load(name)) as Promise<T>;
};
