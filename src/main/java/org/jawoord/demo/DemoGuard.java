package org.jawoord.demo;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;

/** Keeps every {@link OnlyWithDemo} resource shut while the demo is off. */
@Provider
@OnlyWithDemo
class DemoGuard implements ContainerRequestFilter {

    private final DemoConfig demo;

    DemoGuard(DemoConfig demo) {
        this.demo = demo;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!demo.isOn()) {
            throw new NotFoundException("The demo is off (JAWOORD_DEMO)");
        }
    }
}
