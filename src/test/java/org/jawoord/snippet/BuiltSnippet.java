package org.jawoord.snippet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The banner of this build, as a server would send it, for tests that need no server. */
public final class BuiltSnippet {

    private BuiltSnippet() {}

    /** A bundle; null where there is none of this name. */
    public static String resource(String name) {
        try (var in = BuiltSnippet.class.getResourceAsStream("/snippet/" + name + ".js")) {
            return in == null ? null : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The file of a site with this configuration, which knows these modules. */
    public static String file(String configuration, List<String> modules) {
        var assets = modules.stream()
                .map(name -> "\"" + name + "\":\"" + module(name).hash() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return "!function(){" + resource("core") + "jawoordPart.start(" + configuration + ",function(){"
                + resource("choice") + "jawoordPart.banner=function(){" + resource("banner")
                + "return jawoordPart};return jawoordPart},{assets:" + assets + "})}();";
    }

    /** The code of the module at this path, if it is one of these. */
    public static Optional<String> moduleAt(String path, List<String> modules) {
        return modules.stream()
                .map(BuiltSnippet::module)
                .filter(module -> path.equals("/s/assets/" + module.name() + "-" + module.hash() + ".js"))
                .map(Asset::code)
                .findFirst();
    }

    private static Asset module(String name) {
        return new Asset(name, resource("assets/" + name));
    }
}
