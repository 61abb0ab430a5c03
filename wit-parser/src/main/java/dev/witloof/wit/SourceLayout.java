package dev.witloof.wit;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.parse.SyntaxException;
import dev.witloof.wit.parse.SyntaxParser;
import dev.witloof.wit.resolve.SourceGroup;
import dev.witloof.wit.syntax.SyntaxFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a package and of its dependencies, each in the folder that makes it part of one. */
final class SourceLayout {

    private final List<SourceFile> root = new ArrayList<>();
    private final Map<String, List<SourceFile>> dependencies = new TreeMap<>();
    private final List<Diagnostic> problems = new ArrayList<>();

    void addRoot(SourceFile file) {
        root.add(file);
    }

    /** Adds a file of a dependency; those with the same name are one package. */
    void addDependency(String name, SourceFile file) {
        dependencies.computeIfAbsent(name, n -> new ArrayList<>()).add(file);
    }

    void addProblem(Diagnostic problem) {
        problems.add(problem);
    }

    boolean isEmpty() {
        return root.isEmpty() && problems.isEmpty();
    }

    /** All files in the order in which they were added. */
    List<SourceFile> sources() {
        List<SourceFile> all = new ArrayList<>(root);
        dependencies.values().forEach(all::addAll);
        return all;
    }

    /** What is wrong with the files themselves; filled by {@link #parse} with the first syntax error of each. */
    List<Diagnostic> problems() {
        return problems;
    }

    /** The groups by name, the root's first. A file that is no WIT is left out, and so is a group without another. */
    Map<String, SourceGroup> parse(String rootName) {
        Map<String, SourceGroup> groups = new LinkedHashMap<>();
        group(rootName, root).ifPresent(group -> groups.put("", group));
        dependencies.forEach((name, files) -> group(name, files).ifPresent(group -> groups.put(name, group)));
        return groups;
    }

    private Optional<SourceGroup> group(String name, List<SourceFile> files) {
        List<SyntaxFile> parsed = new ArrayList<>();
        for (SourceFile file : files) {
            try {
                parsed.add(new SyntaxParser().parse(file));
            } catch (SyntaxException e) {
                problems.add(e.diagnostic());
            }
        }
        return parsed.isEmpty() ? Optional.empty() : Optional.of(new SourceGroup(name, parsed));
    }
}
