package dev.witloof.it.faults;

import io.nats.client.Connection;
import io.nats.client.Nats;
import io.nats.client.api.StorageType;
import io.nats.client.api.StreamConfiguration;

/** Makes streams, which is for an administrator to do. */
final class NatsStreams {
    private NatsStreams() {}

    /** Makes a stream of each subject, on files. */
    static void add(String url, String... subjects) throws Exception {
        Connection connection = Nats.connect(url);
        try {
            for (String subject : subjects) {
                connection
                        .jetStreamManagement()
                        .addStream(StreamConfiguration.builder()
                                .name(subject.replace('.', '-'))
                                .subjects(subject)
                                .storageType(StorageType.File)
                                .build());
            }
        } finally {
            connection.close();
        }
    }
}
