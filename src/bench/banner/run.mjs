import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { ROOT } from "./jawoord.mjs";
import { json, table, verdicts } from "./report.mjs";
import { setUp } from "./setup.mjs";
import { weigh } from "./weigh.mjs";
import { NETWORKS, visit } from "./visit.mjs";

/** RUNS=3 for a quick look; STYLES=inline for a page that waits for no style sheet; NETWORK and SLOWDOWN for other conditions. */
const RUNS = Number(process.env.RUNS || 9);
const NETWORK = process.env.NETWORK || "fast-3g";
const SLOWDOWN = Number(process.env.SLOWDOWN || 4);
const STYLES = process.env.STYLES || "linked";
const ONLY = process.env.ONLY ? process.env.ONLY.split(",") : undefined;
const OUT = process.env.OUT || `${ROOT}target/banner-bench-${STYLES}.json`;

const round = (load) => load.map((value) => value.toFixed(1)).join(" ");

const bench = await setUp({ inlineStyles: STYLES === "inline" });
try {
  const chosen = bench.variants.filter(({ key }) => !ONLY || ONLY.includes(key));
  const conditions = {
    date: new Date().toISOString().slice(0, 10),
    runs: RUNS,
    styles: STYLES,
    network: { name: NETWORK, ...NETWORKS[NETWORK] },
    slowdown: SLOWDOWN,
    cpu: `${cpus().length} × ${cpus()[0].model}`,
    chromium: bench.browser.version(),
    node: process.version,
    loadBefore: round(loadavg()),
  };
  const visits = new Map(chosen.map(({ key }) => [key, []]));
  for (let run = 0; run < RUNS; run++) {
    // Each round starts with another one, so that none has the same place in all rounds.
    for (let i = 0; i < chosen.length; i++) {
      const variant = chosen[(run + i) % chosen.length];
      visits.get(variant.key).push(await visit(bench.browser, variant, { origin: bench.shop.origin, network: NETWORK, slowdown: SLOWDOWN }));
    }
    process.stderr.write(`round ${run + 1} of ${RUNS}, load ${loadavg()[0].toFixed(1)}\n`);
  }
  conditions.loadAfter = round(loadavg());
  const bytes = await weigh(chosen, visits, bench.shop.origin);
  console.log(table({ conditions, variants: chosen, visits, bytes }));
  console.log(verdicts({ variants: chosen, visits, bytes }));
  writeFileSync(OUT, json({ conditions, variants: chosen, visits, bytes }));
  process.stderr.write(`Every single visit: ${OUT}\n`);
} finally {
  await bench.stop();
}
