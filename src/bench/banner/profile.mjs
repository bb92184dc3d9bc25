import { build } from "esbuild";
import { join } from "node:path";
import { option, valueOf } from "../../../web-snippet/options.mjs";
import { ROOT } from "./jawoord.mjs";
import { setUp } from "./setup.mjs";
import { NETWORKS } from "./visit.mjs";

/*
 * Where the time of our script goes: node profile.mjs [tag|bootstrap|tag-returning-warm …]. The file is built again from web-snippet
 * without making it small, so that functions have their names. Sampled, so only times well over a tenth of a millisecond mean something.
 */
const INTERVAL = 50;
const ROUNDS = Number(process.env.ROUNDS || 5);
const SLOWDOWN = Number(process.env.SLOWDOWN || 4);

/** One part of the file with the names that it has in the source. */
const readable = async (entry, css) => {
  const { outputFiles } = await build({
    entryPoints: [join(ROOT, "web-snippet", entry)],
    bundle: true,
    format: valueOf("script", "format"),
    target: valueOf("script", "target"),
    loader: { ".css": valueOf("script", "loader:.css") },
    banner: { js: option("global").slice("--banner:js=".length) },
    alias: { "jawoord/banner.css": join(ROOT, "target/esbuild", css) },
    write: false,
  });
  return outputFiles[0].text;
};

/** The file as the server joins it, from the file that the server made. */
const readableFile = async (served) => {
  const config = /jawoordPart\.start\((\{.*?\}),function\(\)\{/s.exec(served)[1];
  const options = /return jawoordPart\},(.*)\)\}\(\);\s*$/s.exec(served)[1];
  const [core, choice, banner] = await Promise.all(["core", "choice", "banner"].map((part) => readable(`src/${part}/bundle.ts`, "banner.css")));
  const asking = `${choice}\njawoordPart.banner=function(){${banner}\nreturn jawoordPart};return jawoordPart`;
  return `!function(){${core}\njawoordPart.start(${config},function(){${asking}},${options})}();\n`;
};

/** Self and total milliseconds of each function of the file in one profile. */
const timesOf = ({ nodes, samples, timeDeltas }, isOurs) => {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  for (const node of nodes) for (const child of node.children || []) byId.get(child).parent = node;
  const nameOf = ({ callFrame: { functionName, lineNumber } }) => `${functionName || "(anonymous)"}:${lineNumber + 1}`;
  const ours = (node) => !!node && (isOurs(node.callFrame.url) || ours(node.parent));
  const times = new Map();
  let all = 0;
  samples.forEach((id, i) => {
    const ms = timeDeltas[i] / 1000;
    const leaf = byId.get(id);
    if (!ours(leaf)) return;
    all += ms;
    const met = new Set();
    for (let node = leaf; ours(node); node = node.parent) {
      const name = nameOf(node);
      const time = times.get(name) || { self: 0, total: 0 };
      if (node === leaf) time.self += ms;
      if (!met.has(name)) time.total += ms;
      met.add(name);
      times.set(name, time);
    }
  });
  return { all, times };
};

const profileOf = async (browser, origin, variant, body) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    await page.route((url) => variant.urls(url.href) && /\/s\/\w+\.js/.test(url.pathname), (route) =>
      route.fulfill({ body, contentType: "text/javascript; charset=utf-8", headers: { "access-control-allow-origin": "*" } }),
    );
    const address = `${origin}/${variant.page}.html`;
    if (variant.returning) {
      await page.goto(address);
      await page.waitForFunction(variant.accept);
      await page.evaluate(`${variant.reject}.click()`);
    }
    await cdp.send("Network.enable");
    await cdp.send("Network.emulateNetworkConditions", { offline: false, ...NETWORKS["fast-3g"] });
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: SLOWDOWN });
    await cdp.send("Profiler.enable");
    await cdp.send("Profiler.setSamplingInterval", { interval: INTERVAL });
    await cdp.send("Profiler.start");
    await page.goto(address, { waitUntil: "load" });
    await new Promise((next) => setTimeout(next, 3500));
    return (await cdp.send("Profiler.stop")).profile;
  } finally {
    await context.close();
  }
};

const bench = await setUp({ inlineStyles: false });
try {
  const body = await readableFile(await (await fetch(bench.script)).text());
  for (const key of process.argv.length > 2 ? process.argv.slice(2) : ["tag", "bootstrap", "tag-returning-warm"]) {
    const variant = bench.variants.find((one) => one.key === key);
    const rounds = [];
    for (let i = 0; i < ROUNDS; i++) rounds.push(timesOf(await profileOf(bench.browser, bench.shop.origin, variant, body), variant.urls));
    const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
    const names = new Set(rounds.flatMap(({ times }) => [...times.keys()]));
    const rows = [...names].map((name) => {
      const of = (what) => median(rounds.map(({ times }) => (times.get(name) || { self: 0, total: 0 })[what]));
      return { name, self: of("self"), total: of("total") };
    });
    console.log(`\n${key}: ${median(rounds.map(({ all }) => all)).toFixed(1)} ms in and under our functions at ${SLOWDOWN}×, median of ${ROUNDS}\n`);
    console.log("| function | total ms | self ms |\n|---|---|---|");
    for (const { name, self, total } of rows.sort((a, b) => b.total - a.total).slice(0, 45)) {
      if (total >= 0.3) console.log(`| ${name} | ${total.toFixed(1)} | ${self.toFixed(1)} |`);
    }
  }
} finally {
  await bench.stop();
}
