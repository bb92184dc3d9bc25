import { placeholders } from "./index.ts";

(document.currentScript as unknown as { jawoord: typeof placeholders }).jawoord = placeholders;
