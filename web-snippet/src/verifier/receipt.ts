import { decode } from "./bytes.ts";
import { require } from "./fault.ts";
import { isObject, list } from "./json.ts";
import type { Json, JsonObject } from "./json.ts";
import { ledgerOf, only } from "./ledger.ts";
import type { Ledger } from "./ledger.ts";

/** As the server's class Receipt. */
export const SCHEMA = "ISO/IEC TS 27560:2023 jawoord-receipt/1";
export const TYP = "jawoord-receipt+jws";
export const MAX_BYTES = 1024 * 1024;

const SIGNED = ["schema_version", "record_id", "pii_principal_id", "pii_processing", "party_identification", "event"].concat(
  ["state", "record", "salt", "issuer", "issued_at", "signature"],
);
/** A receipt, read and complete; its signature is not checked yet. */
export interface Receipt {
  readonly json: JsonObject;
  readonly record: JsonObject;
  readonly ledger: Ledger | undefined;
}

/** A member of 32 bytes, not all zero. */
export const bytesOf = (json: JsonObject, name: string): ReturnType<typeof decode> => {
  const bytes = decode(json[name] as string);
  require(bytes.length === 32 && bytes.some(Boolean), "member", name);
  return bytes;
};

export const salt = (json: JsonObject): ReturnType<typeof decode> => bytesOf(json, "salt");

/** The receipt in a file; every member is known and of its type. */
export const parseReceipt = (json: Json): Receipt => {
  require(isObject(json) && json["schema_version"] === SCHEMA, "schema");
  const receipt = json as JsonObject;
  only(receipt, [...SIGNED, "ledger"]);
  SIGNED.forEach((name) => require(name in receipt, "member", name));
  for (const name of ["pii_processing", "state", "record"]) require(isObject(receipt[name]), "member", name);
  require(isObject(list(receipt["event"])[0]), "member", "event");
  for (const name of ["signature", "salt"]) require(typeof receipt[name] === "string", "member", name);
  salt(receipt);
  return { json: receipt, record: receipt["record"] as JsonObject, ledger: "ledger" in receipt ? ledgerOf(receipt, "ledger") : undefined };
};
