package org.jawoord.security;

import static org.jawoord.shared.ProblemException.malformed;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Refuses parameters that an address of the admin API doesn't take, and any that is there twice: 400 with its name. A filter that
 * is misspelt would else be ignored in silence, and hand out everything.
 *
 * <p>An address takes the {@link QueryParam}s of its method. A method that is handed the whole query ({@link UriInfo}) refuses
 * what it doesn't know itself.
 */
@Provider
@AdminApi
@Priority(Priorities.AUTHORIZATION)
public class AdminQueryFilter implements ContainerRequestFilter {

    /** Characters of a name that a refusal repeats at most: it is somebody's input. */
    private static final int MAX_NAME = 64;

    @Context
    ResourceInfo resource;

    @Override
    public void filter(ContainerRequestContext request) {
        var query = request.getUriInfo().getQueryParameters();
        if (query.isEmpty() || readsAll(resource.getResourceMethod())) {
            return;
        }
        var taken = takenBy(resource.getResourceMethod());
        query.forEach((name, values) -> {
            if (!taken.contains(name)) {
                throw malformed("This address takes no parameter of this name.", shortened(name));
            }
            if (values.size() > 1) {
                throw malformed("Must be given once.", name);
            }
        });
    }

    private static boolean readsAll(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(UriInfo.class);
    }

    private static Set<String> takenBy(Method method) {
        return Arrays.stream(method.getParameters())
                .map(parameter -> parameter.getAnnotation(QueryParam.class))
                .filter(java.util.Objects::nonNull)
                .map(QueryParam::value)
                .collect(Collectors.toSet());
    }

    private static String shortened(String name) {
        return name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    }
}
