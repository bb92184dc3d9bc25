import { hash } from "./bytes.ts";
import type { Bytes } from "./bytes.ts";
import { require } from "./fault.ts";
import { isObject } from "./json.ts";
import type { Json, JsonObject } from "./json.ts";
import type { Key } from "./keys.ts";
import { isIncluded, leafHash } from "./merkle.ts";
import { parseCheckpoint, verifyNote } from "./note.ts";

const MAX_HASHES = 63;
const MEMBERS = ["origin", "index", "size", "hashes", "checkpoint"];

/** The proof that a leaf is in the tree of a signed checkpoint; the server's class LedgerPart. */
export interface Ledger {
  readonly origin: string;
  readonly index: number;
  readonly size: number;
  readonly hashes: readonly string[];
  readonly checkpoint: string;
}

export const only = (object: JsonObject, names: readonly string[]): void =>
  Object.keys(object).forEach((name) => require(names.includes(name), "unknown", name));

export const isNumber = (value: Json | undefined): boolean => Number.isSafeInteger(value) && (value as number) >= 0;

/** Reads the member of this name. */
export const ledgerOf = (json: JsonObject, name: string): Ledger => {
  const value = json[name];
  require(isObject(value), "member", name);
  const ledger = value as JsonObject;
  only(ledger, MEMBERS);
  const { origin, index, size, hashes, checkpoint } = ledger;
  require(isNumber(index) && isNumber(size) && typeof origin === "string" && typeof checkpoint === "string", "member", name);
  require(Array.isArray(hashes) && hashes.every((hash) => typeof hash === "string"), "member", name);
  return ledger as unknown as Ledger;
};

/** Requires that the leaf with this data is at its place; returns the place. */
export const inLedger = async ({ index, size, hashes, checkpoint }: Ledger, commitment: Bytes, otherwise: string): Promise<string> => {
  const { root } = parseCheckpoint(checkpoint);
  require(hashes.length <= MAX_HASHES, otherwise);
  require(await isIncluded(await leafHash(commitment), index, size, hashes.map(hash), root), otherwise);
  return `${index} / ${size}`;
};

/** Requires that the tree is that of a site, and signed with one of these keys; returns its origin. */
export const signedHead = async (ledger: Ledger, site: string, keys: readonly Key[]): Promise<string> => {
  const checkpoint = parseCheckpoint(ledger.checkpoint);
  require(checkpoint.origin === ledger.origin && checkpoint.size === ledger.size, "otherLedger");
  require(ledger.origin.endsWith(`/v1/sites/${site}/ledger`), "otherSite");
  await verifyNote(checkpoint, keys);
  return ledger.origin;
};
