import { compat } from "./index.ts";

(document.currentScript as unknown as { jawoord: typeof compat }).jawoord = compat;
