/* Values that are none: strings, lists, discriminants, and addresses of results. */
#include "behaviours.h"

result_unit *bad_utf8(message received) {
    send(connect(), TEXT("\xC3("), text_message());
    return ok(received);
}

result_unit *surrogate(message received) {
    send(connect(), TEXT("\xED\xA0\x80"), text_message());
    return ok(received);
}

result_unit *bad_utf8_error(message received) {
    message_drop(received);
    return fail(TEXT("\xFF"));
}

result_unit *out_of_bounds(message received) {
    message_new((uint8_t *)FAR, 8);
    return ok(received);
}

result_unit *overflowing_list(message received) {
    message_new((uint8_t *)FAR, 0xFFFFFFF0u);
    return ok(received);
}

/* 16 bytes each: their size does not fit into 32 bits, and is 16 if it is cut off. */
result_unit *overflowing_elements(message received) {
    message_set_metadata(received, (uint8_t *)16, 0x10000001u);
    return ok(received);
}

result_unit *unaligned_list(message received) {
    message_set_metadata(received, (uint8_t *)17, 1);
    return ok(received);
}

result_unit *result_out_of_bounds(message received) {
    message_drop(received);
    return (result_unit *)FAR;
}

result_unit *result_unaligned(message received) {
    message_drop(received);
    return (result_unit *)((uint8_t *)&outcome + 1);
}

result_unit *area_out_of_bounds(message received) {
    message_topic(received, (option_span *)FAR);
    return ok(received);
}

result_unit *area_unaligned(message received) {
    message_topic(received, (option_span *)((uint8_t *)&outcome + 1));
    return ok(received);
}

/* Noticed when the message is already the host's. */
result_unit *send_out_of_bounds(message received) {
    producer_send(connect(), TEXT("topic").ptr, TEXT("topic").len, received, (result_unit *)FAR);
    return &outcome;
}

result_unit *bad_discriminant(message received) {
    result_messages replies;
    request_reply_request(connect(), TEXT("topic").ptr, TEXT("topic").len, received, 7, 0, &replies);
    return ok(received);
}

result_unit *bad_result(message received) {
    message_drop(received);
    outcome.is_error = 9;
    return &outcome;
}

result_unit *bad_error(message received) {
    message_drop(received);
    outcome = (result_unit){1, {9, TEXT("text")}};
    return &outcome;
}
