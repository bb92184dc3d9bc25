const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, part) => {
  const place = (values.length - 1) * part;
  const low = values[Math.floor(place)];
  return low + (values[Math.ceil(place)] - low) * (place % 1);
};
const quartiles = (values) => [0.25, 0.5, 0.75].map((part) => at(sorted(values), part));
const median = (values) => quartiles(values)[1];

/** Median with the middle half of all runs. */
const spread = (values, digits = 0) => {
  const [low, middle, high] = quartiles(values).map((value) => value.toFixed(digits));
  return `${middle} (${low}–${high})`;
};

const values = (visits, key, name) => visits.get(key).map((visit) => visit[name]);

/** What a banner adds to the same page without one: median less median. */
const added = (visits, { key, against }, name) =>
  visits.has(against) && key !== against ? median(values(visits, key, name)) - median(values(visits, against, name)) : undefined;

/** `13.8 + 3.3`: the second number comes later. */
const weight = (sums) =>
  ["br", "gzip"].map((name) => kB(sums[name]) + (sums[name + "Later"] ? " + " + kB(sums[name + "Later"]) : "")).join(" / ");

const kB = (bytes) => (bytes / 1000).toFixed(1);
const number = (value, digits = 0) => (value === undefined ? "–" : value.toFixed(digits));

/** The table of BANNER-SPEED.md. */
export const table = ({ conditions, variants, visits, bytes }) => {
  const { network, runs, slowdown, cpu, chromium, node, loadBefore, loadAfter, styles, date } = conditions;
  const rows = variants.map((variant) => {
    const { key, name, accept, returning } = variant;
    const asks = accept && !returning;
    const all = (what) => values(visits, key, what);
    return [
      name,
      returning || !accept ? "–" : weight(bytes.get(key)),
      spread(all("firstPaint")),
      asks ? spread(all("visible")) : "–",
      number(added(visits, variant, "script")),
      number(added(visits, variant, "task")),
      Math.max(...all("longTasks")),
      asks ? spread(all("inp")) : "–",
      Math.max(...all("shifts")).toFixed(3),
    ];
  });
  const head = ["", "kB br / gzip", "first paint ms", "banner visible ms", "script ms", "main thread ms", "long tasks", "accept click ms", "layout shift"];
  const line = (cells) => `| ${cells.join(" | ")} |`;
  return [
    `${date}, ${cpu}, load ${loadBefore} before and ${loadAfter} after, Chromium ${chromium}, Node.js ${node}. ${runs} visits each, interleaved;`,
    `medians with the middle half of the visits. CPU slowed down ${slowdown} times; ${network.name}: ${network.latency} ms latency,`,
    `${Math.round(network.downloadThroughput)} bytes a second down and ${Math.round(network.uploadThroughput)} up; the page's style sheet ${styles}.`,
    "",
    line(head),
    line(head.map((_, i) => (i ? "---:" : "---"))),
    ...rows.map(line),
  ].join("\n");
};

/** Each bound of DESIGN 8 with what was measured. */
export const verdicts = ({ variants, visits, bytes }) => {
  const has = (key) => visits.has(key);
  const lines = [];
  const round = (value, unit) => value.toFixed(unit ? 0 : 2) + unit;
  const check = (text, value, bound, unit) =>
    lines.push(`- ${value <= bound ? "kept" : "MISSED"}: ${text}: ${round(value, unit)} of at most ${round(bound, unit)}`);
  const peers = variants.filter(({ key, accept, returning }) => accept && !returning && !/^(bare|tag|bootstrap)/.test(key));
  const best = peers.map(({ key, name }) => ({ name, visible: median(values(visits, key, "visible")) })).sort((a, b) => a.visible - b.visible)[0];
  for (const key of ["tag", "bootstrap", "bootstrap-preload"].filter(has)) {
    if (best) check(`${key}: visible, against 0.85 × ${best.name}`, median(values(visits, key, "visible")), 0.85 * best.visible, " ms");
    const variant = variants.find((one) => one.key === key);
    if (has("none")) check(`${key}: main thread`, added(visits, variant, "task"), 25, " ms");
    check(`${key}: accept click`, median(values(visits, key, "inp")), 100, " ms");
    const most = (one) => (has(one) ? Math.max(...values(visits, one, "longTasks")) : 0);
    check(`${key}: long tasks more than the page has`, most(key) - most("none"), 0, "");
    check(`${key}: layout shift`, Math.max(...values(visits, key, "shifts")), 0, "");
  }
  // Equal medians would be luck: not later than the slower ones of the middle half.
  for (const key of ["bootstrap", "bootstrap-preload"].filter((key) => has(key) && has("none"))) {
    const [, , bound] = quartiles(values(visits, "none", "firstPaint"));
    check(`${key}: first paint, against the page without us`, median(values(visits, key, "firstPaint")), bound, " ms");
  }
  for (const variant of variants.filter(({ returning, against, key }) => returning && key !== "none-warm" && has(against))) {
    check(`${variant.key}: main thread`, added(visits, variant, "task"), 10, " ms");
  }
  return "\n" + lines.join("\n");
};

/** Every visit, for whoever wants to look closer. */
export const json = ({ conditions, variants, visits, bytes }) =>
  JSON.stringify(
    {
      conditions,
      variants: variants.map(({ key, name, against }) => ({ key, name, against, bytes: bytes.get(key), visits: visits.get(key) })),
    },
    null,
    1,
  ) + "\n";
