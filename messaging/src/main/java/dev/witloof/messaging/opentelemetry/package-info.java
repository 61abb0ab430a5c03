/** OpenTelemetry spans of a {@link dev.witloof.messaging.MessagingHost}. Needs {@code io.opentelemetry:opentelemetry-api}. */
@NullMarked
package dev.witloof.messaging.opentelemetry;

import org.jspecify.annotations.NullMarked;
