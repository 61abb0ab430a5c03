package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeName;
import com.squareup.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/**
 * A Java record, which JavaPoet does not know.
 *
 * <p>The components travel through JavaPoet as superinterfaces of a class, with marks between them that cannot occur in
 * Java or WIT; so JavaPoet imports their types, and qualifies those that a nested name hides. {@link #rewrite} then turns
 * the header of the class into that of a record.
 */
final class RecordSpec {
    private static final String BEGIN = "\u0001";
    private static final String COMPONENT = "\u0002";
    private static final String END = "\u0003";
    private static final Pattern HEADER = Pattern.compile(
            "(?m)^( *)((?:\\w+ )*)class (\\w+) implements " + BEGIN + ", (.*)" + END + "(?:, (.*))? \\{$");
    private static final Pattern PART = Pattern.compile("(.*?), " + COMPONENT + "(\\w+), ");
    private static final int LINE = 110;

    private final ClassName name;
    private final List<Component> components = new ArrayList<>();
    private final List<TypeName> superinterfaces = new ArrayList<>();
    private CodeBlock javadoc = CodeBlock.of("");

    private record Component(String name, TypeName type) {}

    RecordSpec(ClassName name) {
        this.name = name;
    }

    RecordSpec component(String component, TypeName type) {
        components.add(new Component(component, type));
        return this;
    }

    RecordSpec superinterface(TypeName type) {
        superinterfaces.add(type);
        return this;
    }

    RecordSpec javadoc(CodeBlock text) {
        javadoc = text;
        return this;
    }

    /** Makes the class that stands for the record, to be nested in another type. */
    TypeSpec build(boolean comparesContent) {
        TypeSpec.Builder type = TypeSpec.classBuilder(name)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(javadoc)
                .addSuperinterface(mark(BEGIN));
        for (Component component : components) {
            type.addSuperinterface(component.type).addSuperinterface(mark(COMPONENT + component.name));
        }
        type.addSuperinterface(mark(END)).addSuperinterfaces(superinterfaces);
        if (components.stream().anyMatch(component -> !component.type.isPrimitive())) {
            type.addMethod(constructor());
        }
        if (comparesContent) {
            List<String> names = components.stream().map(Component::name).toList();
            type.addMethod(ContentMethods.equalsOf(name, names))
                    .addMethod(ContentMethods.hashCodeOf(names))
                    .addMethod(ContentMethods.toStringOf(name, names));
        }
        return type.build();
    }

    private static ClassName mark(String mark) {
        return ClassName.get("", mark);
    }

    private MethodSpec constructor() {
        MethodSpec.Builder method = MethodSpec.constructorBuilder().addModifiers(Modifier.PUBLIC);
        Javadocs docs = Javadocs.of("Refuses {@code null}.");
        for (Component component : components) {
            method.addParameter(component.type, component.name);
            docs.param(component.name, Optional.empty(), "the component {@code " + component.name + "}");
            if (component.type.isPrimitive()) {
                method.addStatement("this.$N = $N", component.name, component.name);
            } else {
                method.addStatement(
                        "this.$N = $T.requireNonNull($N, $S)",
                        component.name,
                        Objects.class,
                        component.name,
                        component.name);
            }
        }
        return method.addJavadoc(docs.build()).build();
    }

    /** Turns the headers of the classes that stand for records into those of records. */
    static String rewrite(String java) {
        return HEADER.matcher(java).replaceAll(match -> Matcher.quoteReplacement(header(match)));
    }

    private static String header(MatchResult match) {
        String indent = match.group(1);
        String start = indent + match.group(2).replace("static ", "") + "record " + match.group(3) + "(";
        String end = match.group(5) == null ? ") {" : ") implements " + match.group(5) + " {";
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(match.group(4));
        while (part.find()) {
            parts.add(part.group(1) + " " + part.group(2));
        }
        String line = start + String.join(", ", parts) + end;
        String wrap = "\n" + indent + "        ";
        return line.length() <= LINE ? line : start + wrap + String.join("," + wrap, parts) + end;
    }
}
