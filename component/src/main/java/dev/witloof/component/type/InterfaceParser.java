package dev.witloof.component.type;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Parses the text form of an interface. */
final class InterfaceParser {
    private static final String FUNCTION_SIGNS = "[].";

    private final TypeScanner scanner;
    private final TypeNames names = new TypeNames();
    private final TypeParser parser;
    private Optional<String> id = Optional.empty();
    private final Map<String, ResourceType> resources = new LinkedHashMap<>();
    private final Map<String, ResourceType> usedResources = new LinkedHashMap<>();
    private final Map<String, ValueType> types = new LinkedHashMap<>();
    private final Map<String, FunctionType> functions = new LinkedHashMap<>();

    InterfaceParser(String text) {
        this.scanner = new TypeScanner(text);
        this.parser = new TypeParser(scanner, names);
    }

    InterfaceType parse() {
        if (scanner.nextStatement() && scanner.acceptWord("interface")) {
            id = Optional.of(scanner.token("the name of the interface"));
            scanner.expectLineEnd();
        }
        while (scanner.nextStatement()) {
            statement();
            scanner.expectLineEnd();
        }
        return new InterfaceType(id, resources, usedResources, types, functions);
    }

    private void statement() {
        if (scanner.acceptWord("resource")) {
            resource();
        } else if (scanner.acceptWord("type")) {
            type();
        } else if (scanner.acceptWord("func")) {
            function(false);
        } else if (scanner.acceptWord("async")) {
            scanner.expectWord("func");
            function(true);
        } else {
            throw scanner.expected("`resource`, `type`, `func` or `async func`");
        }
    }

    private void resource() {
        String name = declaredName();
        ResourceType resource;
        if (scanner.accept("=")) {
            String source = scanner.token("the interface and name of the resource");
            int dot = source.lastIndexOf('.');
            String sourceName = source.substring(dot + 1);
            requireLabel(sourceName);
            if (dot == 0) {
                throw scanner.error("`" + Labels.abbreviate(source) + "` does not start with the name of an interface");
            }
            Optional<String> sourceId = dot < 0 ? Optional.empty() : Optional.of(source.substring(0, dot));
            resource = new ResourceType(sourceId, sourceName);
            usedResources.put(name, resource);
        } else {
            resource = new ResourceType(id, name);
            resources.put(name, resource);
        }
        if (!names.add(name, resource)) {
            throw taken(name);
        }
    }

    private void type() {
        String name = declaredName();
        scanner.expect("=");
        ValueType type = parser.type();
        types.put(name, type);
        if (!names.add(name, type)) {
            throw taken(name);
        }
    }

    private void function(boolean async) {
        String name = scanner.word("the name of a function", FUNCTION_SIGNS);
        if (!Labels.isFunctionName(name)) {
            throw scanner.error(
                    "`" + Labels.abbreviate(name) + "` is no name of a function, such as `f` or `[method]r.f`");
        }
        if (functions.containsKey(name)) {
            throw taken(name);
        }
        functions.put(name, parser.signature(async));
    }

    private String declaredName() {
        String name = scanner.word("a name");
        requireLabel(name);
        return name;
    }

    private void requireLabel(String name) {
        if (!Labels.isLabel(name)) {
            throw scanner.error("`" + Labels.abbreviate(name) + "` is not in kebab case");
        }
    }

    private TypeTextException taken(String name) {
        return scanner.error("the name `" + Labels.abbreviate(name) + "` is declared twice");
    }
}
