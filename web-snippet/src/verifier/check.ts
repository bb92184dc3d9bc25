import { disagreements } from "./agreement.ts";
import { hash, sha256, utf8 } from "./bytes.ts";
import { Fault, require } from "./fault.ts";
import { canonical } from "./json.ts";
import type { JsonObject } from "./json.ts";
import { verifyDetached } from "./jws.ts";
import type { Key } from "./keys.ts";
import { isIncluded, leafHash } from "./merkle.ts";
import { parseCheckpoint, verifyNote } from "./note.ts";
import { TYP, parseReceipt, salt } from "./receipt.ts";
import type { Ledger, Receipt } from "./receipt.ts";
import { isStated, statedDisagreements } from "./stated.ts";

/** As the server's ReceiptCheck: the same steps under the same names. */
export interface Step {
  readonly name: "form" | "signature" | "agreement" | "leaf" | "checkpoint";
  readonly outcome: "holds" | "fails" | "pending";
  /** Key of the sentence that tells it. */
  readonly code: string;
  /** What the sentence names; may be empty. */
  readonly what: string;
}

export interface Report {
  readonly valid: boolean;
  readonly steps: readonly Step[];
  readonly receipt: Receipt | undefined;
}

const MAX_HASHES = 63;

/** Milliseconds; far beyond what the ledger takes, also on a day on which it was held up. */
const NUMBERED_WITHIN = 600_000;

const signedText = (json: JsonObject): string => {
  const { signature: _s, ledger: _l, ...content } = json;
  return canonical(content);
};

const inLedger = async ({ json, record }: Receipt, ledger: Ledger): Promise<string> => {
  const commitment = await sha256(salt(json), utf8(canonical(record)));
  const { root } = parseCheckpoint(ledger.checkpoint);
  const { index, size, hashes } = ledger;
  require(hashes.length <= MAX_HASHES, "leafWrong");
  require(await isIncluded(await leafHash(commitment), index, size, hashes.map(hash), root), "leafWrong");
  return `${index} / ${size}`;
};

const signedHead = async ({ record }: Receipt, ledger: Ledger, keys: readonly Key[]): Promise<string> => {
  const checkpoint = parseCheckpoint(ledger.checkpoint);
  require(checkpoint.origin === ledger.origin && checkpoint.size === ledger.size, "otherLedger");
  require(ledger.origin.endsWith(`/v1/sites/${String(record["site"])}/ledger`), "otherSite");
  await verifyNote(checkpoint, keys);
  return ledger.origin;
};

/** Checks the text of a receipt with keys that the asker trusts. Throws only for `unsupported`. */
export const check = async (text: string, keys: readonly Key[]): Promise<Report> => {
  const steps: Step[] = [];
  const take = async (name: Step["name"], work: () => Promise<string> | string): Promise<void> => {
    try {
      steps.push({ name, outcome: "holds", code: name, what: await work() });
    } catch (error) {
      const fault = error instanceof Fault ? error : new Fault("unreadable");
      steps.push({ name, outcome: "fails", code: fault.message, what: fault.what });
    }
  };
  let receipt: Receipt | undefined;
  await take("form", () => {
    receipt = parseReceipt(text);
    return "";
  });
  if (receipt) {
    const read = receipt;
    const { json, ledger } = read;
    await take("signature", async () => (await verifyDetached(json["signature"] as string, signedText(json), TYP, keys)).kid);
    await take("agreement", async () => {
      const odd = isStated(json) ? await statedDisagreements(json) : disagreements(json);
      require(!odd.length, "differs", odd.join(", "));
      return "";
    });
    if (ledger) {
      await take("leaf", () => inLedger(read, ledger));
      await take("checkpoint", () => signedHead(read, ledger, keys));
    } else {
      // A leaf takes seconds: a receipt that was issued later and has none is of a record that never got one.
      const record = json["record"] as { readonly recordedAt?: unknown };
      const waited = Date.parse(String(json["issued_at"])) - Date.parse(String(record.recordedAt));
      const soon = waited <= NUMBERED_WITHIN;
      steps.push({ name: "leaf", outcome: soon ? "pending" : "fails", code: soon ? "pending" : "unproven", what: "" });
    }
  }
  return { valid: steps.every(({ outcome }) => outcome !== "fails"), steps, receipt };
};
