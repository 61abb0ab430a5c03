package dev.witloof.messaging.config;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Puts environment variables into values: {@code ${NAME}} and {@code ${NAME:-default}}; a second dollar sign before the
 * brace stands for the characters themselves. It works on what YAML has read, so that no variable can add keys.
 */
final class Environment {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\$\\{|\\$\\{([^}]*)(}?)");
    private static final Pattern VARIABLE = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)(?::-(.*))?", Pattern.DOTALL);

    /** Of a value so much is looked for in a message, since messages cut what is long. */
    private static final int TELLING = 20;

    private final Map<String, String> variables;
    private final Problems problems;
    private final Set<String> used = new LinkedHashSet<>();

    Environment(Map<String, String> variables, Problems problems) {
        this.variables = variables;
        this.problems = problems;
    }

    /** Whether the text of a value comes from the environment, in part at least: then it must not be shown. */
    static boolean isReferred(String text) {
        Matcher matcher = REFERENCE.matcher(text);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                return true;
            }
        }
        return false;
    }

    /** The value of a scalar with its variables filled in; a problem for each that is missing. */
    String resolve(ScalarNode node) {
        return REFERENCE.matcher(node.getValue()).replaceAll(found -> {
            String inner = found.group(1);
            String value =
                    inner == null ? "${" : value(node, inner, !found.group(2).isEmpty());
            return Matcher.quoteReplacement(value);
        });
    }

    /** Whether a message that somebody else wrote holds the value of a variable. */
    boolean isShownIn(String message) {
        return used.stream()
                .filter(value -> !value.isBlank())
                .anyMatch(value -> message.contains(value.substring(0, Math.min(value.length(), TELLING))));
    }

    private String value(ScalarNode node, String inner, boolean closed) {
        Matcher variable = VARIABLE.matcher(inner);
        if (!closed || !variable.matches()) {
            problems.add(
                    node,
                    "a ${ refers to no environment variable; wanted is ${NAME} or ${NAME:-default}, or $${ for the"
                            + " characters themselves");
            return "";
        }
        String name = variable.group(1);
        String absent = variable.group(2);
        String value = variables.get(name);
        if (absent != null && (value == null || value.isEmpty())) {
            return absent;
        }
        if (value == null) {
            problems.add(
                    node,
                    "the environment variable " + Shown.name(name) + " is not set; set it, or give a default: ${" + name
                            + ":-default}");
            return "";
        }
        used.add(value);
        return value;
    }
}
