/*
 * Holds each part of the script to its bound: `node size.mjs [folder]`. The parts are bundled as the server's build does; given the folder
 * of its results, they must be the same bytes. The whole file of a site, which only the server can join, is SnippetSizeTest's.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const here = import.meta.dirname;
const built = process.argv[2];
const esbuild = process.env.ESBUILD || join(here, "node_modules/esbuild/bin/esbuild");
const scratch = mkdtempSync(join(tmpdir(), "jawoord-size-"));

/** Bytes: brotli at its best, but for the bootstrap, which stands in the page. */
const part = (name, bound, rest) => ({ file: name + ".js", entry: `${name}=src/${name}/bundle.ts`, bound, ...rest });
const module = (name, bound, rest) => ({ ...part(name, bound, rest), file: `assets/${name}.js` });
const shim = (name) => module(name, 1300, { entry: `${name}=src/compat/shims/${name}.bundle.ts` });
// Without "use strict", which is 14 bytes.
const sloppy = "--tsconfig-raw={}";
const inFile = { options: ["--banner:js=var jawoordPart;", sloppy] };
const PARTS = [
  part("core", 6000, inFile),
  part("choice", 4500, inFile),
  part("banner", 4200, { ...inFile, css: "src/banner/banner.css" }),
  module("preferences", 4000, { css: "src/preferences/index.css" }),
  module("placeholders", 2500, { css: "src/placeholders/placeholders.css" }),
  module("sweep", 1000),
  module("explain", 1500),
  module("form", 2000),
  module("compat", 3200),
  module("takeover", 1500, { entry: "takeover=src/compat/takeover.bundle.ts" }),
  ...["cookiebot", "onetrust", "klaro", "orestbida"].map(shim),
  part("bootstrap", 1500, { raw: true, options: [sloppy] }),
];

const bundle = (...options) =>
  execFileSync(esbuild, [...options, "--bundle", "--minify", "--log-level=warning"], { cwd: here, stdio: ["ignore", "inherit", "inherit"] });

const make = ({ file, entry, css, target = "es2021", options = [] }) => {
  const [name] = entry.split("=");
  const aliases = [];
  if (css) {
    bundle(`${name}=${css}`, "--target=chrome110,firefox110,safari16", "--legal-comments=inline", `--outdir=${scratch}`);
    aliases.push(`--alias:jawoord/${name}.css=${scratch}/${name}.css`);
  }
  const common = ["--format=iife", `--target=${target}`, "--charset=utf8", "--loader:.css=text", "--legal-comments=none"];
  bundle(entry, ...common, ...options, ...aliases, `--outdir=${join(scratch, file, "..")}`);
  return readFileSync(join(scratch, file));
};

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

try {
  for (const part of PARTS) {
    const bytes = make(part);
    const size = part.raw ? bytes.length : brotli(bytes).length;
    console.log(`${part.file}: ${size} of ${part.bound} bytes${part.raw ? "" : " brotli"}`);
    if (size > part.bound) process.exitCode = 1;
    if (built && !readFileSync(join(built, part.file)).equals(bytes)) {
      console.error(`${part.file} is not what the server's build made: pom.xml and size.mjs bundle it differently`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
