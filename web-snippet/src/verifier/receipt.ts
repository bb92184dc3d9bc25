import { decode } from "./bytes.ts";
import { require } from "./fault.ts";
import { isObject, list, parseJson } from "./json.ts";
import type { Json, JsonObject } from "./json.ts";

/** As the server's class Receipt. */
export const SCHEMA = "ISO/IEC TS 27560:2023 jawoord-receipt/1";
export const TYP = "jawoord-receipt+jws";
export const MAX_BYTES = 1024 * 1024;

const SIGNED = ["schema_version", "record_id", "pii_principal_id", "pii_processing", "party_identification", "event"].concat(
  ["state", "record", "salt", "issuer", "issued_at", "signature"],
);
const LEDGER = ["origin", "index", "size", "hashes", "checkpoint"];

export interface Ledger {
  readonly origin: string;
  readonly index: number;
  readonly size: number;
  readonly hashes: readonly string[];
  readonly checkpoint: string;
}

/** A receipt, read and complete; its signature is not checked yet. */
export interface Receipt {
  readonly json: JsonObject;
  readonly record: JsonObject;
  readonly ledger: Ledger | undefined;
}

const only = (object: JsonObject, names: readonly string[]): void =>
  Object.keys(object).forEach((name) => require(names.includes(name), "unknown", name));

const isNumber = (value: Json | undefined): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

const ledgerOf = (value: Json | undefined): Ledger | undefined => {
  if (value === undefined) return undefined;
  require(isObject(value), "member", "ledger");
  const ledger = value as JsonObject;
  only(ledger, LEDGER);
  const { origin, index, size, hashes, checkpoint } = ledger;
  require(isNumber(index) && isNumber(size) && typeof origin === "string" && typeof checkpoint === "string", "member", "ledger");
  require(Array.isArray(hashes) && hashes.every((hash) => typeof hash === "string"), "member", "ledger");
  return ledger as unknown as Ledger;
};

export const salt = (json: JsonObject): ReturnType<typeof decode> => {
  const bytes = decode(json["salt"] as string);
  require(bytes.length === 32 && bytes.some(Boolean), "member", "salt");
  return bytes;
};

/** The receipt in a file; every member is known and of its type. */
export const parseReceipt = (text: string): Receipt => {
  require(new TextEncoder().encode(text).length <= MAX_BYTES, "large");
  const json = parseJson(text);
  require(isObject(json) && json["schema_version"] === SCHEMA, "schema");
  const receipt = json as JsonObject;
  only(receipt, [...SIGNED, "ledger"]);
  SIGNED.forEach((name) => require(name in receipt, "member", name));
  for (const name of ["pii_processing", "state", "record"]) require(isObject(receipt[name]), "member", name);
  require(isObject(list(receipt["event"])[0]), "member", "event");
  for (const name of ["signature", "salt"]) require(typeof receipt[name] === "string", "member", name);
  salt(receipt);
  return { json: receipt, record: receipt["record"] as JsonObject, ledger: ledgerOf(receipt["ledger"]) };
};
