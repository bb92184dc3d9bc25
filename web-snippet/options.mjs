import { readFileSync } from "node:fs";
import { join } from "node:path";

const lines = readFileSync(join(import.meta.dirname, "esbuild.properties"), "utf8").split("\n");

/** A line of esbuild.properties as it stands there. */
export const option = (name) => {
  const line = lines.find((one) => one.startsWith(name + "="));
  if (!line) throw new Error(`esbuild.properties has no ${name}`);
  return line.slice(name.length + 1);
};

/** The options or entries in a line of esbuild.properties. */
export const options = (name) => option(name).split(" ");

/** What a line of options says of one of them, as `es2021` of `target`. */
export const valueOf = (name, of) => options(name).find((one) => one.startsWith(`--${of}=`)).slice(of.length + 3);
