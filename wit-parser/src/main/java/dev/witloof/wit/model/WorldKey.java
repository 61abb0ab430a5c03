package dev.witloof.wit.model;

/** What a world imports or exports something as. */
public sealed interface WorldKey {

    /**
     * Returns the name that a component has for it.
     *
     * @return a plain name, or an interface's identity
     */
    String componentName();

    /**
     * A plain name: that of a function, a type, an interface spelled in place or an interface under a label.
     *
     * @param label the name, for a resource's function with its prefix
     */
    record Name(String label) implements WorldKey, Comparable<Name> {
        @Override
        public String componentName() {
            return label;
        }

        /** Orders by the label; hash maps fall back on it where many labels are made to have one hash. */
        @Override
        public int compareTo(Name other) {
            return label.compareTo(other.label);
        }
    }

    /**
     * An interface under its own identity.
     *
     * @param id the interface, which has a name
     */
    record InterfaceKey(Interface id) implements WorldKey {
        @Override
        public String componentName() {
            return id.id().orElseThrow();
        }
    }
}
