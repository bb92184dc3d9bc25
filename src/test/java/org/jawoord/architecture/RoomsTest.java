package org.jawoord.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The rooms of ARCHITECTURE.md: every package has a rank, and imports only point down the ranks. */
class RoomsTest {

    private static final String ROOT = "org.jawoord.";

    /** The program itself, above all rooms: it starts them. */
    private static final String PROGRAM = "";

    private static final Path SOURCES = Path.of("src/main/java/org/jawoord");

    /** From the top down; packages of one rank may import each other in one direction only. */
    private static final List<List<String>> RANKS = List.of(
            List.of(PROGRAM),
            List.of("console", "report", "demo", "exhibit"),
            List.of("accountability", "signals", "snippet", "preview", "ledger", "rights"),
            List.of("lookup", "consent", "shown"),
            List.of("lint", "notice"),
            List.of("site", "catalogue"),
            List.of("keys", "proof", "security", "database", "settings", "shared"));

    private static JavaClasses classes;

    @BeforeAll
    static void readClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.jawoord");
    }

    @Test
    void everyPackageHasARank() {
        assertThat(classes.stream().map(RoomsTest::room).distinct())
                .allSatisfy(room -> assertThat(ranks()).containsKey(room));
    }

    @Test
    void importsPointDownTheRanks() {
        var upward = new TreeSet<String>();
        for (var from : classes) {
            for (var dependency : from.getDirectDependenciesFromSelf()) {
                if (pointsUp(dependency)) {
                    upward.add(from.getName() + " imports "
                            + dependency.getTargetClass().getName());
                }
            }
        }
        assertThat(upward).isEmpty();
    }

    @Test
    void roomsDoNotImportEachOtherInCircles() {
        SlicesRuleDefinition.slices()
                .matching("org.jawoord.(*)..")
                .should()
                .beFreeOfCycles()
                .check(classes);
    }

    /** Whoever checks a receipt years from now has this package, and no database, clock or network. */
    @Test
    void proofNeedsNothingButHashesAndSignatures() {
        ArchRuleDefinition.classes()
                .that()
                .resideInAPackage("org.jawoord.proof..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "org.jawoord.proof..",
                        "org.jawoord.shared..",
                        "org.jose4j..",
                        "java.io",
                        "java.lang..",
                        "java.math..",
                        "java.nio",
                        "java.nio.charset",
                        "java.security..",
                        "java.util",
                        "java.util.function",
                        "java.util.regex",
                        "java.util.stream")
                .check(classes);
    }

    @Test
    void everyPackageSaysItsJobAndWhatItMayImport() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            var packages = files.filter(Files::isDirectory)
                    .filter(RoomsTest::holdsJava)
                    .toList();
            assertThat(packages).isNotEmpty().allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                    .exists()
                    .content()
                    .contains("May import:", "Must not:"));
        }
    }

    @Test
    void sharedStaysSmall() throws IOException {
        try (Stream<Path> files = Files.list(SOURCES.resolve("shared"))) {
            assertThat(files.filter(f -> !f.endsWith("package-info.java"))).hasSizeLessThanOrEqualTo(10);
        }
    }

    @Test
    void noNameHidesWhatAThingIs() {
        assertThat(classes.stream().map(JavaClass::getSimpleName))
                .noneMatch(name -> name.matches(".*(Impl|Manager|Helper|Util|Utils|Dto|DTO)"));
    }

    private static boolean pointsUp(Dependency dependency) {
        var target = dependency.getTargetClass();
        if (!target.getPackageName().startsWith(ROOT)) {
            return false;
        }
        int from = ranks().getOrDefault(room(dependency.getOriginClass()), -1);
        int to = ranks().getOrDefault(room(target), -1);
        return from > to;
    }

    private static boolean holdsJava(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.anyMatch(f -> f.toString().endsWith(".java"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String room(JavaClass type) {
        var below = (type.getPackageName() + ".").substring(ROOT.length());
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }

    private static Map<String, Integer> ranks() {
        var ranks = new LinkedHashMap<String, Integer>();
        for (int rank = 0; rank < RANKS.size(); rank++) {
            for (var room : RANKS.get(rank)) {
                ranks.put(room, rank);
            }
        }
        return ranks;
    }
}
