package org.jawoord.settings;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigValue;

/** How a config source factory recognises the configuration of the running program among those built on the way to it. */
public final class RuntimeConfig {

    /**
     * Quarkus builds a configuration for augmentation, for dev mode, for the test bootstrap, and one for the program
     * itself. Only the last one has this source. The name is Quarkus' own and not promised: every test that needs the
     * database fails when it changes.
     */
    private static final String MARK = "BuildTime RunTime Fixed";

    private RuntimeConfig() {}

    public static boolean isBeingBuilt(ConfigSourceContext context) {
        return context.getConfigSources().stream()
                .anyMatch(source -> source.getName().equals(MARK));
    }

    /** What the sources of lower and higher rank say by now. */
    public static Settings settings(ConfigSourceContext context) {
        return name -> {
            ConfigValue value = context.getValue(name);
            return value == null ? null : value.getValue();
        };
    }
}
