/* Misbehaves in the way that the payload names. See ../README.md for what each name is to show. */
#include "behaviours.h"

result_unit outcome;
enum post_return_mode post_return_mode;

result_unit *fail(span why) {
    outcome = (result_unit){1, {ERROR_OTHER, why}};
    return &outcome;
}

client connect(void) {
    result_client opened;
    client_connect(TEXT("default").ptr, TEXT("default").len, &opened);
    return opened.client;
}

message text_message(void) {
    return message_new(TEXT("text").ptr, TEXT("text").len);
}

void send(client c, span topic, message sent) {
    producer_send(c, topic.ptr, topic.len, sent, &outcome);
}

#define ENTRY(name, run) {TEXT(name), run},
static const struct {
    span name;
    behaviour *run;
} behaviours[] = {BEHAVIOURS(ENTRY)};
#undef ENTRY

EXPORT(HANDLE)
result_unit *handle(message received) {
    outcome = (result_unit){0};
    span data;
    message_data(received, &data);
    for (uint32_t i = 0; i < sizeof(behaviours) / sizeof(behaviours[0]); i++) {
        if (span_equals(behaviours[i].name, data)) {
            return behaviours[i].run(received);
        }
    }
    message_drop(received);
    return fail(TEXT("no such behaviour"));
}

EXPORT("cabi_post_" HANDLE)
void handle_post_return(result_unit *result) {
    (void)result;
    arena_reset();
    switch (post_return_mode) {
    case POST_RETURN_WELL: break;
    case POST_RETURN_LOOPS: for (;;) {}
    case POST_RETURN_TRAPS: __builtin_trap();
    case POST_RETURN_CALLS: message_drop(message_new(0, 0)); break;
    }
}
