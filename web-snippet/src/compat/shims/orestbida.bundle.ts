import type { Shim } from "../shim.ts";
import { orestbida } from "./orestbida.ts";

(document.currentScript as unknown as { jawoord: Shim }).jawoord = orestbida;
