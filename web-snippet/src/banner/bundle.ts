import type { Banner, Ui } from "../ui.ts";
import { mount } from "./index.ts";

declare let jawoordPart: { mount(ui: Ui): Banner };
jawoordPart = { mount };
