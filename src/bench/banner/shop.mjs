import { createServer } from "node:http";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { css, html, picture, script } from "./page.mjs";

const FOR_EVER = "public, max-age=31536000, immutable";
const TEXT = { html: "text/html", css: "text/css", js: "text/javascript", json: "application/json" };

const best = (bytes) => ({
  br: brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
  gzip: gzipSync(bytes, { level: 9 }),
});

const fileOf = (path, body, caching) => {
  const bytes = Buffer.from(body);
  const ending = path.slice(path.lastIndexOf(".") + 1);
  const text = TEXT[ending];
  return { bytes, caching, type: text ? text + "; charset=utf-8" : "image/png", forms: text ? best(bytes) : {} };
};

/** A vendor's tag: says that it ran. */
const tag = (key) => `(window.tagsRun=window.tagsRun||[]).push(${JSON.stringify(key)});\n`;

/**
 * One small server for shop, peers and vendors: everything compressed beforehand, HTTP/1.1, kept alive. Under `localhost` it is the shop
 * and under `127.0.0.1` the vendors, which makes these another origin.
 */
export const startShop = async (inlineStyles) => {
  const files = new Map();
  const add = (path, body, caching = FOR_EVER) => files.set(path, fileOf(path, body, caching));
  add("/shop.css", css());
  add("/shop.js", script());
  add("/hero.png", picture(480, 160, 2));
  for (const key of ["ga4", "meta-pixel"]) add(`/tags/${key}.js`, tag(key));

  const server = createServer((request, response) => {
    const path = request.url.split("?")[0];
    const file = files.get(path);
    if (!file) return void response.writeHead(404).end();
    const accepted = String(request.headers["accept-encoding"] || "");
    const encoding = ["br", "gzip"].find((name) => accepted.includes(name) && file.forms[name]);
    const bytes = encoding ? file.forms[encoding] : file.bytes;
    response.writeHead(200, {
      "content-type": file.type,
      "content-length": bytes.length,
      "cache-control": file.caching,
      "timing-allow-origin": "*",
      vary: "accept-encoding",
      ...(encoding ? { "content-encoding": encoding } : {}),
    });
    response.end(bytes);
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, resolve));
  const { port } = server.address();
  return {
    origin: `http://localhost:${port}`,
    vendor: `http://127.0.0.1:${port}`,
    add,
    /** A page with a banner in it, under a path of its own. */
    addPage: (name, parts) => add(`/${name}.html`, html(parts, inlineStyles), "no-cache"),
    stop: () => (server.closeAllConnections(), new Promise((resolve) => server.close(resolve))),
  };
};
