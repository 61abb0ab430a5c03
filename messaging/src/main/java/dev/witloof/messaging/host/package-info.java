/** The messaging interfaces of WIT, implemented on {@link dev.witloof.broker.Broker}. Not for users. */
@NullMarked
package dev.witloof.messaging.host;

import org.jspecify.annotations.NullMarked;
