/* Handles that are none, or are another's, or no more. */
#include "behaviours.h"

/* No handle of an instance that has handled a message or two. */
#define FORGED 4242u

result_unit *forged_handle(message received) {
    send(FORGED, TEXT("topic"), text_message());
    return ok(received);
}

result_unit *zero_handle(message received) {
    send(0, TEXT("topic"), text_message());
    return ok(received);
}

result_unit *wrong_type(message received) {
    send(received, TEXT("topic"), text_message());
    return ok(received);
}

result_unit *wrong_type_drop(message received) {
    client_drop(received);
    return &outcome;
}

result_unit *double_drop(message received) {
    message_drop(received);
    message_drop(received);
    return &outcome;
}

result_unit *use_after_drop(message received) {
    option_span topic;
    message_drop(received);
    message_topic(received, &topic);
    return &outcome;
}

result_unit *use_after_send(message received) {
    option_span topic;
    send(connect(), TEXT("topic"), received);
    message_topic(received, &topic);
    return &outcome;
}

/* Allowed: the host ends the message with the instance. */
result_unit *leak(message received) {
    (void)received;
    return &outcome;
}

result_unit *flood_handles(message received) {
    (void)received;
    for (;;) {
        message_new(0, 0);
    }
}
