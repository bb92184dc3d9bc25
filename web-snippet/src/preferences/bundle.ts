import css from "jawoord/preferences.css";
import type { PreferencesModule } from "../banner/module.ts";
import { running } from "../core/page.ts";
import { preferences } from "./preferences.ts";

(running() as unknown as { jawoord: PreferencesModule }).jawoord = { css, preferences };
