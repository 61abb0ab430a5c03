package dev.witloof.bench.load.client;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A message, and how to acknowledge it. */
final class Received implements PlainClient.Message {
    /** An acknowledgement that was given to the broker, which says nothing about it. */
    static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

    private final byte[] body;
    private final ClientException.Call<CompletionStage<?>> acknowledgement;

    Received(byte[] body, ClientException.Call<CompletionStage<?>> acknowledgement) {
        this.body = body;
        this.acknowledgement = acknowledgement;
    }

    @Override
    public byte[] body() {
        return body;
    }

    @Override
    public CompletionStage<?> ack() {
        try {
            return acknowledgement.run();
        } catch (Exception e) {
            return CompletableFuture.failedFuture(e);
        }
    }
}
