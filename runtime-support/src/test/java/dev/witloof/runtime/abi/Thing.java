package dev.witloof.runtime.abi;

import dev.witloof.runtime.Resource;

/** A resource interface as it would be generated, with a host's implementation and a guest's proxy. */
interface Thing extends Resource {
    /** A Java object that counts how often it is closed. */
    final class Host implements Thing {
        int closed;

        @Override
        public void close() {
            closed++;
        }
    }

    /** A guest's. */
    final class Proxy extends GuestResource implements Thing {}

    /** The adapter of an interface with this one resource and no functions. */
    final class Adapter extends InterfaceAdapter<Object> {
        static final Adapter INSTANCE = new Adapter();

        private Adapter() {
            super(AbiVersion.of(2, 0, "0.1.0"), Object.class, "resource thing");
        }

        @Override
        public HostFunction lower(int function, Object implementation) {
            throw new IllegalArgumentException("no function " + function);
        }

        @Override
        public Object lift(Lifting[] functions) {
            return new Object();
        }

        @Override
        public GuestResource proxy(int resource, Object guest) {
            return new Proxy();
        }
    }
}
