package dev.witloof.broker.mqtt;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.SubscriptionSpec;
import java.util.Optional;

/** The rules for topics and for what is subscribed to. */
final class MqttTopics {
    private static final String SHARED = "$share/";

    private MqttTopics() {}

    /** Why a topic cannot be published to, for people; nothing if it can. */
    static Optional<String> problem(String topic) {
        if (topic.isEmpty()) {
            return Optional.of("it is empty");
        }
        if (isPattern(topic)) {
            return Optional.of("+ and # stand for other topics, and a message has one topic");
        }
        return reserved(topic).or(() -> MqttTexts.problem(topic));
    }

    static boolean isPattern(String topic) {
        return topic.indexOf('+') >= 0 || topic.indexOf('#') >= 0;
    }

    /** Whether a pattern stands for a topic (MQTT 5, section 4.7). */
    static boolean matches(String pattern, String topic) {
        String[] wanted = pattern.split("/", -1);
        String[] levels = topic.split("/", -1);
        if (topic.startsWith("$") && isPattern(wanted[0])) {
            return false;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i].equals("#")) {
                return true;
            }
            if (i == levels.length || !(wanted[i].equals("+") || wanted[i].equals(levels[i]))) {
                return false;
            }
        }
        return wanted.length == levels.length;
    }

    private static Optional<String> reserved(String topic) {
        return topic.startsWith(SHARED) || topic.startsWith("$SYS/")
                ? Optional.of("topics that begin with $share/ or $SYS/ are the server's own")
                : Optional.empty();
    }

    /**
     * What to subscribe to at the server.
     *
     * @throws BrokerException if MQTT has no such subscription
     */
    static String filter(SubscriptionSpec spec) {
        String topic = spec.topic();
        Optional<String> problem = topic.isEmpty() ? Optional.of("it is empty") : MqttTexts.problem(topic);
        if (topic.startsWith(SHARED)) {
            problem = Optional.of("name the group in the subscription, not in the topic");
        }
        if (problem.isEmpty() && !wildcardsStandAlone(topic)) {
            problem = Optional.of("+ and # stand for whole levels, and # only for the last ones");
        }
        problem.ifPresent(why -> {
            throw new BrokerException(
                    Kind.INVALID_TOPIC, MqttTexts.shown(topic) + " cannot be subscribed to with MQTT: " + why);
        });
        return spec.group().map(group -> shared(checked(group), topic)).orElse(topic);
    }

    /** What to subscribe to for a share of a topic's messages. */
    static String shared(String group, String topic) {
        return SHARED + group + "/" + topic;
    }

    private static boolean wildcardsStandAlone(String filter) {
        String[] levels = filter.split("/", -1);
        for (int i = 0; i < levels.length; i++) {
            boolean wildcard = levels[i].equals("+") || (levels[i].equals("#") && i == levels.length - 1);
            if (!wildcard && isPattern(levels[i])) {
                return false;
            }
        }
        return true;
    }

    private static String checked(String group) {
        Optional<String> problem = group.indexOf('/') >= 0 || isPattern(group)
                ? Optional.of("a group's name has none of the characters / + #")
                : MqttTexts.problem(group);
        problem.ifPresent(why -> {
            throw new BrokerException(
                    Kind.UNSUPPORTED, "the group " + MqttTexts.shown(group) + " cannot be joined with MQTT: " + why);
        });
        return group;
    }
}
