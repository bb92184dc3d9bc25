import { disagreements } from "./agreement.ts";
import { sha256, utf8 } from "./bytes.ts";
import { checkErasure, isErasure } from "./erasure.ts";
import { require } from "./fault.ts";
import { canonical, parseJson } from "./json.ts";
import type { Json, JsonObject } from "./json.ts";
import { verifyDetached } from "./jws.ts";
import type { Key } from "./keys.ts";
import { inLedger, signedHead } from "./ledger.ts";
import { MAX_BYTES, TYP, parseReceipt, salt } from "./receipt.ts";
import type { Receipt } from "./receipt.ts";
import { isStated, statedDisagreements } from "./stated.ts";
import { reportOf, taking } from "./steps.ts";
import type { Report, Step } from "./steps.ts";

/** Milliseconds; far beyond what the ledger takes, also on a day on which it was held up. */
const NUMBERED_WITHIN = 600_000;

const signedText = (json: JsonObject): string => {
  const { signature: _s, ledger: _l, ...content } = json;
  return canonical(content);
};

/**
 * Checks the text of a receipt, or of the statement that its record was erased, with keys that the asker trusts; the server's
 * classes ReceiptCheck and ErasureCheck. Throws only for `unsupported`.
 */
export const check = async (text: string, keys: readonly Key[]): Promise<Report> => {
  const steps: Step[] = [];
  const take = taking(steps);
  let read: Json = null;
  try {
    require(new TextEncoder().encode(text).length <= MAX_BYTES, "large");
    read = parseJson(text);
  } catch (error) {
    await take("form", () => Promise.reject(error as Error));
    return reportOf(steps, undefined);
  }
  return isErasure(read) ? checkErasure(read, keys) : checkReceipt(read, keys);
};

const checkReceipt = async (read: Json, keys: readonly Key[]): Promise<Report> => {
  const steps: Step[] = [];
  const take = taking(steps);
  let receipt: Receipt | undefined;
  await take("form", () => {
    receipt = parseReceipt(read);
    return "";
  });
  if (receipt) {
    const { json, record, ledger } = receipt;
    await take("signature", async () => (await verifyDetached(json["signature"] as string, signedText(json), TYP, keys)).kid);
    await take("agreement", async () => {
      const odd = isStated(json) ? await statedDisagreements(json) : disagreements(json);
      require(!odd.length, "differs", odd.join(", "));
      return "";
    });
    if (ledger) {
      await take("leaf", async () => inLedger(ledger, await sha256(salt(json), utf8(canonical(record))), "leafWrong"));
      await take("checkpoint", () => signedHead(ledger, String(record["site"]), keys));
    } else {
      // A leaf takes seconds: a receipt that was issued later and has none is of a record that never got one.
      const waited = Date.parse(String(json["issued_at"])) - Date.parse(String(record["recordedAt"]));
      const soon = waited <= NUMBERED_WITHIN;
      steps.push({ name: "leaf", outcome: soon ? "pending" : "fails", code: soon ? "pending" : "unproven", what: "" });
    }
  }
  return reportOf(steps, receipt?.json);
};
