import { takeOver } from "./takeover.ts";

(document.currentScript as unknown as { jawoord: typeof takeOver }).jawoord = takeOver;
