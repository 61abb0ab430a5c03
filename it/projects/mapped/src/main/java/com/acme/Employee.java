package com.acme;

import java.util.List;

/** A class that the program had before it met WIT. */
public final class Employee {
    private final String name;
    private final List<Long> scores;

    public Employee(String name, List<Long> scores) {
        this.name = name;
        this.scores = List.copyOf(scores);
    }

    public String name() {
        return name;
    }

    public List<Long> scores() {
        return scores;
    }
}
