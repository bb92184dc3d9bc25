import css from "jawoord/preferences.css";
import type { PreferencesModule } from "../banner/module.ts";
import { preferences } from "./preferences.ts";

(document.currentScript as unknown as { jawoord: PreferencesModule }).jawoord = { css, preferences };
