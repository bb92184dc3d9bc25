import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { publish, startJawoord } from "./jawoord.mjs";
import { startShop } from "./shop.mjs";
import { variants } from "./variants.mjs";

/** As org.jawoord.testing.Chromium starts it. */
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Everything that a measurement needs, started; and the way to stop it all. */
export const setUp = async ({ inlineStyles }) => {
  const folder = mkdtempSync(join(tmpdir(), "jawoord-bench-"));
  const ends = [() => rmSync(folder, { recursive: true, force: true })];
  const stop = async () => {
    for (const end of ends.reverse().splice(0)) await end();
  };
  // Ended from outside, nothing of it may stay.
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void stop().finally(() => process.exit(1)));
  try {
    const shop = await startShop(inlineStyles);
    ends.push(shop.stop);
    const jawoord = await startJawoord(folder);
    ends.push(jawoord.stop);
    const own = await publish(jawoord, shop.origin, shop.vendor);
    const all = await variants({ ...shop, ...own });
    for (const { page, head, end } of all) shop.addPage(page, { head, end });
    const browser = await chromium.launch({ executablePath: process.env.JAWOORD_CHROMIUM || "/usr/bin/chromium", args: ARGUMENTS });
    ends.push(() => browser.close());
    return { shop, ...own, browser, variants: all, stop };
  } catch (error) {
    await stop();
    throw error;
  }
};
