package dev.witloof.maven;

import dev.witloof.codegen.JavaNames;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.StringTokenizer;

/** Derives a Java package from the group of a Maven project. */
final class BasePackage {

    private BasePackage() {}

    /**
     * Turns {@code com.acme-corp.3d} into {@code com.acme_corp._3d}: the group in lower case, where each character that Java
     * does not take is {@code _}, as is put before a digit at the start and after a keyword.
     */
    static String ofGroupId(String groupId) {
        StringJoiner name = new StringJoiner(".");
        StringTokenizer parts = new StringTokenizer(groupId.toLowerCase(Locale.ROOT), ".");
        while (parts.hasMoreTokens()) {
            name.add(identifier(parts.nextToken()));
        }
        return name.toString();
    }

    private static String identifier(String part) {
        String name = part.replaceAll("[^a-z0-9_]", "_");
        if (Character.isDigit(name.charAt(0))) {
            return "_" + name;
        }
        return JavaNames.isKeyword(name) ? name + "_" : name;
    }
}
