package dev.witloof.broker.memory.mutant;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Delivery;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Health;
import dev.witloof.broker.Metadata;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Something that an adapter does wrong, and the tests of the contract that must notice. */
enum Mutant {
    NONE,

    DROPS_THE_CONTENT_TYPE("theContentTypeArrives", "aRequestGetsItsReplyAlsoAfterTheMessageWasAcknowledged") {
        @Override
        Envelope outgoing(Envelope message) {
            return withoutContentType(message);
        }
    },
    LOWERS_THE_CASE_OF_KEYS("ordinaryMetadataArrivesOrTheHarnessSaysWhyNot") {
        @Override
        Envelope outgoing(Envelope message) {
            List<Metadata.Entry> lower = message.metadata().entries().stream()
                    .map(e -> new Metadata.Entry(e.key().toLowerCase(Locale.ROOT), e.value()))
                    .toList();
            return message.toBuilder().metadata(Metadata.of(lower)).build();
        }
    },
    KEEPS_ONE_OF_REPEATED_KEYS("repeatedMetadataArrivesInOrderOrIsRefused") {
        @Override
        Envelope outgoing(Envelope message) {
            Metadata last = Metadata.EMPTY;
            for (Metadata.Entry entry : message.metadata()) {
                last = last.without(entry.key()).plus(entry.key(), entry.value());
            }
            return message.toBuilder().metadata(last).build();
        }
    },
    LETS_A_VALUE_INJECT_A_HEADER("hostileMetadataArrivesAsItIsOrIsRefused") {
        @Override
        Envelope outgoing(Envelope message) {
            Metadata injected = Metadata.EMPTY;
            for (Metadata.Entry entry : message.metadata()) {
                String[] lines = entry.value().split("\r\n", -1);
                injected = injected.plus(entry.key(), lines[0]);
                for (String line : Arrays.asList(lines).subList(1, lines.length)) {
                    injected = injected.plus(line.split(":", 2)[0], line);
                }
            }
            return message.toBuilder().metadata(injected).build();
        }
    },
    TAKES_METADATA_FOR_ITS_OWN_HEADERS("namesThatAdaptersUseAreNoOnesButTheUsers") {
        @Override
        Envelope outgoing(Envelope message) {
            Envelope.Builder builder = message.toBuilder();
            message.metadata().first("content-type").ifPresent(builder::contentType);
            return builder.build();
        }
    },
    LEAKS_A_REPLY_ADDRESS("aPlainMessageArrivesWithNothingAdded", "aReplyToAMessageThatWantsNoneDoesNothing") {
        @Override
        Envelope incoming(Envelope message) {
            return message.replyTo().isPresent()
                    ? message
                    : message.toBuilder().replyTo("$JS.ACK.x").build();
        }
    },
    CUTS_LARGE_BODIES("aLargeBodyArrives") {
        @Override
        Envelope outgoing(Envelope message) {
            return message.size() <= 65_536
                    ? message
                    : message.toBuilder()
                            .data(Arrays.copyOf(message.data(), 65_536))
                            .build();
        }
    },
    DROPS_SILENTLY_WHAT_IS_TOO_LARGE("aBodyOverTheLimitIsRefusedWithBothNumbersAndTheConnectionGoesOn") {
        @Override
        CompletionStage<Void> publish(Broker broker, Envelope message) {
            return message.size() > 1 << 20 ? done() : broker.publish(message);
        }
    },
    SAYS_NO_NUMBERS("aBodyOverTheLimitIsRefusedWithBothNumbersAndTheConnectionGoesOn") {
        @Override
        CompletionStage<Void> publish(Broker broker, Envelope message) {
            return message.size() > 1 << 20
                    ? CompletableFuture.failedFuture(
                            new BrokerException(BrokerException.Kind.TOO_LARGE, "the message is too large"))
                    : broker.publish(message);
        }
    },
    PUBLISHES_TO_PATTERNS("aMalformedTopicOrAWildcardIsRefusedAndTheConnectionGoesOn") {
        @Override
        CompletionStage<Void> publish(Broker broker, Envelope message) {
            return message.topic().endsWith("*") ? done() : broker.publish(message);
        }
    },
    LOSES_ONE_IN_A_HUNDRED("manyPublishersAndMembersLoseNothing") {
        @Override
        CompletionStage<Void> publish(Broker broker, Envelope message) {
            return PUBLISHED.incrementAndGet() % 100 == 0 ? done() : broker.publish(message);
        }
    },
    PUBLISHES_TWICE("anAcknowledgedMessageDoesNotComeBack", "membersShareTheMessages", "everyGroupGetsEveryMessage") {
        @Override
        CompletionStage<Void> publish(Broker broker, Envelope message) {
            broker.publish(message);
            return broker.publish(message);
        }
    },
    ACKNOWLEDGES_TOO_EARLY(
            "anUnsettledMessageSurvivesItsConnection",
            "noMoreAreInFlightThanTheLimit",
            "aRetriedMessageComesBackAfterItsDelayWithTheNextAttempt",
            "closingWaitsForHandlersThatStillPublishAndSettle") {
        @Override
        Delivery delivery(Delivery delivery) {
            delivery.ack();
            return new DelegatingDelivery(delivery, delivery.envelope()) {
                @Override
                public CompletionStage<Void> ack() {
                    return done();
                }
            };
        }
    },
    SETTLES_TWICE("theFirstSettlementWinsAndLaterOnesFail", "ofManySettlementsAtOnceOneWins") {
        @Override
        Delivery delivery(Delivery delivery) {
            return new DelegatingDelivery(delivery, delivery.envelope()) {
                @Override
                public CompletionStage<Void> ack() {
                    return super.ack().exceptionally(late -> null);
                }
            };
        }
    },
    DOES_NOT_DELAY_A_RETRY("aRetriedMessageComesBackAfterItsDelayWithTheNextAttempt") {
        @Override
        Delivery delivery(Delivery delivery) {
            return new DelegatingDelivery(delivery, delivery.envelope()) {
                @Override
                public CompletionStage<Void> retry(Duration delay, String reason) {
                    return super.retry(Duration.ZERO, reason);
                }
            };
        }
    },
    COUNTS_NO_ATTEMPTS(
            "aRetriedMessageComesBackAfterItsDelayWithTheNextAttempt", "theLastAttemptMakesADeadLetterWithItsReason") {
        @Override
        Delivery delivery(Delivery delivery) {
            return new DelegatingDelivery(delivery, delivery.envelope()) {
                @Override
                public int attempt() {
                    return 1;
                }
            };
        }
    },
    DISCARDS_DEAD_LETTERS("theBrokersOwnRuleLeadsToDeadLettersToo", "aRejectedMessageIsADeadLetterAtOnce") {
        @Override
        SubscriptionSpec spec(SubscriptionSpec spec) {
            return spec.toBuilder()
                    .deadLetterPolicy(new DeadLetterPolicy.Discard())
                    .build();
        }
    },
    KEEPS_WHAT_IS_TO_BE_DISCARDED("aMessageThatIsGivenUpCanBeDiscarded") {
        @Override
        SubscriptionSpec spec(SubscriptionSpec spec) {
            return spec.toBuilder()
                    .deadLetterPolicy(new DeadLetterPolicy.BrokerDefault())
                    .build();
        }
    },
    HANDS_PATTERNS_THEIR_DEAD_LETTERS(
            "theDeadLettersOfAPatternDoNotComeBackToIt",
            "aDeadLetterTopicThatThePatternStandsForIsRefusedOrDoesNotComeBack") {
        @Override
        Delivery delivery(Delivery delivery) {
            Envelope message = delivery.envelope();
            return new DelegatingDelivery(delivery, message) {
                @Override
                public CompletionStage<Void> reject(String reason) {
                    DeadLetter letter = new DeadLetter(message.topic(), reason, attempt());
                    try (Broker broker = Brokers.connect(MutantProvider.memory(HANDS_PATTERNS_THEIR_DEAD_LETTERS))) {
                        broker.publish(letter.mark(message, message.topic() + ".dlq"));
                    }
                    return ack();
                }
            };
        }
    },
    TAKES_WHAT_IS_MARKED_FOR_A_DEAD_LETTER("whatOnlyLooksLikeADeadLetterOfAPatternIsHandedOut") {
        @Override
        CompletionStage<Void> publish(Broker broker, Envelope message) {
            return DeadLetter.read(message).isPresent() ? done() : broker.publish(message);
        }
    },
    PUSHES_TOO_MANY("noMoreAreInFlightThanTheLimit", "theLimitHoldsWhileMessagesAreRetried") {
        @Override
        SubscriptionSpec spec(SubscriptionSpec spec) {
            return spec.toBuilder().maxInFlight(spec.maxInFlight() + 1).build();
        }
    },
    JOINS_ONE_GROUP_ONLY("everyGroupGetsEveryMessage", "aBroadcastSubscriptionGetsEveryMessageFromNowOn") {
        @Override
        SubscriptionSpec spec(SubscriptionSpec spec) {
            return spec.toBuilder().group("the only one").build();
        }
    },
    BROADCASTS_TO_GROUPS("membersShareTheMessages", "messagesWaitForAGroupThatHasNoMember") {
        @Override
        SubscriptionSpec spec(SubscriptionSpec spec) {
            return spec.toBuilder().broadcast().build();
        }
    },
    DOES_NOT_PAUSE("aPausedSubscriptionGetsNothingUntilItResumes", "whileOneMemberIsPausedAnotherGetsTheMessages") {
        @Override
        Subscription subscription(Subscription subscription) {
            return new DelegatingSubscription(subscription) {
                @Override
                public void pause() {}
            };
        }
    },
    DOES_NOT_DRAIN("closingWaitsForHandlersThatStillPublishAndSettle", "closingHandsOutNothingMore") {
        @Override
        void close(Broker broker, Duration grace) {
            broker.close(Duration.ZERO);
        }
    },
    WAITS_PAST_THE_GRACE("theGraceBoundsTheWait") {
        @Override
        void close(Broker broker, Duration grace) {
            broker.close(grace.isZero() ? grace : Duration.ofSeconds(4));
        }
    },
    IS_ALWAYS_HEALTHY("aClosedConnectionSaysSo", "closingFromSeveralThreadsIsClosingOnce") {
        @Override
        Health health(Broker broker) {
            return Health.up();
        }
    },
    IGNORES_UNKNOWN_SETTINGS("anUnknownSettingIsRefusedByName"),
    IGNORES_UNKNOWN_EXTENSIONS("anUnknownExtensionIsRefusedByName") {
        @Override
        SubscriptionSpec spec(SubscriptionSpec spec) {
            SubscriptionSpec.Builder plain = SubscriptionSpec.builder(spec.topic());
            spec.group().ifPresent(plain::group);
            return plain.build();
        }
    },
    DOES_WITHOUT_SAYING(
            "missingGroupsAreRefused",
            "missingWildcardsAreRefused",
            "missingReplyChannelsAreRefused",
            "repeatedMetadataArrivesInOrderOrIsRefused") {
        @Override
        Set<Capability> capabilities(Broker broker) {
            return Set.of(Capability.BROADCAST);
        }
    },
    BROADCASTS_WITHOUT_SAYING("missingBroadcastIsRefused") {
        @Override
        Set<Capability> capabilities(Broker broker) {
            return Set.of(Capability.GROUPS);
        }
    },
    SENDS_REPLIES_TO_EVERYBODY("whoeverAskedGetsTheReplyAndNobodyElse") {
        @Override
        Consumer<Envelope> replies(Consumer<? super Envelope> sink) {
            REPLY_SINKS.add(sink);
            return reply -> REPLY_SINKS.forEach(each -> each.accept(reply));
        }
    };

    private static final AtomicInteger PUBLISHED = new AtomicInteger();
    private static final List<Consumer<? super Envelope>> REPLY_SINKS = new CopyOnWriteArrayList<>();

    @SuppressWarnings("ImmutableEnumChecker") // Made by List.of.
    private final List<String> noticedBy;

    Mutant(String... noticedBy) {
        this.noticedBy = List.of(noticedBy);
    }

    List<String> noticedBy() {
        return noticedBy;
    }

    Envelope outgoing(Envelope message) {
        return message;
    }

    Envelope incoming(Envelope message) {
        return message;
    }

    CompletionStage<Void> publish(Broker broker, Envelope message) {
        return broker.publish(outgoing(message));
    }

    SubscriptionSpec spec(SubscriptionSpec spec) {
        return spec;
    }

    Subscription subscription(Subscription subscription) {
        return subscription;
    }

    Delivery delivery(Delivery delivery) {
        return new DelegatingDelivery(delivery, incoming(delivery.envelope()));
    }

    Consumer<Envelope> replies(Consumer<? super Envelope> sink) {
        return sink::accept;
    }

    Set<Capability> capabilities(Broker broker) {
        return broker.capabilities();
    }

    Health health(Broker broker) {
        return broker.health();
    }

    void close(Broker broker, Duration grace) {
        broker.close(grace);
    }

    private static CompletionStage<Void> done() {
        return CompletableFuture.completedFuture(null);
    }

    private static Envelope withoutContentType(Envelope message) {
        Envelope.Builder copy =
                Envelope.builder(message.topic()).data(message.data()).metadata(message.metadata());
        message.replyTo().ifPresent(copy::replyTo);
        message.correlationId().ifPresent(copy::correlationId);
        return copy.build();
    }
}
