package dev.witloof.wit;

import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.wit.decode.WitDecodeException;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.parse.SyntaxException;
import dev.witloof.wit.wat.ComponentText;
import java.util.Optional;
import java.util.function.Function;

/** Makes WIT texts of components, or problems of a layout if they are none. */
final class ComponentSources {
    private ComponentSources() {}

    /** Whether a file of this name is a component in text. */
    static boolean isText(String name) {
        return name.endsWith(".wat");
    }

    /**
     * The WIT of a component.
     *
     * @param component the source that problems are of, without a text
     */
    static Optional<SourceFile> binary(
            SourceFile component, byte[] bytes, Function<byte[], String> decoder, SourceLayout layout) {
        try {
            return Optional.of(named(component, decoder.apply(bytes)));
        } catch (MalformedComponentException | WitDecodeException e) {
            layout.addProblem(invalid(new Span(component, 0, 0), String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    /** The WIT of a component in text. */
    static Optional<SourceFile> text(SourceFile component, Function<byte[], String> decoder, SourceLayout layout) {
        try {
            ComponentText text = ComponentText.read(component);
            try {
                return Optional.of(named(component, decoder.apply(text.bytes())));
            } catch (MalformedComponentException e) {
                layout.addProblem(invalid(text.place(e.offset()), "expected " + e.wanted() + ", found " + e.found()));
            } catch (WitDecodeException e) {
                layout.addProblem(invalid(text.start(), String.valueOf(e.getMessage())));
            }
        } catch (SyntaxException e) {
            layout.addProblem(e.diagnostic());
        }
        return Optional.empty();
    }

    private static Diagnostic invalid(Span place, String message) {
        return Diagnostic.error(DiagnosticCode.INVALID_COMPONENT, place, message);
    }

    private static SourceFile named(SourceFile component, String wit) {
        return component
                .path()
                .map(path -> SourceFile.of(component.name(), wit, path))
                .orElseGet(() -> SourceFile.of(component.name(), wit));
    }
}
