import type { Shim } from "../shim.ts";
import { cookiebot } from "./cookiebot.ts";

(document.currentScript as unknown as { jawoord: Shim }).jawoord = cookiebot;
