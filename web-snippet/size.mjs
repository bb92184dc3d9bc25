/*
 * Holds each part of the script to its bound: `node size.mjs [folder]`. The parts are bundled as the server's build does; given the folder
 * of its results, they must be the same bytes. The whole file of a site, which only the server can join, is SnippetSizeTest's.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { option, options } from "./options.mjs";

const here = import.meta.dirname;
const built = process.argv[2];
const esbuild = process.env.ESBUILD || join(here, "node_modules/esbuild/bin/esbuild");
const scratch = mkdtempSync(join(tmpdir(), "jawoord-size-"));

/** Bytes: brotli at its best, but for the bootstrap, which stands in the page. */
const BOUNDS = {
  core: 6000,
  choice: 4500,
  banner: 4200,
  preferences: 4000,
  placeholders: 2500,
  sweep: 1000,
  explain: 1500,
  form: 2000,
  compat: 3200,
  takeover: 1500,
  cookiebot: 1300,
  onetrust: 1300,
  klaro: 1300,
  orestbida: 1300,
  bootstrap: 1500,
};

const bundle = (...words) => execFileSync(esbuild, words, { cwd: here, stdio: ["ignore", "inherit", "inherit"] });

const nameOf = (entry) => entry.split("=")[0];

/** Bundles these entries as pom.xml does; answers with their files, by their places in its folder. */
const make = (entries, folder, ...more) => {
  const aliases = options("styled").map((entry) => `--alias:jawoord/${nameOf(entry)}.css=${scratch}/${nameOf(entry)}.css`);
  bundle(...options(entries), ...options("script"), ...more, ...aliases, `--outdir=${join(scratch, folder)}`);
  return options(entries).map((entry) => join(folder, nameOf(entry) + ".js"));
};

const brotli = (bytes) => brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });

try {
  bundle(...options("styled"), ...options("styles"), `--outdir=${scratch}`);
  const files = [
    ...make("parts", "", ...options("sloppy"), option("global")),
    ...make("modules", "assets"),
    ...make("bootstrap", "", ...options("sloppy")),
  ];
  for (const file of files) {
    const name = basename(file, ".js");
    const bytes = readFileSync(join(scratch, file));
    const raw = name === "bootstrap";
    const size = raw ? bytes.length : brotli(bytes).length;
    console.log(`${file}: ${size} of ${BOUNDS[name]} bytes${raw ? "" : " brotli"}`);
    // Also where there is no bound.
    if (!(size <= BOUNDS[name])) process.exitCode = 1;
    if (built && !readFileSync(join(built, file)).equals(bytes)) {
      console.error(`${file} is not what the server's build made: pom.xml and size.mjs join the options differently`);
      process.exitCode = 1;
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
