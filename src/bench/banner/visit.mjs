import { readFileSync } from "node:fs";

const PROBE = readFileSync(new URL("probe.js", import.meta.url), "utf8").replace(/^\/\*[^]*?\*\/\s*/, "").replace(/;\s*$/, "");

/** When a page's costs are read, in milliseconds after the navigation. Our second layer is fetched two seconds after the first is there: later. */
const SETTLED = 3200;
/** A returning visitor's page shows nothing, so there is less to wait for. */
const SETTLED_RETURNING = 2000;
/** A banner that came late has stopped moving after so long, in milliseconds. */
const STILL = 1000;
/** How long a visitor may have to wait for what a test waits for, in milliseconds. */
const PATIENCE = 15_000;

/** What the probe looks for on a page that asks nothing: looking costs each page the same. */
const NOBODY = 'document.querySelector("#nobody")';

/** Between pressing and letting go, in milliseconds. */
const PRESS = 60;

const sleep = (ms) => new Promise((next) => setTimeout(next, ms));

/** DevTools' "Fast 3G", bytes a second and milliseconds: 1.6 Mbps and 750 kbps less a tenth for protocols, 150 ms of round trip times 3.75. */
export const NETWORKS = {
  "fast-3g": { downloadThroughput: (1.6e6 * 0.9) / 8, uploadThroughput: (750e3 * 0.9) / 8, latency: 562.5 },
  none: { downloadThroughput: -1, uploadThroughput: -1, latency: 0 },
  "rtt-150": { downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8, latency: 150 },
};

/** A browser nobody has used, slowed down. */
const visitor = async (browser) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const errors = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const cdp = await context.newCDPSession(page);
  return { context, page, cdp, errors };
};

/** Refuses everything on an ordinary line, so that what is kept and cached is what a returning visitor has. */
const comeBefore = async ({ context, page }, variant, address) => {
  await page.goto(address);
  if (variant.accept) {
    await page.waitForFunction(variant.accept);
    await Promise.all([page.waitForResponse((answer) => answer.request().method() === "POST"), page.evaluate(`${variant.reject}.click()`)]);
    await page.waitForFunction(`!${variant.accept}`);
  } else {
    await page.waitForLoadState("load");
  }
  await page.close();
  const next = await context.newPage();
  return { page: next, cdp: await context.newCDPSession(next) };
};

/**
 * Hears from the probe when the banner is visible. Nothing of the bench is evaluated in the page before its costs are read: the first
 * evaluation compiles Playwright's own script there, which the page without a banner would not have.
 *
 * @returns waits until so many milliseconds after
 */
const watchBanner = async (cdp) => {
  const seen = new Promise((resolve) => cdp.on("Runtime.bindingCalled", ({ name }) => name === "benchSeen" && resolve(Date.now())));
  await cdp.send("Runtime.enable");
  await cdp.send("Runtime.addBinding", { name: "benchSeen" });
  return async (still) => {
    const at = await Promise.race([seen, sleep(PATIENCE)]);
    if (!at) throw Error("no banner to be seen");
    await sleep(at + still - Date.now());
  };
};

/** What was loaded, by request. */
const watchNetwork = async (cdp) => {
  const requests = new Map();
  const start = new Promise((resolve) => cdp.once("Network.requestWillBeSent", ({ timestamp }) => resolve(timestamp)));
  cdp.on("Network.requestWillBeSent", ({ requestId, request }) => requests.set(requestId, { url: request.url, bytes: 0 }));
  cdp.on("Network.responseReceived", ({ requestId, response }) => {
    const request = requests.get(requestId);
    if (request) Object.assign(request, { encoding: response.headers["content-encoding"] || response.headers["Content-Encoding"] || "", cached: !!response.fromDiskCache });
  });
  cdp.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const request = requests.get(requestId);
    if (request) request.bytes = encodedDataLength;
  });
  await cdp.send("Network.enable");
  return { requests, start };
};

const metricsOf = async (cdp) => {
  const { metrics } = await cdp.send("Performance.getMetrics");
  const ms = (name) => metrics.find((metric) => metric.name === name).value * 1000;
  return { task: ms("TaskDuration"), script: ms("ScriptDuration"), layout: ms("LayoutDuration") + ms("RecalcStyleDuration") };
};

/** A real click, as the browser gets it from a mouse, on the accept button; and the longest event of it. */
const clickAccept = async (page, cdp) => {
  const { x, y } = await page.evaluate(() => {
    const { left, top, width, height } = window.benchAccept().getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  });
  const mouse = (type, more) => cdp.send("Input.dispatchMouseEvent", { type, x, y, ...more });
  await mouse("mouseMoved");
  const pressed = { button: "left", clickCount: 1 };
  await mouse("mousePressed", pressed);
  await sleep(PRESS);
  await mouse("mouseReleased", pressed);
  await page.waitForFunction(() => !window.benchAccept());
  await page.waitForFunction(() => (window.tagsRun || []).length === 2);
  await page.waitForFunction(() => window.bench.events.length);
  const events = await page.evaluate(() => window.bench.events);
  return Math.max(...events.map(({ duration }) => duration));
};

/** One visit to a variant's page, with everything that is measured. Fails on any error of a script. */
export const visit = async (browser, variant, { origin, network, slowdown }) => {
  const someone = await visitor(browser);
  const { context, errors } = someone;
  let { page, cdp } = someone;
  try {
    const address = `${origin}/${variant.page}.html`;
    if (variant.returning) ({ page, cdp } = await comeBefore(someone, variant, address));
    page.on("pageerror", (error) => errors.push(String(error)));
    if (variant.returning === "cold") await cdp.send("Network.clearBrowserCache");
    await page.addInitScript(`(${PROBE})(${JSON.stringify((!variant.returning && variant.accept) || NOBODY)})`);
    const still = await watchBanner(cdp);
    await cdp.send("Performance.enable", { timeDomain: "threadTicks" });
    const { requests } = await watchNetwork(cdp);
    await cdp.send("Network.emulateNetworkConditions", { offline: false, ...NETWORKS[network] });
    await cdp.send("Emulation.setCPUThrottlingRate", { rate: slowdown });
    const before = await metricsOf(cdp);
    const started = Date.now();
    await page.goto(address, { waitUntil: "commit" });
    await sleep(started + (variant.returning ? SETTLED_RETURNING : SETTLED) - Date.now());
    const asks = variant.accept && !variant.returning;
    if (asks) await still(STILL);
    const after = await metricsOf(cdp);
    const cost = (name) => after[name] - (before[name] <= after[name] ? before[name] : 0);
    const seen = await page.evaluate(() => ({
      ...window.bench,
      firstPaint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
    }));
    const wire = [...requests.values()].filter(({ url }) => variant.urls(url));
    const result = {
      firstPaint: seen.firstPaint,
      ...(asks ? { visible: Math.max(seen.visible, seen.firstPaint) } : {}),
      task: cost("task"),
      script: cost("script"),
      layout: cost("layout"),
      longTasks: seen.longTasks.length,
      shifts: seen.shifts,
      wire: wire.reduce((sum, { bytes }) => sum + bytes, 0),
      requests: wire,
    };
    if (asks) result.inp = await clickAccept(page, cdp);
    if (errors.length) throw Error(errors.join("\n"));
    return result;
  } catch (error) {
    throw Error(`${variant.key}: ${error.message} ${errors.join("\n")}`, { cause: error });
  } finally {
    await context.close();
  }
};
