import type { Shim } from "../shim.ts";
import { klaro } from "./klaro.ts";

(document.currentScript as unknown as { jawoord: Shim }).jawoord = klaro;
