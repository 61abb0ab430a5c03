package com.acme;

import com.acme.bindings.witloof.greet.Greeter;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Passes a class of its own to a guest. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws IOException {
        Component component = Component.load(Path.of(args[0]));
        try (Store store = Store.create();
                Greeter greeter = Greeter.prepare(component).instantiate(store)) {
            Employee greeted = greeter.exports().people().describe(new Employee("Ada", List.of(1L, 2L)));
            System.out.println(greeted.name() + " " + greeted.scores());
        }
    }
}
