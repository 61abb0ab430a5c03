package dev.witloof.codegen.bind;

import dev.witloof.component.type.TypeText;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeOwner;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** A hash of all that the Java of an interface depends on, where it stands apart. */
final class BindingHash {
    /** The form of generated code that other generated code may call; counts up when it changes. */
    private static final String FORM = "1";

    private BindingHash() {}

    static String of(BoundInterface each, List<String> mappings) {
        String text = FORM + "\n" + TypeText.print(each.type()) + exceptions(each) + String.join("", mappings);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256:" + HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String exceptions(BoundInterface each) {
        Set<String> lines = new LinkedHashSet<>();
        for (TypeDef def : each.errors()) {
            lines.add("exception " + def.name().orElseThrow() + "\n");
        }
        for (BoundFunction function : each.functions()) {
            if (function.result() instanceof BoundResult.Fallible fallible) {
                String where = fallible.own() ? "own" : owner(fallible);
                lines.add("throws " + function.wit().name() + " " + where + "\n");
            }
        }
        return lines.stream().collect(Collectors.joining());
    }

    private static String owner(BoundResult.Fallible fallible) {
        TypeDef def = fallible.err().flatMap(ErrorTypes::definition).orElseThrow();
        TypeOwner owner = def.owner().orElseThrow();
        String id = owner instanceof Interface other ? other.id().orElse("") : "";
        return id + "." + def.name().orElse("");
    }
}
