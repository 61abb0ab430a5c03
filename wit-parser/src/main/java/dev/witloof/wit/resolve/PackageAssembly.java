package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.syntax.NestedPackage;
import dev.witloof.wit.syntax.PackageDeclaration;
import dev.witloof.wit.syntax.SyntaxFile;
import dev.witloof.wit.syntax.TopLevelItem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the files of folders together to packages. */
final class PackageAssembly {

    private final Problems problems;
    private final Map<PackageName, PackageSource> packages = new LinkedHashMap<>();

    PackageAssembly(Problems problems) {
        this.problems = problems;
    }

    Map<PackageName, PackageSource> packages() {
        return packages;
    }

    /**
     * Adds a folder.
     *
     * @param group the folder
     * @return the name of its own package, or nothing if none of its files says it
     */
    Optional<PackageName> add(SourceGroup group) {
        for (SyntaxFile file : group.files()) {
            for (NestedPackage nested : file.nested()) {
                PackageDeclaration declaration = nested.declaration();
                add(source(declaration, declaration.docs(), List.of(nested.items())));
            }
        }
        Optional<PackageDeclaration> declaration = declaration(group);
        if (declaration.isEmpty()) {
            problems.add(Diagnostic.error(
                            DiagnosticCode.MISSING_PACKAGE_DECLARATION,
                            new Span(group.files().get(0).source(), 0, 0),
                            "no file of `" + group.name() + "` names its package")
                    .help("start a file with a declaration such as `package my-company:my-package;`"));
            return Optional.empty();
        }
        List<List<TopLevelItem>> items =
                group.files().stream().map(SyntaxFile::items).toList();
        add(source(declaration.get(), docs(group), items));
        return Optional.of(declaration.get().name().packageName());
    }

    private static PackageSource source(
            PackageDeclaration declaration, Optional<String> docs, List<List<TopLevelItem>> files) {
        return new PackageSource(
                declaration.name().packageName(), declaration.name().span(), docs, files);
    }

    private void add(PackageSource source) {
        PackageSource first = packages.putIfAbsent(source.name(), source);
        if (first != null) {
            problems.add(Diagnostic.error(
                            DiagnosticCode.DUPLICATE_PACKAGE,
                            source.span(),
                            "package `" + source.name() + "` is defined twice")
                    .also(first.span(), "first defined here"));
        }
    }

    private Optional<PackageDeclaration> declaration(SourceGroup group) {
        @Nullable PackageDeclaration first = null;
        for (PackageDeclaration declaration : declarations(group)) {
            if (first == null) {
                first = declaration;
            } else if (!declaration.name().packageName().equals(first.name().packageName())) {
                problems.add(Diagnostic.error(
                                DiagnosticCode.PACKAGE_MISMATCH,
                                declaration.name().span(),
                                "this file is of package `" + declaration.name().packageName()
                                        + "`, and another one of its folder of package `"
                                        + first.name().packageName() + "`")
                        .also(first.name().span(), "the other one")
                        .help("all files of a folder are one package: move this one to a folder of `deps`, or nest its"
                                + " items in `package ... { ... }`"));
            }
        }
        return Optional.ofNullable(first);
    }

    private Optional<String> docs(SourceGroup group) {
        @Nullable PackageDeclaration first = null;
        for (PackageDeclaration declaration : declarations(group)) {
            if (declaration.docs().isEmpty()) {
                continue;
            }
            if (first == null) {
                first = declaration;
            } else {
                problems.add(Diagnostic.error(
                                DiagnosticCode.DUPLICATE_PACKAGE_DOCS,
                                docsSpan(declaration),
                                "package `" + declaration.name().packageName()
                                        + "` has documentation comments in two files")
                        .also(docsSpan(first), "the other one")
                        .help("keep one of them: every comment before `package` counts"));
            }
        }
        return first == null ? Optional.empty() : first.docs();
    }

    private static Span docsSpan(PackageDeclaration declaration) {
        return declaration.docsSpan().orElse(declaration.name().span());
    }

    private static List<PackageDeclaration> declarations(SourceGroup group) {
        List<PackageDeclaration> declarations = new ArrayList<>();
        group.files().forEach(file -> file.declaration().ifPresent(declarations::add));
        return declarations;
    }
}
