package org.jawoord.demo;

import jakarta.enterprise.inject.Instance;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Keeps every {@link OnlyWithDemo} resource shut while the demo is off. */
@Provider
@OnlyWithDemo
class DemoGuard implements ContainerRequestFilter {

    /** Asked for late: filters are made while the program is built, when no setting is known. */
    private final Instance<DemoConfig> demo;

    DemoGuard(Instance<DemoConfig> demo) {
        this.demo = demo;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!demo.get().isOn()) {
            throw new NotFoundException("The demo is off (JAWOORD_DEMO)");
        }
    }
}
