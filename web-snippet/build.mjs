/*
 * Builds the npm package: `node build.mjs [folder]`, by default here. In a folder of its own the whole package is put together, as
 * `npm pack` would. ESBUILD and TSC name the programs where they are not in node_modules, as in the Maven build.
 */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { options } from "./options.mjs";

const here = import.meta.dirname;
const out = resolve(process.argv[2] || here);
const esbuild = process.env.ESBUILD || join(here, "node_modules/esbuild/bin/esbuild");
const tsc = process.env.TSC || join(here, "node_modules/typescript/lib/tsc.js");
const scratch = mkdtempSync(join(tmpdir(), "jawoord-npm-"));

const run = (...words) => execFileSync(esbuild, words, { cwd: here, stdio: "inherit" });

/** What has to stand in the page: as the server's build makes it, without the line's end. */
const bootstrap = () => {
  run(...options("bootstrap"), ...options("script"), ...options("sloppy"), `--outdir=${scratch}`);
  return readFileSync(join(scratch, "bootstrap.js"), "utf8").trim();
};

const sha256 = (text) => createHash("sha256").update(text).digest("base64");

/** Other compilers than ours don't take the ending of a source in an import. */
const withPlainImports = (folder) => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = join(entry.parentPath, entry.name);
    writeFileSync(file, readFileSync(file, "utf8").replace(/(["']\.{1,2}\/[^"']+)\.ts(["'])/g, "$1.js$2"));
  }
};

try {
  rmSync(join(out, "dist"), { recursive: true, force: true });
  const text = bootstrap();
  run(
    ...options("npm"),
    ...options("package"),
    `--define:JAWOORD_BOOTSTRAP=${JSON.stringify(text)}`,
    `--define:JAWOORD_BOOTSTRAP_HASH=${JSON.stringify(sha256(text))}`,
    `--outdir=${out}/dist`,
  );
  execFileSync(process.execPath, [tsc, "-p", "tsconfig.npm.json", "--outDir", join(out, "dist/types")], { cwd: here, stdio: "inherit" });
  withPlainImports(join(out, "dist/types"));
  if (out !== here) {
    mkdirSync(out, { recursive: true });
    for (const name of ["package.json", "README.md"]) cpSync(join(here, name), join(out, name));
  }
  cpSync(join(here, "../LICENSE"), join(out, "LICENSE"));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
