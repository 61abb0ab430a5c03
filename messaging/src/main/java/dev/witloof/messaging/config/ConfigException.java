package dev.witloof.messaging.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration file that describes no host, with all that is wrong with it. The message shows every problem. */
public final class ConfigException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What is wrong. */
    private final transient List<ConfigProblem> problems;

    ConfigException(List<ConfigProblem> problems) {
        super(problems.stream().map(ConfigProblem::toString).collect(Collectors.joining("\n\n")));
        this.problems = List.copyOf(problems);
    }

    /**
     * What is wrong.
     *
     * @return one or more problems, in the order of the file
     */
    public List<ConfigProblem> problems() {
        return problems;
    }
}
