package dev.witloof.bench.load.client;

/** A broker or its library could not do what the load needs. */
public final class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ClientException(String what, Throwable cause) {
        super(what + ": " + cause, cause);
    }

    /** What must not fail. */
    @FunctionalInterface
    interface Call<T> {
        T run() throws Exception;
    }

    /** The result of a call; what it throws becomes a {@code ClientException}. */
    static <T> T orFail(String what, Call<T> call) {
        try {
            return call.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(what, e);
        } catch (Exception e) {
            throw new ClientException(what, e);
        }
    }
}
