package com.acme;

import com.acme.bindings.witloof.greet.People;
import java.util.Arrays;
import java.util.Optional;

/** Employees as WIT's persons. */
public final class Employees {
    private Employees() {}

    public static Employee fromWit(People.Person person) {
        return new Employee(
                person.name(),
                Arrays.stream(person.scores()).mapToObj(Integer::toUnsignedLong).toList());
    }

    public static People.Person toWit(Employee employee) {
        int[] scores = employee.scores().stream().mapToInt(Long::intValue).toArray();
        return new People.Person(employee.name(), Optional.empty(), scores);
    }
}
