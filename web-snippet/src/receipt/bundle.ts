import { check } from "../verifier/check.ts";
import { parseKeys } from "../verifier/keys.ts";
import { showReport } from "../verifier/view.ts";
import { say } from "../verifier/words.ts";
import type { Data } from "./data.ts";
import { offerWithdrawal } from "./withdraw.ts";

const find = (id: string): HTMLElement => document.getElementById(id)!;
const data = JSON.parse(find("data").textContent || "") as Data;

/** The same check as the page of one file, with the keys that this server publishes. */
const verify = async (): Promise<void> => {
  const report = find("report");
  try {
    const keys = await parseKeys(data.keys);
    showReport(report, data.language, await check(data.receipt, keys), find("more").textContent || "");
  } catch {
    report.textContent = say(data.language, "unsupported");
  }
};

void verify();
offerWithdrawal(data);
