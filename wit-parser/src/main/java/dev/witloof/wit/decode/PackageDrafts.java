package dev.witloof.wit.decode;

import dev.witloof.component.type.Version;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.parse.SyntaxParser;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packages while they are found, with all that they have in common. */
final class PackageDrafts {
    /** Room for namespace, package, interface and version, each as long as WIT has it at the most. */
    private static final int MAX_NAME = 4 * SyntaxParser.MAX_NAME + ":/@".length();

    private static final String LABEL = "[a-z][a-z0-9]*+(?:-[a-z0-9]++)*+";
    private static final Pattern PACKAGE = Pattern.compile("(" + LABEL + "):(" + LABEL + ")(?:@(.+))?");

    private final PackageDocs docs;
    private final TypeNames names;
    private final Map<TypeDefKind, TypeDef> anonymous = TypeDecoder.none();
    private final Map<PackageName, Map<String, Draft>> interfaces = new LinkedHashMap<>();

    PackageDrafts(PackageDocs docs, Work work) {
        this.docs = docs;
        this.names = new TypeNames(work);
    }

    /** The interfaces found so far by package and name, in the order in which they came up. */
    Map<PackageName, Map<String, Draft>> interfaces() {
        return interfaces;
    }

    PackageDocs docs() {
        return docs;
    }

    MembersDecoder members(Draft draft) {
        return new MembersDecoder(names, draft, anonymous);
    }

    /** The interface of an identity, which may be a new one. */
    Draft named(Identity identity) {
        return interfaces
                .computeIfAbsent(identity.packageName(), p -> new LinkedHashMap<>())
                .computeIfAbsent(
                        identity.name(),
                        name -> new Draft(
                                Draft.Kind.INTERFACE,
                                Optional.of(name),
                                identity.packageName(),
                                docs.of(identity.packageName()).in("interfaces", name)));
    }

    /** The name of a package such as {@code wasi:io@0.2.6}, if the text is one. */
    static Optional<PackageName> packageName(String text) {
        Matcher matcher = PACKAGE.matcher(text);
        if (text.length() > MAX_NAME || !matcher.matches()) {
            return Optional.empty();
        }
        Optional<Version> version = Optional.ofNullable(matcher.group(3)).flatMap(Version::tryParse);
        boolean whole = version.isPresent() == (matcher.group(3) != null);
        return whole ? Optional.of(new PackageName(matcher.group(1), matcher.group(2), version)) : Optional.empty();
    }

    /**
     * What an interface or world is called.
     *
     * @param packageName its package
     * @param name its name there
     */
    record Identity(PackageName packageName, String name) {
        /** Takes a name such as {@code wasi:io/streams@0.2.6} apart. */
        static Identity of(String id, Optional<String> versionSuffix, String place) {
            int length = id.length() + versionSuffix.map(String::length).orElse(0);
            if (length > MAX_NAME) {
                throw new WitDecodeException(place, "a name of " + length + " characters", MAX_NAME + " at the most");
            }
            int at = id.indexOf('@');
            String path = at < 0 ? id : id.substring(0, at);
            int colon = path.indexOf(':');
            int slash = path.indexOf('/');
            if (path.indexOf(':', colon + 1) >= 0 || path.indexOf('/', slash + 1) >= 0) {
                throw new WitDecodeException(
                        place, "nested packages in a name", "a name such as `wasi:io/streams@0.2.6`");
            }
            Optional<Version> version = Optional.empty();
            if (at >= 0) {
                String text = id.substring(at + 1) + versionSuffix.orElse("");
                version = Version.tryParse(text);
                if (version.isEmpty()) {
                    throw new WitDecodeException(place, "version `" + text + "`", "a whole version such as `0.2.6`");
                }
            }
            return new Identity(
                    new PackageName(path.substring(0, colon), path.substring(colon + 1, slash), version),
                    path.substring(slash + 1));
        }
    }
}
