import { mustAsk } from "../core/decision.ts";
import type { Host } from "../ui.ts";
import { sweep, watch } from "./sweep.ts";

/** Scripts that are still running put their cookies back. In milliseconds after the change. */
const SWEEPS = [0, 600, 2500];

/** No browser tells of what comes back to storage, nor an http page's of cookies. In milliseconds. */
const LOOKS = 5000;

let watching = false;

/** Deletes what refused services keep on this device, now and when it comes back. */
const clean = ({ config, decision }: Host): void => {
  const tidy = (): void => void (mustAsk(decision()) || sweep(config, decision()));
  SWEEPS.forEach((wait) => (wait ? setTimeout(tidy, wait) : tidy()));
  if (!watching) {
    watch(tidy);
    setInterval(tidy, LOOKS);
  }
  watching = true;
};

(document.currentScript as unknown as { jawoord: typeof clean }).jawoord = clean;
