package dev.witloof.wit.parse;

import dev.witloof.component.type.Version;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.grammar.WitParser.VersionContext;

/** Reads versions: the grammar says which tokens may form one, and semver.org whether they do. */
final class Versions {

    private final SourceFile source;

    Versions(SourceFile source) {
        this.source = source;
    }

    Version version(VersionContext context) {
        Span span = TokenRules.span(source, context.getStart()).to(TokenRules.span(source, context.getStop()));
        Names.requireShort("version", span.text().length(), span);
        return Version.tryParse(span.text())
                .orElseThrow(() -> new Refusal(Diagnostic.error(
                                DiagnosticCode.INVALID_VERSION,
                                span,
                                "`" + Vocabulary.cut(span.text()) + "` is no semantic version")
                        .help("write three numbers without leading zeros and without spaces, such as `0.2.0` or"
                                + " `1.0.0-rc.1`")));
    }
}
