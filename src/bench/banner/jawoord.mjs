import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";

/** The repository. */
export const ROOT = new URL("../../..", import.meta.url).pathname;

const PACKAGED = join(ROOT, "target/quarkus-app/quarkus-run.jar");
const SITE = "bench";
/** How long the server may take to be ready, in milliseconds. */
const PATIENCE = 60_000;

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer().once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** The demo's definition, which peers are given too as far as they take it. */
export const definition = () => JSON.parse(readFileSync(join(ROOT, "src/main/resources/demo/site.json"), "utf8"));

/** The inline bootstrap of the build that is measured. */
export const bootstrap = () => readFileSync(join(ROOT, "target/classes/snippet/bootstrap.js"), "utf8").trim();

/**
 * Starts the packaged server on free ports with an empty database in `folder`.
 *
 * @returns its address, and the way to stop it
 */
export const startJawoord = async (folder) => {
  if (!existsSync(PACKAGED)) throw Error("No packaged server: ./mvnw -DskipTests package");
  const [http, management] = [await freePort(), await freePort()];
  const token = randomBytes(32).toString("hex");
  // Nothing of an installation on this machine, its database least of all.
  const strangers = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("JAWOORD_")));
  const server = spawn("java", ["-jar", PACKAGED], {
    cwd: folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...strangers,
      JAWOORD_DATA: join(folder, "data"),
      JAWOORD_HTTP_PORT: String(http),
      JAWOORD_MANAGEMENT_PORT: String(management),
      JAWOORD_ADMIN_TOKEN: token,
      JAWOORD_DEMO: "false",
    },
  });
  let log = "";
  for (const stream of [server.stdout, server.stderr]) stream.on("data", (chunk) => (log += chunk));
  const ended = new Promise((resolve) => server.once("exit", resolve));
  process.once("exit", () => server.kill("SIGTERM"));
  const stop = () => (server.kill("SIGTERM"), ended);
  const until = Date.now() + PATIENCE;
  while (!(await answers(`http://127.0.0.1:${management}/q/health/ready`))) {
    if (server.exitCode !== null || Date.now() > until) {
      await stop();
      throw Error("The server did not get ready:\n" + log);
    }
    await new Promise((next) => setTimeout(next, 100));
  }
  return { origin: `http://localhost:${http}`, token, stop };
};

const answers = (url) => fetch(url).then(({ ok }) => ok, () => false);

/**
 * Publishes a site with twelve services for the pages of `shop`, whose tags `vendor` serves.
 *
 * @returns the address of its script, and those of what the second layer needs, which the script fetches after the first is there
 */
export const publish = async ({ origin, token }, shop, vendor) => {
  const site = definition();
  site.origins = [shop];
  site.defaultLanguage = "en";
  for (const service of site.services) {
    // A real site has no stand-ins for its vendors; two services have a tag on the page that is measured.
    service.matches = service.matches.filter((match) => !match.startsWith("{stand-ins}"));
    if (service.key === "ga4" || service.key === "meta-pixel") service.matches.push(`${vendor}/tags/${service.key}.js`);
  }
  const twelfth = structuredClone(site.services.find(({ key }) => key === "meta-pixel"));
  site.services.push({ ...twelfth, key: "pinterest-tag", title: { nl: "Pinterest", en: "Pinterest" }, matches: ["https://s.pinimg.com/*"] });
  const send = async (method, path, body) => {
    const answer = await fetch(origin + path, {
      method,
      headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  };
  await send("PUT", `/admin/v1/sites/${SITE}`, site);
  await send("POST", `/admin/v1/sites/${SITE}/notices`, {});
  const script = `${origin}/s/${SITE}.js`;
  const module = (name, hash) => `${origin}/s/assets/${name}-${hash}.js`;
  const found = async (address, pattern) => pattern.exec(await (await fetch(address)).text())[1];
  const index = module("more", await found(script, /"more":"([\w-]{43})"/));
  const preferences = module("preferences", await found(index, /"preferences":"([\w-]{43})"/));
  const details = `${origin}/s/${SITE}/${await found(script, /"notice":"(\w{64})"/)}.json?lang=en`;
  return { script, secondLayer: [index, preferences, details] };
};
