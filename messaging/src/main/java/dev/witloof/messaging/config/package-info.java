/**
 * Hosts from a configuration file: {@link dev.witloof.messaging.config.HostConfig} reads one in YAML, tells all that is
 * wrong with it and where, and starts the host that it describes. {@code docs/configuration.md} has every key.
 */
@NullMarked
package dev.witloof.messaging.config;

import org.jspecify.annotations.NullMarked;
