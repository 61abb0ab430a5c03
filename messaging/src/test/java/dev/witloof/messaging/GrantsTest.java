package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GrantsTest {

    @ParameterizedTest
    @CsvSource({
        "orders, orders, true",
        "orders, Orders, false",
        "orders, orders.new, false",
        "orders.new, ordersxnew, false",
        "orders.*, orders.new, true",
        "orders.*, orders., true",
        "orders.*, orders, false",
        "orders.*, orders.new.eu, false",
        "orders/*, orders/new, true",
        "orders/*, orders/new/eu, false",
        "orders/*, orders/new.eu, false",
        "*.new, orders.new, true",
        "*.new, orders/old.new, false",
        "o*s.*.eu, orders.new.eu, true",
        "o*s.*.eu, orders.new.us, false",
        "orders.**, orders.new.eu, true",
        "orders.**, orders/new, false",
        "**.eu, orders/new.eu, true",
        "**a**b, xxaxxbxxb, true",
        "**a**b, xxaxxbxxc, false",
        "*, orders, true",
        "*, orders.new, false",
        "**, orders.new/eu, true",
        "***, orders.new/eu, true",
        "orders.>, orders.new, false",
        "orders.*, orders.*, true",
        "orders.*, orders.**, true",
        "orders.?, orders.x, false",
    })
    void aPatternCoversATopicOrNot(String pattern, String topic, boolean covers) {
        assertThat(Grants.builder().send(pattern).build().sending(topic).isPresent())
                .isEqualTo(covers);
        assertThat(Grants.builder().request(pattern).build().requesting(topic).isPresent())
                .isEqualTo(covers);
    }

    @Test
    void whatIsGrantedIsNotMixedUp() {
        Grants grants = Grants.builder().send("a").request("b").build();
        assertThat(grants.sending("a")).contains("a");
        assertThat(grants.sending("b")).isEmpty();
        assertThat(grants.requesting("a")).isEmpty();
        assertThat(grants.requesting("b")).contains("b");
        Grants more = grants.plus(Grants.builder().send("*").build());
        assertThat(more.sending("c")).contains("*");
        assertThat(more.sending("a")).contains("a");
        assertThat(grants.sending("c")).isEmpty();
        assertThat(Grants.none().isEmpty()).isTrue();
        assertThat(Grants.none().sending("")).isEmpty();
        assertThat(Grants.all().requesting("")).contains("**");
        assertThat(grants).isEqualTo(Grants.builder().send("a").request("b").build());
        assertThat(grants).hasToString("send [a], request [b]");
    }

    @Test
    void anEmptyPatternIsRefused() {
        assertThatThrownBy(() -> Grants.builder().send("a", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("orders.*");
    }

    @Test
    @Timeout(300)
    void aHostileTopicCostsLittle() {
        Grants grants = Grants.builder().send("**a**a**a**a**a**a**a**a**b").build();
        assertThat(grants.sending("a".repeat(200_000))).isEmpty();
    }

    @Test
    void aDeadlineOfASubscriptionIsChecked() {
        assertThatThrownBy(() -> HandlingOptions.DEFAULT.withDeadline(Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT0S");
    }
}
