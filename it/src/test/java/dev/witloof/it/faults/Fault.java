package dev.witloof.it.faults;

/** What is done to a host, to its broker, or to the network between them. */
enum Fault {
    /** A host gets SIGKILL, and is started again. */
    HOST_KILLED(Column.HOST),
    /** The broker gets SIGKILL, and is started again on its store. */
    BROKER_KILLED(Column.BROKER),
    /** All connections of the hosts are reset. */
    CUT(Column.NETWORK),
    /** All connections of the hosts are reset, and new ones too, for a while. */
    REFUSED(Column.NETWORK),
    /** No byte passes for a while. */
    STALLED(Column.NETWORK),
    /** Bits are flipped for a while, in both directions. */
    CORRUPTED(Column.NETWORK);

    /** What is counted together. */
    enum Column {
        HOST,
        BROKER,
        NETWORK
    }

    private final Column column;

    Fault(Column column) {
        this.column = column;
    }

    Column column() {
        return column;
    }
}
