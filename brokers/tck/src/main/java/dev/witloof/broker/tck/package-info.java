/**
 * The contract that every broker adapter passes, as tests that an adapter's own test class inherits.
 *
 * <p>Extend {@link dev.witloof.broker.tck.BrokerTck}, and describe the server under test with a
 * {@link dev.witloof.broker.tck.BrokerHarness}. What the broker cannot do is read from
 * {@link dev.witloof.broker.Broker#capabilities()}: the tests that need it are skipped with the reason, and others see
 * that it is refused.
 */
@NullMarked
package dev.witloof.broker.tck;

import org.jspecify.annotations.NullMarked;
