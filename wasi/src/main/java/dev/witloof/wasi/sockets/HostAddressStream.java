package dev.witloof.wasi.sockets;

import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.bindings.wasi.sockets.IpNameLookup;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCode;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCodeException;
import dev.witloof.bindings.wasi.sockets.Network.IpAddress;
import dev.witloof.wasi.io.Background;
import dev.witloof.wasi.io.HostPollable;
import dev.witloof.wasi.io.Readiness;
import dev.witloof.wasi.io.Signal;
import dev.witloof.wasi.io.Waiter;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The resource {@code resolve-address-stream}: a look-up that runs in the background, since Java can only block for it. */
final class HostAddressStream implements IpNameLookup.ResolveAddressStream, Readiness {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]+)*\\.?");

    private final SocketAccess access;
    private final String name;
    private final CompletableFuture<List<InetAddress>> answer;
    private final Signal signal = new Signal();
    /** The resource, and the look-up that may still run when it is dropped: both count. */
    private final AtomicInteger users = new AtomicInteger(2);

    private @Nullable Queue<InetAddress> left;

    private HostAddressStream(SocketAccess access, String name, CompletableFuture<List<InetAddress>> answer) {
        this.access = access;
        this.name = name;
        this.answer = answer;
        var unused = answer.whenComplete((addresses, failure) -> {
            signal.fire();
            release();
        });
    }

    static HostAddressStream of(SocketAccess access, String text) throws ErrorCodeException {
        Optional<InetAddress> literal = IpText.parse(text);
        if (literal.isPresent()) {
            access.acquire();
            return new HostAddressStream(access, text, CompletableFuture.completedFuture(List.of(literal.get())));
        }
        String name = ascii(text);
        access.require(access.rules().allowsLookUp(name));
        access.acquire();
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        if (!Background.tryExecute(() -> lookUp(name, answer))) {
            access.release();
            throw SocketErrors.of(ErrorCode.TEMPORARY_RESOLVER_FAILURE);
        }
        return new HostAddressStream(access, name, answer);
    }

    private static String ascii(String text) throws ErrorCodeException {
        try {
            String name = IDN.toASCII(text).toLowerCase(Locale.ROOT);
            if (NAME.matcher(name).matches()) {
                return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            }
        } catch (IllegalArgumentException e) {
            throw new ErrorCodeException(ErrorCode.INVALID_ARGUMENT, e);
        }
        throw SocketErrors.of(ErrorCode.INVALID_ARGUMENT);
    }

    private static void lookUp(String name, CompletableFuture<List<InetAddress>> answer) {
        try {
            answer.complete(Arrays.asList(InetAddress.getAllByName(name)));
        } catch (UnknownHostException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }

    @Override
    public Optional<IpAddress> resolveNextAddress() throws ErrorCodeException {
        if (!answer.isDone()) {
            throw SocketErrors.of(ErrorCode.WOULD_BLOCK);
        }
        if (answer.isCompletedExceptionally()) {
            throw SocketErrors.of(ErrorCode.NAME_UNRESOLVABLE);
        }
        Queue<InetAddress> addresses = left;
        if (addresses == null) {
            addresses = new ArrayDeque<>(answer.join());
            left = addresses;
            addresses.forEach(address -> access.lookedUp(name, address));
        }
        return Optional.ofNullable(addresses.poll()).map(Addresses::wit);
    }

    @Override
    public Poll.Pollable subscribe() {
        return new HostPollable(this);
    }

    @Override
    public boolean ready() {
        return answer.isDone();
    }

    @Override
    public void watch(Waiter waiter) {
        signal.add(waiter);
    }

    @Override
    public void unwatch(Waiter waiter) {
        signal.remove(waiter);
    }

    private void release() {
        if (users.decrementAndGet() == 0) {
            access.release();
        }
    }

    @Override
    public void close() {
        release();
    }
}
