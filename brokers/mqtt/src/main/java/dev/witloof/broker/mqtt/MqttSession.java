package dev.witloof.broker.mqtt;

/**
 * What a session is at the server.
 *
 * @param clientId whose it is
 * @param expirySeconds how long the server keeps it without a connection; 0 if it ends with its connection
 * @param receiveMaximum how many messages the server may have sent and not got acknowledged
 */
record MqttSession(String clientId, long expirySeconds, int receiveMaximum) {
    // For sessions that acknowledge by themselves.
    private static final int USUAL_RECEIVE_MAXIMUM = 1_000;

    static MqttSession passing(String clientId) {
        return new MqttSession(clientId, 0, USUAL_RECEIVE_MAXIMUM);
    }

    boolean survives() {
        return expirySeconds > 0;
    }
}
