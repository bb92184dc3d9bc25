// Uses the package as an owner's page would: only types are checked, by the compiler, against the built declarations.
import { allows, load, on, push, ready } from "@jawoord/snippet";
import type { Api, Config, Decision, EventDetails, Jawoord } from "@jawoord/snippet";
import { bootstrap, bootstrapHash, bootstrapTag } from "@jawoord/snippet/bootstrap";

export const start = async (): Promise<boolean> => {
  const jawoord: Jawoord = await load({ src: "https://cmp.shop.example/s/shop.js", nonce: "n1", lang: "nl", data: { off: "fetch" } });
  const decision: Decision = jawoord.decision();
  jawoord.save({ analytics: true });
  return decision.status === "decided" && (await ready()).allows("analytics") && allows("analytics");
};

export const listen = (): (() => void) => {
  document.addEventListener("jawoord:choice", ({ detail }) => detail.action === "accept_all");
  return on("change", ({ changed, decision }) => changed.includes("analytics") && decision.current);
};

// @ts-expect-error there is no such event
on("no-such-event", () => {});
// @ts-expect-error the address is required
void load({ nonce: "n1" });
// @ts-expect-error an answer is yes or no
push((jawoord) => jawoord.save({ analytics: "yes" }));
// @ts-expect-error there is no such method
push(["noSuchMethod"]);

window.jawoord?.push((jawoord) => jawoord.show());
export const keys = (config: Config, api: Api): string[] => config.services.map(({ key }) => key).filter((key) => api.allows(key));
export const held: EventDetails["blocked"] = { keys: ["meta-pixel"] };
export const head: string = bootstrapTag({ src: "/cmp/s/shop.js" }) + bootstrap + bootstrapHash;
