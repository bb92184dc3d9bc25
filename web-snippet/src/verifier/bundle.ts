import { check } from "./check.ts";
import { parseKeys } from "./keys.ts";
import { start } from "./page.ts";

// For whoever wants to check many, from the console of the browser or a script.
(window as unknown as { jawoordVerify: unknown }).jawoordVerify = async (receipt: string, keys: string) =>
  check(receipt, await parseKeys(keys));
start();
