package dev.witloof.it;

import dev.witloof.it.bindings.witloof.resources.Things;
import java.util.ArrayList;
import java.util.List;

/** Things of the host, which remembers all of them. */
class HostThings implements Things {
    final List<HostThing> made = new ArrayList<>();

    /** A thing that counts how often it is closed. */
    static final class HostThing implements Thing {
        private String name;
        int closed;

        HostThing(String name) {
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
            closed++;
        }
    }

    @Override
    public Thing newThing(String name) {
        HostThing thing = new HostThing(name);
        made.add(thing);
        return thing;
    }

    @Override
    public Thing thingJoin(Thing a, Thing b) {
        return newThing(a.name() + b.name());
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

    List<Integer> closings() {
        return made.stream().map(thing -> thing.closed).toList();
    }
}
