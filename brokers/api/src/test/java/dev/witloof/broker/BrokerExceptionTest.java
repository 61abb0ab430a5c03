package dev.witloof.broker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.BrokerException.Kind;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class BrokerExceptionTest {
    @Test
    void isFoundBehindWhatStagesWrapItIn() {
        BrokerException exception = new BrokerException(Kind.QUOTA, "full");

        assertThat(BrokerException.from(new ExecutionException(new CompletionException(exception))))
                .isSameAs(exception);
    }

    @Test
    void anythingElseIsOther() {
        IllegalStateException cause = new IllegalStateException("odd");

        BrokerException exception = BrokerException.from(new CompletionException(cause));

        assertThat(exception.kind()).isEqualTo(Kind.OTHER);
        assertThat(exception).hasCause(cause).hasMessageContaining("odd");
    }
}
