/** Micrometer metrics of a {@link dev.witloof.messaging.MessagingHost}. Needs {@code io.micrometer:micrometer-core}. */
@NullMarked
package dev.witloof.messaging.micrometer;

import org.jspecify.annotations.NullMarked;
