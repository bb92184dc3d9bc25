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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jawoord.shared.Problem;

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
                throw malformed("This address takes no parameter of this name.", Problem.shortened(name));
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
                .filter(Objects::nonNull)
                .map(QueryParam::value)
                .collect(Collectors.toSet());
    }
}
