package dev.witloof.wasi.sockets;

import dev.witloof.bindings.wasi.sockets.Network.ErrorCode;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCodeException;
import dev.witloof.wasi.io.OpenLimit;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the sockets of one instance share: what it may do, what it has open, and which names it has looked up. */
final class SocketAccess {
    /** Older look-ups are forgotten, so that a guest cannot fill the host's memory with them. */
    private static final int MAX_ADDRESSES = 1000;

    private final NetworkRules rules;
    private final OpenLimit open;
    private final Map<InetAddress, Set<String>> lookedUp = new LinkedHashMap<>();

    SocketAccess(NetworkRules rules, OpenLimit open) {
        this.rules = rules;
        this.open = open;
    }

    NetworkRules rules() {
        return rules;
    }

    boolean allows(NetworkRules.Use use, InetSocketAddress address) {
        return rules.allows(use, address, lookedUp.getOrDefault(address.getAddress(), Set.of()));
    }

    void require(boolean allowed) throws ErrorCodeException {
        if (!allowed) {
            throw SocketErrors.of(ErrorCode.ACCESS_DENIED);
        }
    }

    /** Notes that a name has led to an address. */
    void lookedUp(String name, InetAddress address) {
        Set<String> names = lookedUp.remove(address);
        if (names == null) {
            names = new HashSet<>();
        }
        if (names.size() < MAX_ADDRESSES) {
            names.add(name);
        }
        lookedUp.put(address, names);
        if (lookedUp.size() > MAX_ADDRESSES) {
            lookedUp.remove(lookedUp.keySet().iterator().next());
        }
    }

    void acquire() throws ErrorCodeException {
        if (!open.acquire()) {
            throw SocketErrors.of(ErrorCode.NEW_SOCKET_LIMIT);
        }
    }

    void release() {
        open.release();
    }
}
