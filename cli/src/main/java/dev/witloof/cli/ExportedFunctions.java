package dev.witloof.cli;

import dev.witloof.component.definition.ComponentInterfaces;
import dev.witloof.component.type.FunctionType;
import dev.witloof.runtime.Component;
import dev.witloof.wit.diagnostic.Similar;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The functions that a component exports, as a call names them. */
final class ExportedFunctions {
    /** More would hide the first ones, which are the nearest. */
    private static final int MAX_LISTED = 20;

    private static final String MESSAGES = "wasi:messaging/incoming-handler";

    /** What {@link #remoteness} is of a name that nobody can have meant. */
    private static final int FAR = 4;

    private final List<Function> functions = new ArrayList<>();

    /**
     * An exported function.
     *
     * @param interfaceName the interface that it stands in; empty if it stands in none
     * @param name its own name
     * @param type its type
     */
    record Function(String interfaceName, String name, FunctionType type) {
        /** The name that a call has for it. */
        String callName() {
            return named(interfaceName);
        }

        /** The same without the version of the interface. */
        String unversioned() {
            int version = interfaceName.indexOf('@');
            return named(version < 0 ? interfaceName : interfaceName.substring(0, version));
        }

        private String named(String in) {
            return in.isEmpty() ? name : in + "." + name;
        }
    }

    ExportedFunctions(Component component) {
        ComponentInterfaces.of(component.definition().type())
                .exports()
                .forEach((interfaceName, type) -> type.functions()
                        .forEach((name, function) -> functions.add(new Function(interfaceName, name, function))));
    }

    /**
     * The function of a name, or the only one whose name is that but for its interface's version.
     *
     * @throws CommandFailure if there is none, or are several; it lists what there is
     */
    Function get(String name) throws CommandFailure {
        for (Function function : functions) {
            if (function.callName().equals(name)) {
                return function;
            }
        }
        List<Function> unversioned = functions.stream()
                .filter(function -> function.unversioned().equals(name))
                .toList();
        if (unversioned.size() == 1) {
            return unversioned.get(0);
        }
        throw unversioned.isEmpty() ? unknown(name) : severalVersions(name, unversioned);
    }

    /** What can be done with the component, which is no program, and how. */
    String uses() {
        if (functions.stream().anyMatch(function -> function.interfaceName().startsWith(MESSAGES + "@"))) {
            return "--subscribe is missing: a topic whose messages the guest handles";
        }
        String nothing =
                "the component exports neither wasi:cli/run, to be run, nor " + MESSAGES + ", to handle messages";
        // Methods take a handle, which a command line has no words for.
        List<Function> callable = functions.stream()
                .filter(function -> !function.name().startsWith("[method]"))
                .toList();
        return callable.isEmpty()
                ? nothing + ", nor a function that --invoke could call"
                : nothing + ": call one of its functions with --invoke:" + lines(callable);
    }

    private static CommandFailure severalVersions(String name, List<Function> versions) {
        return CommandFailure.of("the component exports several versions of `" + name + "`:" + lines(versions));
    }

    private CommandFailure unknown(String name) {
        if (functions.isEmpty()) {
            return CommandFailure.of("the component exports no function `" + name + "`, nor any other");
        }
        List<Function> nearestFirst = functions.stream()
                .sorted(Comparator.comparingInt(function -> remoteness(name, function)))
                .toList();
        Function nearest = nearestFirst.get(0);
        String hint = remoteness(name, nearest) < FAR ? "; did you mean `" + nearest.callName() + "`?" : ".";
        return CommandFailure.of(
                "the component exports no function `" + name + "`" + hint + " It exports:" + lines(nearestFirst));
    }

    /** How far a function's name is from what was asked for: first the whole of it counts, then its own name. */
    private static int remoteness(String asked, Function function) {
        String own = ownName(asked);
        if (Similar.to(asked, Set.of(function.callName())).isPresent()) {
            return 0;
        }
        if (Similar.to(asked, Set.of(function.unversioned())).isPresent()) {
            return 1;
        }
        if (own.equals(function.name())) {
            return 2;
        }
        return Similar.to(own, Set.of(function.name())).isPresent() ? 3 : FAR;
    }

    /** What stands behind the interface in what was asked for, also where a {@code #} or a slash parts them. */
    private static String ownName(String asked) {
        int end = Stream.of('.', '#', '/').mapToInt(asked::lastIndexOf).max().orElse(-1);
        return asked.substring(end + 1);
    }

    private static String lines(List<Function> listed) {
        StringBuilder lines = new StringBuilder();
        for (Function function : listed.subList(0, Math.min(MAX_LISTED, listed.size()))) {
            lines.append("\n  ").append(function.callName());
        }
        if (listed.size() > MAX_LISTED) {
            lines.append("\n  … and ").append(listed.size() - MAX_LISTED).append(" more");
        }
        return lines.toString();
    }
}
