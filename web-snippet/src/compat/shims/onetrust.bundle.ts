import type { Shim } from "../shim.ts";
import { onetrust } from "./onetrust.ts";

(document.currentScript as unknown as { jawoord: Shim }).jawoord = onetrust;
