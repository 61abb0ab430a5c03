package dev.witloof.codegen;

import dev.witloof.codegen.bind.Binder;
import dev.witloof.codegen.bind.Bindings;
import dev.witloof.codegen.emit.SourceEmitter;

/** Generates Java from WIT. Without state; safe for use by several threads. */
public final class Generator {
    private Generator() {}

    /**
     * Generates what a request asks for. The same request gives the same bytes.
     *
     * @param request what to generate, and how
     * @return the files, in memory
     * @throws GenerationException if the Java cannot be generated: because Witloof does not do it yet, because components
     *     cannot contain it, or because names or versions clash
     */
    public static GeneratedSources generate(GenerationRequest request) throws GenerationException {
        Bindings bindings = Binder.bind(request);
        return new GeneratedSources(
                SourceEmitter.emit(bindings, request.options().generatorVersion()), bindings.manifest());
    }
}
