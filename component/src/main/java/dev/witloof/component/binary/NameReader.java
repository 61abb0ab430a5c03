package dev.witloof.component.binary;

import dev.witloof.component.definition.NameAttributes;
import dev.witloof.component.definition.Sort;
import java.util.Optional;

/**
 * The name of an import or export with its attributes (Binary.md, "Import and Export Definitions").
 *
 * @param name a name that is well formed
 * @param attributes what is said about it
 */
record NameReader(String name, NameAttributes attributes) {
    static NameReader read(BinaryInput in) {
        int start = in.offset();
        int form = in.peek("the name of an import or export");
        if (form > 2) {
            throw in.error(Rule.NAME_FORM, BinaryInput.hex(form), "0x00, 0x01 or 0x02 before a name");
        }
        in.u8("a name");
        String name = in.name("a name");
        if (!ExternNames.isExternName(name)) {
            throw new MalformedComponentException(
                    Rule.EXTERN_NAME,
                    start,
                    "the name `" + ExternNames.abbreviate(name) + "`",
                    "a name in kebab case, one of a method such as `[method]a.b`, or one of an interface such as"
                            + " `a:b/c@1.0.0`");
        }
        return new NameReader(name, form == 2 ? attributes(in, name) : NameAttributes.NONE);
    }

    /** Checks that only instances are said to implement an interface. */
    void checkSort(ReadContext context, Sort sort) {
        if (attributes.implemented().isPresent() && sort != Sort.INSTANCE) {
            throw context.error(Rule.ATTRIBUTE, SortReader.a(sort) + " that implements an interface", "an instance");
        }
    }

    private static NameAttributes attributes(BinaryInput in, String name) {
        Optional<String> implemented = Optional.empty();
        Optional<String> versionSuffix = Optional.empty();
        Optional<String> externalId = Optional.empty();
        int count = in.count("attributes");
        for (int i = 0; i < count; i++) {
            int start = in.offset();
            int kind = in.u8("an attribute");
            String value = in.name("the text of an attribute");
            boolean again =
                    switch (kind) {
                        case 0 -> implemented.isPresent();
                        case 1 -> versionSuffix.isPresent();
                        case 2 -> externalId.isPresent();
                        default ->
                            throw new MalformedComponentException(
                                    Rule.ATTRIBUTE_FORM,
                                    start,
                                    BinaryInput.hex(kind),
                                    "the attribute 0x00, 0x01 or 0x02");
                    };
            if (again) {
                throw new MalformedComponentException(
                        Rule.ATTRIBUTE, start, "an attribute for the second time", "each at most once");
            }
            if (kind == 0) {
                implemented = Optional.of(implemented(start, name, value));
            } else if (kind == 1) {
                versionSuffix = Optional.of(suffix(start, name, value));
            } else {
                externalId = Optional.of(value);
            }
        }
        return new NameAttributes(implemented, versionSuffix, externalId);
    }

    private static String implemented(int start, String name, String value) {
        if (!ExternNames.isInterfaceName(value)) {
            throw new MalformedComponentException(
                    Rule.ATTRIBUTE,
                    start,
                    "`" + ExternNames.abbreviate(value) + "`",
                    "the name of an interface that is implemented");
        }
        if (!ExternNames.isPlainName(name)) {
            throw new MalformedComponentException(
                    Rule.ATTRIBUTE, start, "`implements` on the name of an interface", "a plain name");
        }
        return value;
    }

    private static String suffix(int start, String name, String value) {
        int at = name.indexOf('@');
        if (at < 0
                || !Versions.isCanonical(name.substring(at + 1))
                || !Versions.isSemantic(name.substring(at + 1) + value)) {
            throw new MalformedComponentException(
                    Rule.ATTRIBUTE,
                    start,
                    "the version suffix `" + ExternNames.abbreviate(value) + "`",
                    "one that completes the version in the name");
        }
        return value;
    }
}
