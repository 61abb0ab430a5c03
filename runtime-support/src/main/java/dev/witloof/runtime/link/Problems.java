package dev.witloof.runtime.link;

import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.Mismatch;
import dev.witloof.component.type.TypeText;
import dev.witloof.runtime.LinkException;
import java.util.ArrayList;
import java.util.List;

/** All that keeps a component from being linked as a world, told at once. */
final class Problems {
    private static final String REGENERATE =
            "the Java bindings and the component were made from different WIT: generate the bindings again from the WIT that"
                    + " the component was built with, or build the component with that of the bindings";

    /** More would hide the first ones. */
    private static final int MAX_LINES = 20;

    private final String what;
    private final List<String> problems = new ArrayList<>();
    private boolean regenerate;

    private Problems(String what) {
        this.what = what;
    }

    /** Those of a component without generated code. */
    static Problems ofComponent() {
        return new Problems("the component cannot be instantiated:");
    }

    /** The imports that a component without generated code is not given. */
    static Problems ofMissingImports() {
        return new Problems("the component needs functions that it is not given:");
    }

    /** Those of a component as a world. */
    static Problems ofWorld(String world) {
        return new Problems("the component cannot be linked as world `" + world + "`:");
    }

    /** Something that has nothing to do with the bindings. */
    void add(String problem) {
        problems.add(problem);
    }

    /** Something that new bindings would heal. */
    void addOutdated(String problem) {
        problems.add(problem);
        regenerate = true;
    }

    void addMismatch(String what, FunctionType bindings, FunctionType component, Mismatch mismatch) {
        addOutdated(what + " has another type in the bindings than in the component"
                + "\n      bindings:  " + TypeText.describe(bindings)
                + "\n      component: " + TypeText.describe(component)
                + "\n      " + mismatch);
    }

    /** A function that is given with a type of its own, which is not the wanted one. */
    void addGiven(String what, FunctionType wanted, FunctionType given, Mismatch mismatch) {
        add(what + " is given a function of another type"
                + "\n      wanted: " + TypeText.describe(wanted)
                + "\n      given:  " + TypeText.describe(given)
                + "\n      " + mismatch);
    }

    void throwIfAny() {
        if (problems.isEmpty()) {
            return;
        }
        StringBuilder message = new StringBuilder(what);
        for (String problem : problems.subList(0, Math.min(MAX_LINES, problems.size()))) {
            message.append("\n  - ").append(problem);
        }
        if (problems.size() > MAX_LINES) {
            message.append("\n  - … and ").append(problems.size() - MAX_LINES).append(" more");
        }
        if (regenerate) {
            message.append("\n  ").append(REGENERATE);
        }
        throw new LinkException(message.toString());
    }
}
