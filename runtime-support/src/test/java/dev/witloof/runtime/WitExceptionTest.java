package dev.witloof.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class WitExceptionTest {
    private static final class Failure extends WitException {
        private static final long serialVersionUID = 1L;

        private final transient Object error;

        Failure(Object error, Throwable cause) {
            super(cause);
            this.error = error;
        }

        Failure(Object error) {
            this.error = error;
        }

        @Override
        public Object payload() {
            return error;
        }
    }

    @Test
    void itsMessageIsItsPayload() {
        assertThat(new Failure(Unit.INSTANCE)).hasMessage("INSTANCE").hasNoCause();
    }

    @Test
    void itTravelsWithoutAStackTrace() {
        assertThat(new Failure("timeout").getStackTrace()).isEmpty();
    }

    @Test
    void itMayCarryACauseForThisSide() {
        IOException cause = new IOException("disk");
        assertThat(new Failure("timeout", cause)).hasCause(cause);
    }
}
