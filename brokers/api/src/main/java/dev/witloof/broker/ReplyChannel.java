package dev.witloof.broker;

/** An open address at which replies are received. All methods may be called from any thread. */
public interface ReplyChannel extends AutoCloseable {

    /**
     * The address to put into {@link Envelope#replyTo()}. Read it for every request: on some brokers it changes when
     * the connection is restored, and replies to the old one are then lost.
     *
     * @return an opaque address, valid as the topic of a publish on any connection to the same broker
     * @throws BrokerException with {@link BrokerException.Kind#CONNECTION} if the channel is closed or cut off
     */
    String address();

    /** Closes the channel: later replies are dropped. */
    @Override
    void close();
}
