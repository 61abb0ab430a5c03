package dev.witloof.codegen.run;

import golden.witloof.resources.Things;
import java.util.ArrayList;
import java.util.List;

/** Things that Java implements. */
final class HostThings implements Things {
    /** The names of the things that were closed, in order. */
    final List<String> closed = new ArrayList<>();

    @Override
    public Thing newThing(String name) {
        return new Named(name);
    }

    @Override
    public Thing thingJoin(Thing a, Thing b) {
        return new Named(a.name() + b.name());
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

    private final class Named implements Thing {
        private String name;

        Named(String name) {
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
            closed.add(name);
        }
    }
}
