package com.acme;

import com.acme.bindings.acme.greeter.Greeter;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import java.nio.file.Path;

public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        Component component = Component.load(Path.of(args[0]));
        Greeter.Prepared prepared = Greeter.prepare(component);
        try (Store store = Store.create();
                Greeter greeter = prepared.instantiate(store, StaffDirectory::new)) {
            System.out.println(greeter.exports().greet(7));
        }
    }
}
