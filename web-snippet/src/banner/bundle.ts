import { create } from "../choice/index.ts";
import type { Host, Parts } from "../ui.ts";

// Shorter than what the bundler makes of an export; the server joins the parts in one function.
declare let jawoordPart: { create(host: Host): Parts };
jawoordPart = { create };
