package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Envelope;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class ObserversTest {

    @Test
    void anObserverThatThrowsChangesNothing() throws Exception {
        HostObserver hostile = new HostObserver() {
            @Override
            public Handling handling(HandledMessage message) {
                return (outcome, disposition) -> {
                    throw new AssertionError("of the observer");
                };
            }

            @Override
            public Publishing publishing(Publication publication) {
                throw new IllegalStateException("of the observer");
            }
        };
        try (ObservedHost host = new ObservedHost(hostile)) {
            Envelope sent = host.upperCased(Envelope.builder("orders.new").text("a"));
            assertThat(sent.text()).isEqualTo("A");
            host.deadLetter("fail:x");
        }
    }

    @Test
    void bothLibrariesAreFoundWhenTheyAreThere() {
        assertThat(HostObservers.present()).hasSize(2);
    }

    /** Hosts, in a class path of everything but the two libraries. */
    @Test
    void noLibraryIsNeeded() throws Exception {
        try (Lacking without = new Lacking()) {
            Class<?> present = without.loadClass(HostObservers.class.getName());
            assertThat(present.getClassLoader()).isSameAs(without);
            assertThat((List<?>) present.getMethod("present").invoke(null)).isEmpty();
            Class<?> lacking = without.loadClass(Hosting.class.getName());
            assertThat(lacking.getMethod("host").invoke(null)).isEqualTo("A");
            // Whoever looks at what the builder offers needs none either.
            assertThat(without.loadClass(MessagingHostBuilder.class.getName()).getMethods())
                    .isNotEmpty();
        }
    }

    /** What runs where the libraries are not. */
    public static final class Hosting {
        private Hosting() {}

        /** Hosts a guest for one message. */
        public static String host() throws Exception {
            try (ObservedHost host = new ObservedHost(new HostObserver() {})) {
                return host.upperCased(Envelope.builder("orders.new").text("a")).text();
            }
        }
    }

    /** Loads this project's classes anew, and finds neither library. */
    private static final class Lacking extends ClassLoader implements AutoCloseable {
        private final ClassLoader all = ObserversTest.class.getClassLoader();

        Lacking() {
            super(null);
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("io.micrometer.") || name.startsWith("io.opentelemetry.")) {
                throw new ClassNotFoundException(name);
            }
            if (!name.startsWith("dev.witloof.messaging.")) {
                return all.loadClass(name);
            }
            try (InputStream file = all.getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (file == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = file.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        public void close() {}
    }
}
