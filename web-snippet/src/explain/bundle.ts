import { running } from "../core/page.ts";
import { explain, report } from "./explain.ts";
import type { Explain } from "./explain.ts";

const fill: Explain = ({ config, decision, script }, into, first) => {
  const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
  explain(config, decision(), into, loaded);
  if (first && script?.hasAttribute("data-explain")) report();
};

(running() as unknown as { jawoord: Explain }).jawoord = fill;
