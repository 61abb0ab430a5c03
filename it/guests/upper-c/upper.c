/* Sends every message on to `<topic>.upper`, upper-cased. See ../README.md for what it does in full. */
#include "messaging.h"

static client connection;
static bool connected;
static result_unit outcome;

static bool connect(void) {
    if (!connected) {
        result_client opened;
        client_connect(TEXT("default").ptr, TEXT("default").len, &opened);
        if (opened.is_error) {
            outcome = (result_unit){1, opened.error};
            return false;
        }
        connection = opened.client;
        connected = true;
    }
    return true;
}

/* After a connection error the next message gets a connection of its own. */
static void disconnect_if_broken(void) {
    if (outcome.is_error && outcome.error.kind == ERROR_CONNECTION) {
        client_drop(connection);
        connected = false;
    }
}

static void upper_case(span text) {
    for (uint32_t i = 0; i < text.len; i++) {
        uint8_t c = text.ptr[i];
        text.ptr[i] = c >= 'a' && c <= 'z' ? c - ('a' - 'A') : c;
    }
}

/* An error's text is a string, and a payload need not be one. */
static void ascii_only(span text) {
    for (uint32_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= 0x80) {
            text.ptr[i] = '?';
        }
    }
}

static bool has_key(option_span metadata, span key) {
    const span *pairs = (const span *)metadata.value.ptr;
    for (uint32_t i = 0; metadata.some && i < metadata.value.len; i++) {
        if (span_equals(pairs[2 * i], key)) {
            return true;
        }
    }
    return false;
}

static message copy_with(span data, option_span content_type, option_span metadata) {
    message copy = message_new(data.ptr, data.len);
    if (content_type.some) {
        message_set_content_type(copy, content_type.value.ptr, content_type.value.len);
    }
    if (metadata.some) {
        message_set_metadata(copy, metadata.value.ptr, metadata.value.len);
    }
    return copy;
}

static void forward(message received, span data) {
    if (!connect()) {
        return;
    }
    option_span topic, content_type, metadata;
    message_topic(received, &topic);
    message_content_type(received, &content_type);
    message_metadata(received, &metadata);
    upper_case(data);

    span target = topic.some ? concat(topic.value, TEXT(".upper")) : TEXT("upper");
    producer_send(connection, target.ptr, target.len, copy_with(data, content_type, metadata), &outcome);
    disconnect_if_broken();
    if (!outcome.is_error && has_key(metadata, TEXT("reply"))) {
        request_reply_reply(received, copy_with(data, content_type, metadata), &outcome);
    }
}

EXPORT(HANDLE)
result_unit *handle(message received) {
    outcome = (result_unit){0};
    span data;
    message_data(received, &data);
    span fail = TEXT("fail:");
    if (span_starts_with(data, fail)) {
        span rest = {data.ptr + fail.len, data.len - fail.len};
        ascii_only(rest);
        outcome = (result_unit){1, {ERROR_OTHER, rest}};
    } else {
        forward(received, data);
    }
    message_drop(received);
    return &outcome;
}

EXPORT("cabi_post_" HANDLE)
void handle_post_return(result_unit *result) {
    (void)result;
    arena_reset();
}
