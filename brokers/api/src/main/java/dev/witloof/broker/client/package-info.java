/** What every broker can do once it has an adapter: request and reply. */
@NullMarked
package dev.witloof.broker.client;

import org.jspecify.annotations.NullMarked;
