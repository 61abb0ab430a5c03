package dev.witloof.wit.resolve;

import dev.witloof.component.type.Version;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.syntax.Annotations;
import dev.witloof.wit.syntax.Attribute;
import dev.witloof.wit.syntax.Id;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads attributes (WIT.md, "Feature Gates"). As in the reference, an ungated item may refer to one behind
 * {@code @since}, which WIT.md forbids.
 */
final class Gates {

    private final PackageName pkg;
    private final Features features;
    private final Problems problems;

    Gates(PackageName pkg, Features features, Problems problems) {
        this.pkg = pkg;
        this.features = features;
        this.problems = problems;
    }

    /**
     * Reads what stands before an item that is there by itself: a type, an interface or a world.
     *
     * @param annotations the attributes
     * @param item the item's name, to blame a version that the package has not reached
     * @return what they come to
     */
    Gate read(Annotations annotations, Id item) {
        return read(annotations, item, Item.OPEN);
    }

    /**
     * Reads what stands before an item that is there only if what it stands in is. As in the reference, nobody cares about the
     * versions in what is not.
     *
     * @param annotations the attributes
     * @param item the item's name, to blame a version that the package has not reached
     * @param owner the gate of what it stands in
     * @return what they come to, together
     */
    Gate read(Annotations annotations, Id item, Gate owner) {
        return read(annotations, Optional.of(item).filter(id -> owner.enabled()))
                .within(owner);
    }

    /**
     * Reads what stands before an item.
     *
     * @param annotations the attributes
     * @param item the name to blame a version that the package has not reached, or nothing if that does not matter
     * @return what they come to
     */
    Gate read(Annotations annotations, Optional<Id> item) {
        Attribute.@Nullable Since since = only(annotations, Attribute.Since.class, "@since");
        Attribute.@Nullable Unstable unstable = only(annotations, Attribute.Unstable.class, "@unstable");
        Attribute.@Nullable Deprecated deprecated = only(annotations, Attribute.Deprecated.class, "@deprecated");
        Attribute.@Nullable ExternalId external = only(annotations, Attribute.ExternalId.class, "@external-id");
        Optional<String> externalId = Optional.ofNullable(external).map(Attribute.ExternalId::value);
        Optional<Version> end = Optional.ofNullable(deprecated).map(Attribute.Deprecated::version);
        if (since != null && unstable != null) {
            conflict(since.span(), "an item is either `@since` a version or `@unstable`", "remove one of the two");
        }
        if (since != null) {
            item.ifPresent(id -> checkVersion(since.version(), id.span()));
            return new Gate(new Stability.Stable(since.version(), end), true, externalId);
        }
        if (unstable != null) {
            String feature = unstable.feature().text();
            return new Gate(new Stability.Unstable(feature, end), features.enabled(feature), externalId);
        }
        if (deprecated != null) {
            conflict(
                    deprecated.span(),
                    "`@deprecated` stands alone",
                    "say with `@since` or `@unstable` what the item was before");
        }
        return new Gate(Stability.UNKNOWN, true, externalId);
    }

    private <A extends Attribute> @Nullable A only(Annotations annotations, Class<A> type, String name) {
        @Nullable A first = null;
        for (Attribute attribute : annotations.attributes()) {
            if (!type.isInstance(attribute)) {
                continue;
            }
            if (first != null) {
                conflict(attribute.span(), "an item has `" + name + "` once at most", "remove one of them");
            } else {
                first = type.cast(attribute);
            }
        }
        return first;
    }

    private void conflict(Span span, String message, String hint) {
        problems.add(Diagnostic.error(DiagnosticCode.CONFLICTING_ATTRIBUTES, span, message)
                .help(hint));
    }

    private void checkVersion(Version since, Span span) {
        if (pkg.version().isEmpty()) {
            problems.add(Diagnostic.error(
                            DiagnosticCode.INVALID_GATE_VERSION,
                            span,
                            "`@since` compares with the package's version, and package `" + pkg + "` has none")
                    .help("declare the package with a version, such as `" + pkg + "@" + since + "`"));
        } else if (since.compareTo(pkg.version().get()) > 0) {
            problems.add(Diagnostic.error(
                    DiagnosticCode.INVALID_GATE_VERSION,
                    span,
                    "this is `@since` version " + since + ", and package `" + pkg + "` has not reached it"));
        }
    }
}
