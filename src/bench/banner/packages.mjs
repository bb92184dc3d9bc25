import { readFileSync } from "node:fs";

/** A file of an installed peer. */
export const read = (path) => readFileSync(new URL("node_modules/" + path, import.meta.url));

export const versionOf = (name) => JSON.parse(read(name + "/package.json")).version;

/** A value as source text of a configuration, readable as an owner's would be. */
export const js = (value) => JSON.stringify(value, null, 1);

/** Whether an address is in the folder that a peer is served from. */
export const under = (site, folder) => (url) => url.startsWith(`${site.origin}/${folder}/`);

/** The purposes that a visitor is asked about. */
export const asked = ({ categories }) => categories.filter(({ key }) => key !== "necessary");
