package org.jawoord.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jawoord.security.AdminApi;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** {@code admin.openapi.yaml} says what the program takes: no address, method or parameter more or less. */
class AdminApiDocumentTest {

    private static final java.nio.file.Path DOCUMENT = java.nio.file.Path.of("src/docs/admin.openapi.yaml");

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete");

    private static JsonNode document;

    @BeforeAll
    static void read() throws IOException {
        document = new YAMLMapper().readTree(DOCUMENT.toFile());
    }

    @Test
    void itHasEachAddressWithItsMethodsAndParameters() {
        assertThat(documented()).isEqualTo(taken());
    }

    @Test
    void eachOperationHasANameOfItsOwnAWordOnItAndAnswers() {
        var operations = operations().values();

        assertThat(operations).allSatisfy(operation -> {
            assertThat(operation.path("summary").asText()).isNotBlank();
            assertThat(operation.path("tags")).isNotEmpty();
            assertThat(operation.path("responses")).isNotEmpty();
        });
        assertThat(operations.stream()
                        .map(operation -> operation.path("operationId").asText()))
                .doesNotContain("")
                .doesNotHaveDuplicates();
    }

    @Test
    void whatItRefersToIsInIt() {
        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isMissingNode())
                .as(reference)
                .isFalse());
    }

    /** Operations by method and address. */
    private static Map<String, JsonNode> operations() {
        var operations = new TreeMap<String, JsonNode>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(member -> METHODS.contains(member.getKey()))
                .forEach(member -> operations.put(member.getKey() + " " + path.getKey(), member.getValue())));
        return operations;
    }

    /** Of each operation, the names in its query. */
    private static Map<String, Set<String>> documented() {
        var documented = new TreeMap<String, Set<String>>();
        operations().forEach((operation, content) -> {
            var path = document.path("paths").path(operation.substring(operation.indexOf(' ') + 1));
            documented.put(
                    operation,
                    new TreeSet<>(Stream.of(path, content)
                            .flatMap(of ->
                                    StreamSupport.stream(of.path("parameters").spliterator(), false))
                            .map(AdminApiDocumentTest::resolved)
                            .filter(parameter -> parameter.path("in").asText().equals("query"))
                            .map(parameter -> parameter.path("name").asText())
                            .toList()));
        });
        return documented;
    }

    private static JsonNode resolved(JsonNode parameter) {
        return parameter.has("$ref")
                ? document.at(parameter.path("$ref").asText().substring(1))
                : parameter;
    }

    private static Map<String, Set<String>> taken() {
        var taken = new TreeMap<String, Set<String>>();
        new ClassFileImporter()
                .importPackages("org.jawoord").stream()
                        .filter(resource ->
                                resource.isAnnotatedWith(AdminApi.class) && resource.isAnnotatedWith(Path.class))
                        .map(JavaClass::reflect)
                        .forEach(resource -> Arrays.stream(resource.getDeclaredMethods())
                                .forEach(method -> methods(method)
                                        .forEach(name -> taken.put(
                                                name + " " + address(resource, method),
                                                new TreeSet<>(query(method))))));
        return taken;
    }

    private static List<String> methods(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                .filter(java.util.Objects::nonNull)
                .map(name -> name.value().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static String address(Class<?> resource, Method method) {
        var below = method.getAnnotation(Path.class);
        var joined = resource.getAnnotation(Path.class).value() + (below == null ? "" : "/" + below.value());
        return joined.replaceAll("\\{(\\w+):[^/]*}", "{$1}").replaceAll("//+", "/");
    }

    /** A method that is handed the whole query has the names that it takes in {@code NAMES}. */
    private static Set<String> query(Method method) {
        if (Arrays.asList(method.getParameterTypes()).contains(UriInfo.class)) {
            return namesOf(method.getDeclaringClass());
        }
        var names = new TreeSet<String>();
        for (var parameter : method.getParameters()) {
            if (parameter.isAnnotationPresent(QueryParam.class)) {
                names.add(parameter.getAnnotation(QueryParam.class).value());
            }
        }
        return names;
    }

    @SuppressWarnings("unchecked")
    private static Set<String> namesOf(Class<?> resource) {
        try {
            var names = resource.getDeclaredField("NAMES");
            names.setAccessible(true);
            return (Set<String>) names.get(null);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
