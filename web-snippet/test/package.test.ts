import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";

/** The built package: where the build has put it together, else this folder after `npm run build`. */
const root = new URL(process.env["JAWOORD_NPM"] ? `file://${process.env["JAWOORD_NPM"]}/` : "../", import.meta.url);
const at = (path: string): URL => new URL(path, root);
const text = (path: string): string => readFileSync(at(path), "utf8");

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly types: string;
  readonly files: readonly string[];
}
const manifest: Manifest = JSON.parse(text("package.json"));

/** What `npm pack` takes: the listed files and everything in the listed folders. */
const packed = (): string[] =>
  manifest.files.flatMap((name) =>
    /\./.test(name) || name === "LICENSE"
      ? [name]
      : readdirSync(at(name + "/"), { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile())
          .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.pathname.length).replace(/\/{2,}/g, "/")),
  );

const exported = (): string[] => Object.values(manifest.exports).flatMap((to) => (typeof to === "string" ? [to] : Object.values(to)));

test("importing the package without a page does nothing, and nothing is allowed", async () => {
  const before = Object.keys(globalThis);
  const { allows, load, on, push, ready } = await import(at("dist/index.js").href);
  assert.deepEqual(Object.keys(globalThis), before);
  assert.deepEqual([load, on, push, ready].map((part) => typeof part), ["function", "function", "function", "function"]);
  assert.equal(allows("analytics"), false);
});

test("everything that the package exports is in it", () => {
  const files = packed();
  for (const path of [...exported(), manifest.types].filter((path) => path !== "./package.json")) {
    assert(files.includes(path.slice(2)), path + " is not packed");
  }
  for (const file of files) assert(existsSync(at(file)), file + " is not there");
});

test("no file of the package asks for one that is not in it, or for another package", () => {
  const files = packed().filter((file) => /\.(js|ts)$/.test(file));
  assert(files.length > 8);
  for (const file of files) {
    for (const [, path] of text(file).matchAll(/(?:from|import) ["']([^"']+)["']/g)) {
      assert.match(path!, /^\.\.?\//, file);
      const target = new URL(path!, at(file));
      assert(existsSync(target) || existsSync(new URL(target.href.replace(/\.js$/, ".d.ts"))), `${file} asks for ${path}`);
    }
  }
});

test("the bootstrap has the hash that it says, and can stand inside a script element", async () => {
  const { bootstrap, bootstrapHash, bootstrapTag } = await import(at("dist/bootstrap.js").href);
  assert.equal(bootstrapHash, `'sha256-${btoa(String.fromCharCode(...createHash("sha256").update(bootstrap).digest()))}'`);
  assert(!/<\/script|<!--/i.test(bootstrap));
  const tag: string = bootstrapTag({ src: "https://cmp.shop.example/s/shop.js?a=1&b=\"", attributes: { nonce: "n1", "data-lang": "nl" } });
  assert(tag.startsWith('<script data-jawoord-src="https://cmp.shop.example/s/shop.js?a=1&amp;b=&quot;" nonce="n1" data-lang="nl">'));
  assert(tag.endsWith(bootstrap + "</script>"));
  let refused = "";
  try {
    bootstrapTag({ src: "x", attributes: { "x onload=y": "" } });
  } catch (error) {
    refused = String(error);
  }
  assert.match(refused, /Not a name/);
});
