/**
 * Message brokers for tests, fault runs and benchmarks: in this JVM, or as processes that can be killed.
 *
 * <p>{@link dev.witloof.broker.servers.ServerKind} lists them, {@link dev.witloof.broker.servers.ServerOptions} says how
 * one is to run. All of them listen on 127.0.0.1 only.
 *
 * <pre>{@code
 * try (BrokerServer server = ServerKind.KAFKA.start(ServerOptions.in(directory))) {
 *     connect(server.url());
 * }
 *
 * try (ServerProcess server = ServerProcess.start(ServerKind.RABBITMQ, ServerOptions.in(directory))) {
 *     connect(server.url());
 *     server.kill();
 *     server.restart(); // the same port, the same store
 * }
 * }</pre>
 */
@NullMarked
package dev.witloof.broker.servers;

import org.jspecify.annotations.NullMarked;
