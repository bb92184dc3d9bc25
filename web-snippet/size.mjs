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
const PARTS = [
  { file: "core.js", entry: "core=src/core/bundle.ts", bound: 6000, options: ["--banner:js=var jawoordPart;"] },
  { file: "banner.js", entry: "banner=src/banner/bundle.ts", css: "src/banner/banner.css", bound: 6000, options: ["--banner:js=var jawoordPart;"] },
  { file: "assets/preferences.js", entry: "preferences=src/preferences/bundle.ts", css: "src/preferences/index.css", bound: 4000 },
  { file: "bootstrap.js", entry: "bootstrap=src/bootstrap/bundle.ts", target: "es2020", bound: 1500, raw: true },
];

const bundle = (...options) =>
  execFileSync(esbuild, [...options, "--bundle", "--minify", "--log-level=warning"], { cwd: here, stdio: ["ignore", "inherit", "inherit"] });

const make = ({ file, entry, css, target = "es2019", options = [] }) => {
  const [name] = entry.split("=");
  const aliases = [];
  if (css) {
    bundle(`${name}=${css}`, "--target=chrome110,firefox110,safari16", `--outdir=${scratch}`);
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
