package dev.witloof.maven;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** Derives a Java package from the group of a Maven project. */
final class BasePackage {

    private BasePackage() {}

    /**
     * Turns {@code com.acme-corp.3d} into {@code com.acme_corp._3d}: the group in lower case, where each character that Java
     * does not take is {@code _}, as is put before a digit at the start and after a keyword.
     */
    static String ofGroupId(String groupId) {
        return Stream.of(groupId.toLowerCase(Locale.ROOT).split("\\."))
                .filter(part -> !part.isEmpty())
                .map(BasePackage::identifier)
                .collect(Collectors.joining("."));
    }

    private static String identifier(String part) {
        String name = part.replaceAll("[^a-z0-9_]", "_");
        if (Character.isDigit(name.charAt(0))) {
            return "_" + name;
        }
        return SourceVersion.isKeyword(name, SourceVersion.RELEASE_17) ? name + "_" : name;
    }
}
