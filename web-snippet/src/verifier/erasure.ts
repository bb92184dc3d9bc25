import { sha256, utf8 } from "./bytes.ts";
import { require } from "./fault.ts";
import { at, canonical, isObject, list } from "./json.ts";
import type { Json, JsonObject } from "./json.ts";
import { verifyDetached } from "./jws.ts";
import type { Key } from "./keys.ts";
import { inLedger, isNumber, ledgerOf, only, signedHead } from "./ledger.ts";
import type { Ledger } from "./ledger.ts";
import { bytesOf, salt } from "./receipt.ts";
import { reportOf, taking } from "./steps.ts";
import type { Report, Step } from "./steps.ts";

/** As the server's class ErasureStatement. */
const SCHEMA = "jawoord-erasure/2";
const TYP = "jawoord-erasure+jws";
const TEXTS = ["record_id", "site", "erased_at", "issuer", "issued_at", "signature", "commitment", "salt"];
const MEMBERS = [...TEXTS, "schema_version", "sequence", "record", "ledger", "erased_leaf"];

/** Whether a file says of itself that it tells of an erasure, of whichever version. */
export const isErasure = (json: Json): boolean => String(at(json, "/schema_version")).startsWith("jawoord-erasure/");

interface Erasure {
  readonly json: JsonObject;
  readonly ledger: Ledger;
  readonly leaf: Ledger;
}

const parse = (read: Json): Erasure => {
  require(isObject(read) && read["schema_version"] === SCHEMA, "schema");
  const json = read as JsonObject;
  only(json, MEMBERS);
  MEMBERS.forEach((name) => require(name in json, "member", name));
  TEXTS.forEach((name) => require(typeof json[name] === "string", "member", name));
  require(isNumber(json["sequence"]), "member", "sequence");
  require(isObject(json["record"]), "member", "record");
  salt(json);
  bytesOf(json, "commitment");
  return { json, ledger: ledgerOf(json, "ledger"), leaf: ledgerOf(json, "erased_leaf") };
};

const signedText = (json: JsonObject): string => {
  const { signature: _s, ledger: _l, erased_leaf: _e, ...content } = json;
  return canonical(content);
};

/** Pointers to what it says otherwise than the record of the erasure. */
const disagreements = (json: JsonObject, leaf: number): string[] => {
  const wanted = { type: "erasure", site: json["site"], recordedAt: json["erased_at"] };
  const odd = Object.entries(wanted).filter(([name, value]) => at(json, "/record/" + name) !== value);
  const pointers = odd.map(([name]) => "/record/" + name);
  return list(at(json, "/record/leaves")).includes(leaf) ? pointers : [...pointers, "/record/leaves"];
};

/** Checks that an erasure is in the ledger, names the leaf of the record, and that this leaf is still there. */
export const checkErasure = async (read: Json, keys: readonly Key[]): Promise<Report> => {
  const steps: Step[] = [];
  const take = taking(steps);
  let erasure: Erasure | undefined;
  await take("form", () => ((erasure = parse(read)), ""), "erasureForm");
  if (erasure) {
    const { json, ledger, leaf } = erasure;
    const site = String(json["site"]);
    await take("signature", async () => (await verifyDetached(json["signature"] as string, signedText(json), TYP, keys)).kid);
    await take("agreement", () => {
      const odd = disagreements(json, leaf.index);
      require(!odd.length, "differs", odd.join(", "));
      return "";
    }, "erasureAgreement");
    const data = utf8(canonical(json["record"]!));
    await take("leaf", async () => inLedger(ledger, await sha256(salt(json), data), "erasureWrong"), "erasureLeaf");
    await take("checkpoint", () => signedHead(ledger, site, keys));
    await take("erased", async () => {
      const place = await inLedger(leaf, bytesOf(json, "commitment"), "erasedWrong");
      await signedHead(leaf, site, keys);
      return place;
    });
  }
  return reportOf(steps, erasure?.json);
};
