package dev.witloof.broker;

import java.util.Objects;

/**
 * Says that a {@link Delivery} could not be settled because it is settled already. The stage of the late settlement
 * fails with it; the first settlement stands.
 */
public final class AlreadySettledException extends IllegalStateException {
    private static final long serialVersionUID = 1;

    /** How the delivery was settled first. */
    private final Settlement settlement;

    /**
     * Makes an exception that names the delivery and how it was settled.
     *
     * @param deliveryId {@link Delivery#id()}
     * @param settlement how the delivery was settled first
     */
    public AlreadySettledException(String deliveryId, Settlement settlement) {
        super(message(deliveryId, settlement));
        this.settlement = settlement;
    }

    /**
     * How the delivery was settled first.
     *
     * @return the settlement that stands
     */
    public Settlement settlement() {
        return settlement;
    }

    private static String message(String deliveryId, Settlement settlement) {
        Objects.requireNonNull(deliveryId, "deliveryId");
        String how =
                switch (settlement) {
                    case ACKED -> "was acknowledged before";
                    case RETRIED -> "was handed back for another attempt before";
                    case REJECTED -> "was rejected before";
                    case RETURNED -> "went back to the broker when its subscription closed or its lease was lost";
                };
        return "delivery " + deliveryId + " " + how + "; a delivery is settled once";
    }
}
