package dev.witloof.messaging.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/** Collects what is wrong with one file. */
final class Problems {

    /** More than anybody reads; a file of nothing but mistakes must not make a message of any size. */
    private static final int MOST = 100;

    private final String file;
    private final List<ConfigProblem> found = new ArrayList<>();
    private int more;

    Problems(String file) {
        this.file = file;
    }

    /** How many there are. */
    int count() {
        return found.size() + more;
    }

    /** Adds a problem of a node. */
    void add(Node node, String message) {
        add(node.getStartMark(), message);
    }

    /** Adds a problem of a place, where it is known. */
    void add(Optional<Mark> place, String message) {
        add(
                place.map(mark -> mark.getLine() + 1).orElse(0),
                place.map(mark -> mark.getColumn() + 1).orElse(0),
                message);
    }

    /** Adds a problem of a node whose message has a line for each of several things. */
    void addLines(Node node, String message) {
        int line = node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
        int column = node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(0);
        addShown(line, column, Shown.lines(message));
    }

    /** Adds a problem of a line and column from 1, or of the file if they are 0. */
    void add(int line, int column, String message) {
        addShown(line, column, Shown.oneLine(message));
    }

    private void addShown(int line, int column, String shown) {
        if (found.size() < MOST) {
            found.add(new ConfigProblem(file, line, column, shown));
        } else {
            more++;
        }
    }

    /**
     * Ends the reading if there are problems.
     *
     * @throws ConfigException with all of them
     */
    void throwIfAny() {
        if (found.isEmpty()) {
            return;
        }
        List<ConfigProblem> sorted = new ArrayList<>(found);
        sorted.sort(Comparator.comparingInt(ConfigProblem::line).thenComparingInt(ConfigProblem::column));
        if (more > 0) {
            sorted.add(new ConfigProblem(file, 0, 0, "there are " + more + " more mistakes"));
        }
        throw new ConfigException(sorted);
    }
}
