package org.jawoord.security;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jawoord.shared.Problem;
import org.jawoord.shared.ProblemException;
import org.jawoord.shared.ProblemMapper;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Tells a wrong method from a wrong address: Quarkus REST answers 404 to both where two resources share the
 * beginning of their path, and RFC 9110 §15.5.6 asks for a 405 that lists the methods which work.
 */
@Singleton
public class AllowedMethods {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");

    private final List<Address> addresses;

    private record Address(Pattern path, String method) {}

    AllowedMethods(BeanManager beans) {
        this.addresses = beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(AllowedMethods::addressesOf)
                .toList();
    }

    @ServerExceptionMapper
    Response notFound(NotFoundException e, ContainerRequestContext request) {
        return refusal(request);
    }

    @ServerExceptionMapper
    Response notAllowed(NotAllowedException e, ContainerRequestContext request) {
        return refusal(request);
    }

    private Response refusal(ContainerRequestContext request) {
        var path = request.getUriInfo().getPath();
        var methods = new TreeSet<String>();
        addresses.stream().filter(a -> a.path().matcher(path).matches()).forEach(a -> methods.add(a.method()));
        if (methods.isEmpty() || methods.contains(request.getMethod())) {
            return ProblemMapper.toResponse(ProblemException.notFound("There is nothing at this address."));
        }
        var refusal = new ProblemException(Problem.of(405, "This address does not answer that method."));
        return Response.fromResponse(ProblemMapper.toResponse(refusal))
                .header(HttpHeaders.ALLOW, String.join(", ", methods))
                .build();
    }

    private static Stream<Address> addressesOf(Class<?> resource) {
        var found = new ArrayList<Address>();
        for (var method : resource.getMethods()) {
            Arrays.stream(method.getAnnotations())
                    .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                    .filter(verb -> verb != null)
                    .forEach(verb -> found.add(new Address(pathOf(resource, method), verb.value())));
        }
        return found.stream();
    }

    private static Pattern pathOf(Class<?> resource, Method method) {
        var below = method.getAnnotation(Path.class);
        var template = "/" + resource.getAnnotation(Path.class).value() + "/" + (below == null ? "" : below.value());
        var regex = new StringBuilder();
        for (var part : template.split("/+", -1)) {
            if (!part.isEmpty()) {
                regex.append('/').append(part.contains("{") ? parameter(part) : Pattern.quote(part));
            }
        }
        return Pattern.compile(regex + "/?");
    }

    private static String parameter(String part) {
        return PARAMETER.matcher(part).replaceAll(part.contains(":") ? ".+" : "[^/]+");
    }
}
