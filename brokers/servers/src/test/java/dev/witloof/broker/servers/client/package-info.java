/** The plain clients of the brokers, as far as the tests of the servers want them. */
@NullMarked
package dev.witloof.broker.servers.client;

import org.jspecify.annotations.NullMarked;
