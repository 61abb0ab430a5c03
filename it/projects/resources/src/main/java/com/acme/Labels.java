package com.acme;

import com.acme.bindings.witloof.resources.Things;
import java.util.List;

/** Things of this host, which guests have handles of. */
final class Labels implements Things {
    @Override
    public Thing newThing(String name) {
        return new Label(name);
    }

    @Override
    public Thing thingJoin(Thing a, Thing b) {
        return new Label(a.name() + b.name());
    }

    @Override
    public Thing pass(Thing thing) {
        return thing;
    }

    @Override
    public String names(List<Thing> things) {
        StringBuilder names = new StringBuilder();
        for (Thing thing : things) {
            names.append(thing.name()).append(';');
            thing.close();
        }
        return names.toString();
    }

    private static final class Label implements Thing {
        private String name;

        Label(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public void rename(String newName) {
            name = newName;
        }

        @Override
        public void close() {
            System.out.println("the label " + name + " is not needed any more");
        }
    }
}
