package dev.witloof.messaging.opentelemetry;

import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapSetter;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** Trace context in the metadata of messages. */
final class MetadataCarrier {

    static final TextMapGetter<Metadata> GETTER = new TextMapGetter<>() {
        @Override
        @SuppressWarnings("deprecation") // Versions in which it is not deprecated yet want it.
        public Iterable<String> keys(Metadata metadata) {
            return metadata.entries().stream().map(Metadata.Entry::key).toList();
        }

        @Override
        public @Nullable String get(@Nullable Metadata metadata, String key) {
            return metadata == null ? null : metadata.first(key).orElse(null);
        }

        @Override
        public Iterator<String> getAll(@Nullable Metadata metadata, String key) {
            return metadata == null
                    ? Collections.emptyIterator()
                    : metadata.all(key).iterator();
        }
    };

    /** Replaces what a guest has passed on from the message that it handles. */
    static final TextMapSetter<Envelope.Builder> SETTER = (carrier, key, value) -> {
        if (carrier != null) {
            Metadata metadata = carrier.build().metadata();
            carrier.metadata(metadata.without(key).plus(key, value));
        }
    };

    private MetadataCarrier() {}
}
