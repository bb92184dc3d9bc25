import type { ExplainModule } from "../choice/explain.ts";
import { explain, report } from "../choice/explain.ts";

(document.currentScript as unknown as { jawoord: ExplainModule }).jawoord = {
  explain(config, decision, into) {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    explain(config, decision, into, loaded);
  },
  report,
};
