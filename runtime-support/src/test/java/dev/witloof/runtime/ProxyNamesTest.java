package dev.witloof.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.runtime.abi.GuestResource;
import org.junit.jupiter.api.Test;

/** A WIT resource may name its methods like what the runtime calls on a proxy. */
class ProxyNamesTest {
    interface Awkward extends Resource {
        String attach(Object type, int rep, boolean owned);

        String type();

        String rep();

        String lend();

        String move();
    }

    static final class AwkwardProxy extends GuestResource implements Awkward {
        @Override
        public String attach(Object type, int rep, boolean owned) {
            return "attach";
        }

        @Override
        public String type() {
            return "type";
        }

        @Override
        public String rep() {
            return "rep";
        }

        @Override
        public String lend() {
            return "lend";
        }

        @Override
        public String move() {
            return "move";
        }
    }

    @Test
    void aProxyMayDeclareThem() {
        Awkward proxy = new AwkwardProxy();
        assertThat(proxy.attach("", 0, true) + proxy.type() + proxy.rep() + proxy.lend() + proxy.move())
                .isEqualTo("attachtypereplendmove");
        proxy.close();
    }
}
