import { start } from "./index.ts";

// Shorter than what the bundler makes of an export; the server joins the parts in one function.
declare let jawoordPart: unknown;
jawoordPart = { start };
