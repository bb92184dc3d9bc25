import type { ExplainModule } from "../choice/explain.ts";
import { running } from "../core/page.ts";
import { explain, report } from "../choice/explain.ts";

(running() as unknown as { jawoord: ExplainModule }).jawoord = {
  explain(config, decision, into) {
    const loaded = performance.getEntriesByType("resource").map(({ name }) => name);
    explain(config, decision, into, loaded);
  },
  report,
};
