package dev.witloof.broker.mqtt;

import com.hivemq.client.internal.mqtt.MqttClientConnectionConfig;
import com.hivemq.client.internal.mqtt.codec.decoder.MqttDecoder;
import com.hivemq.client.internal.mqtt.message.ping.MqttPingReq;
import com.hivemq.client.internal.mqtt.message.ping.MqttPingResp;
import com.hivemq.client.internal.mqtt.message.publish.MqttStatefulPublish;
import com.hivemq.client.internal.mqtt.message.publish.puback.MqttPubAck;
import com.hivemq.client.mqtt.datatypes.MqttQos;
import com.hivemq.client.mqtt.lifecycle.MqttClientConnectedContext;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of the receive maximum, between the client's decoder and the rest of it. When the server sends more than
 * it may, what is too much is not handed on, and nothing more is read from the connection, until something is acknowledged;
 * so the server has to wait, and no more than the maximum and one buffer of the socket is in memory. The client alone would
 * end the connection, and get still more at once over the next one. A server that keeps to the maximum notices nothing.
 *
 * <p>It also sees what the client tells nobody: a message's packet identifier, and whether it is a repeat.
 *
 * <p>Used by the connection's event loop alone, but for {@link #discard}.
 */
final class ReceiveWindow extends ChannelDuplexHandler {
    private final int maximum;
    private final Runnable whenFull;

    /** What is too much, and what came behind it. */
    private final Queue<Object> held = new ArrayDeque<>();

    /** What was handed on and not asked for yet. */
    private final Queue<MqttStatefulPublish> handedOn = new ArrayDeque<>();

    private int unacknowledged;
    private boolean discarding;
    private volatile @Nullable ChannelHandlerContext context;

    /**
     * A window for one connection.
     *
     * @param whenFull told whenever the server has sent too much
     */
    ReceiveWindow(int maximum, Runnable whenFull) {
        this.maximum = maximum;
        this.whenFull = whenFull;
    }

    /** Goes between; to be called by a listener, which the client tells of its connection before it reads on. */
    void open(MqttClientConnectedContext connected) {
        MqttClientConnectionConfig connection = (MqttClientConnectionConfig)
                connected.getClientConfig().getConnectionConfig().orElseThrow();
        connection.getChannel().pipeline().addAfter(MqttDecoder.NAME, "receive-window", this);
    }

    /** The packet of the next message that the client hands out with QoS 1; they come in the same order. */
    MqttStatefulPublish next() {
        return handedOn.remove();
    }

    /** Drops messages unacknowledged from now on, and reads on: there is to be an end, and the server's part of it. */
    void discard() {
        ChannelHandlerContext ctx = context;
        if (ctx == null) {
            return;
        }
        try {
            ctx.channel().eventLoop().execute(() -> {
                discarding = true;
                release(ctx);
            });
        } catch (RejectedExecutionException e) {
            // The connection is over, and with it its event loop.
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object packet) {
        if (held.isEmpty() && hasRoom(packet)) {
            handOn(ctx, packet);
            return;
        }
        held.add(packet);
        if (ctx.channel().config().isAutoRead()) {
            ctx.channel().config().setAutoRead(false);
            whenFull.run();
        }
    }

    private boolean hasRoom(Object packet) {
        return discarding || !isCounted(packet) || unacknowledged < maximum;
    }

    private static boolean isCounted(Object packet) {
        return packet instanceof MqttStatefulPublish publish
                && publish.stateless().getQos() != MqttQos.AT_MOST_ONCE;
    }

    private void handOn(ChannelHandlerContext ctx, Object packet) {
        if (isCounted(packet)) {
            if (discarding) {
                return;
            }
            unacknowledged++;
            handedOn.add((MqttStatefulPublish) packet);
        }
        ctx.fireChannelRead(packet);
    }

    @Override
    public void write(ChannelHandlerContext ctx, Object packet, ChannelPromise promise) {
        ChannelFuture unused = ctx.write(packet, promise);
        if (packet instanceof MqttPubAck) {
            unacknowledged--;
            if (!held.isEmpty()) {
                // Later, because the client is amid what it acknowledges.
                ctx.channel().eventLoop().execute(() -> release(ctx));
            }
        } else if (packet instanceof MqttPingReq && !held.isEmpty()) {
            // The answer is behind what is not read, which is a sign of life itself.
            ctx.fireChannelRead(MqttPingResp.INSTANCE);
        }
    }

    private void release(ChannelHandlerContext ctx) {
        for (Object packet = held.peek(); packet != null && hasRoom(packet); packet = held.peek()) {
            held.remove();
            handOn(ctx, packet);
        }
        if (held.isEmpty()) {
            ctx.channel().config().setAutoRead(true);
        }
    }
}
