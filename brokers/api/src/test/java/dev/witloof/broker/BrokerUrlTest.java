package dev.witloof.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrokerUrlTest {
    @ParameterizedTest
    @CsvSource({
        "nats://127.0.0.1:4222, nats://127.0.0.1:4222",
        "nats://me:secret@host:4222, nats://me:***@host:4222",
        "nats://s3crettoken@host, nats://***@host",
        "nats://me@corp.com:s3cret@host, nats://***@host",
        "nats://us/er:s3cret@host, nats://***@host",
        "nats://me:s3c@r/et@host, nats://me:***@host",
        "'nats://token@a:1,token@b:2', nats://***@b:2",
        "nats:me:s3cret@host, nats:me:***@host",
        "nats:/token@host, nats:***@host",
        "rabbitmq://host:5672/?password=s3cret, rabbitmq://host:5672/?***",
        "rabbitmq://host:5672/?password=s3c@ret, rabbitmq://host:***@***",
        "rabbitmq://me:s3cret@host/shop?password=s3cret, rabbitmq://me:***@host/shop?***",
        "amqp://to?ken:s3cret@host, amqp://***@***",
        "'kafka://a:1,b:2', 'kafka://a:1,b:2'",
        "'nats://u:p1@a:1,v:p2@b:2', nats://u:***@b:2",
        "amqp://u:s:e:c@host/vhost, amqp://u:***@host/vhost",
        "'amqp://u:a/b,c@d?e@host', amqp://u:***@***",
        "memory:shop, memory:shop",
    })
    void isShownWithoutSecrets(String text, String shown) {
        BrokerUrl url = BrokerUrl.parse(text);

        assertThat(url).hasToString(shown);
        assertThat(url.text()).isEqualTo(text);
    }

    @Test
    void hasASchemeAndARest() {
        BrokerUrl url = BrokerUrl.parse("KAFKA://a:1,b:2");

        assertThat(url.scheme()).isEqualTo("kafka");
        assertThat(url.rest()).isEqualTo("//a:1,b:2");
        assertThat(url).isEqualTo(BrokerUrl.parse("kafka://a:1,b:2"));
    }

    @Test
    void givesAUriWhereItIsOne() {
        assertThat(BrokerUrl.parse("mqtt://host:1883/x").toUri().getPort()).isEqualTo(1883);
        assertThatThrownBy(() -> BrokerUrl.parse("mqtt://me:secret@ho st").toUri())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mqtt")
                .hasMessageNotContaining("secret");
    }
}
