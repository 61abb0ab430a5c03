/* Misbehaves in the way that the payload names. See ../README.md for what each name is to show. */
#include "messaging.h"
#include "realloc.h"

/* No handle of an instance that has handled a message or two. */
#define FORGED 4242u

/* Aligned for every type, and beyond any memory of less than 4 GiB. */
#define FAR 0xFFFFFFF0u

static result_unit outcome;

/* What post-return does besides. */
static enum { POST_RETURN_WELL, POST_RETURN_LOOPS, POST_RETURN_TRAPS, POST_RETURN_CALLS } post_return_mode;

typedef result_unit *behaviour(message received);

static result_unit *ok(message received) {
    message_drop(received);
    return &outcome;
}

static result_unit *fail(span why) {
    outcome = (result_unit){1, {ERROR_OTHER, why}};
    return &outcome;
}

static client connect(void) {
    result_client opened;
    client_connect(TEXT("default").ptr, TEXT("default").len, &opened);
    return opened.client;
}

static message text_message(void) {
    return message_new(TEXT("text").ptr, TEXT("text").len);
}

static void send(client c, span topic, message sent) {
    producer_send(c, topic.ptr, topic.len, sent, &outcome);
}

/* ---- Control ---- */

static result_unit *loop(message received) {
    (void)received;
    for (;;) {}
}

static result_unit *trap(message received) {
    (void)received;
    __builtin_trap();
}

static uint32_t deeper(uint32_t depth);
static uint32_t (*volatile again)(uint32_t) = deeper;

static uint32_t deeper(uint32_t depth) {
    return again(depth + 1) + 1;
}

static result_unit *recurse(message received) {
    return (result_unit *)again(received);
}

static uint32_t deeper_in_memory(uint32_t depth);
static uint32_t (*volatile again_in_memory)(uint32_t) = deeper_in_memory;

static uint32_t deeper_in_memory(uint32_t depth) {
    volatile uint8_t frame[4096];
    frame[depth % sizeof(frame)] = 1;
    return again_in_memory(depth + 1) + frame[0];
}

static result_unit *recurse_in_memory(message received) {
    return (result_unit *)again_in_memory(received);
}

static result_unit *grow(message received) {
    while (__builtin_wasm_memory_grow(0, 16) != (size_t)-1) {}
    return ok(received);
}

/* ---- Strings and lists that are none ---- */

static result_unit *bad_utf8(message received) {
    send(connect(), TEXT("\xC3("), text_message());
    return ok(received);
}

static result_unit *surrogate(message received) {
    send(connect(), TEXT("\xED\xA0\x80"), text_message());
    return ok(received);
}

static result_unit *bad_utf8_error(message received) {
    message_drop(received);
    return fail(TEXT("\xFF"));
}

static result_unit *out_of_bounds(message received) {
    message_new((uint8_t *)FAR, 8);
    return ok(received);
}

static result_unit *overflowing_list(message received) {
    message_new((uint8_t *)FAR, 0xFFFFFFF0u);
    return ok(received);
}

/* 16 bytes each: their size does not fit into 32 bits, and is 16 if it is cut off. */
static result_unit *overflowing_elements(message received) {
    message_set_metadata(received, (uint8_t *)16, 0x10000001u);
    return ok(received);
}

static result_unit *unaligned_list(message received) {
    message_set_metadata(received, (uint8_t *)17, 1);
    return ok(received);
}

/* ---- Results at places where none can be ---- */

static result_unit *result_out_of_bounds(message received) {
    message_drop(received);
    return (result_unit *)FAR;
}

static result_unit *result_unaligned(message received) {
    message_drop(received);
    return (result_unit *)((uint8_t *)&outcome + 1);
}

static result_unit *area_out_of_bounds(message received) {
    message_topic(received, (option_span *)FAR);
    return ok(received);
}

static result_unit *area_unaligned(message received) {
    message_topic(received, (option_span *)((uint8_t *)&outcome + 1));
    return ok(received);
}

/* ---- Discriminants ---- */

static result_unit *bad_discriminant(message received) {
    result_messages replies;
    request_reply_request(connect(), TEXT("topic").ptr, TEXT("topic").len, received, 7, 0, &replies);
    return ok(received);
}

static result_unit *bad_result(message received) {
    message_drop(received);
    outcome.is_error = 9;
    return &outcome;
}

static result_unit *bad_error(message received) {
    message_drop(received);
    outcome = (result_unit){1, {9, TEXT("text")}};
    return &outcome;
}

/* ---- Handles ---- */

static result_unit *forged_handle(message received) {
    send(FORGED, TEXT("topic"), text_message());
    return ok(received);
}

static result_unit *zero_handle(message received) {
    send(0, TEXT("topic"), text_message());
    return ok(received);
}

static result_unit *wrong_type(message received) {
    send(received, TEXT("topic"), text_message());
    return ok(received);
}

static result_unit *wrong_type_drop(message received) {
    client_drop(received);
    return &outcome;
}

static result_unit *double_drop(message received) {
    message_drop(received);
    message_drop(received);
    return &outcome;
}

static result_unit *use_after_drop(message received) {
    option_span topic;
    message_drop(received);
    message_topic(received, &topic);
    return &outcome;
}

static result_unit *use_after_send(message received) {
    option_span topic;
    send(connect(), TEXT("topic"), received);
    message_topic(received, &topic);
    return &outcome;
}

/* Allowed: the host ends the message with the instance. */
static result_unit *leak(message received) {
    (void)received;
    return &outcome;
}

static result_unit *flood_handles(message received) {
    (void)received;
    for (;;) {
        message_new(0, 0);
    }
}

/* ---- Memory asked for by the host ---- */

static result_unit *read_data(message received, enum realloc_mode mode) {
    span data;
    realloc_mode = mode;
    message_data(received, &data);
    realloc_mode = REALLOC_WELL;
    return ok(received);
}

static result_unit *realloc_far(message received) {
    return read_data(received, REALLOC_FAR);
}

static result_unit *realloc_at_end(message received) {
    return read_data(received, REALLOC_AT_END);
}

static result_unit *realloc_loop(message received) {
    return read_data(received, REALLOC_LOOPS);
}

static result_unit *realloc_trap(message received) {
    return read_data(received, REALLOC_TRAPS);
}

static result_unit *realloc_call(message received) {
    return read_data(received, REALLOC_CALLS);
}

/* Bytes lie well everywhere; pairs of strings do not. */
static result_unit *realloc_unaligned(message received) {
    const span pair[2] = {TEXT("key"), TEXT("value")};
    option_span metadata;
    message_set_metadata(received, (const uint8_t *)pair, 1);
    realloc_mode = REALLOC_UNALIGNED;
    message_metadata(received, &metadata);
    realloc_mode = REALLOC_WELL;
    return ok(received);
}

/* ---- After the return ---- */

static result_unit *post_return_loop(message received) {
    post_return_mode = POST_RETURN_LOOPS;
    return ok(received);
}

static result_unit *post_return_trap(message received) {
    post_return_mode = POST_RETURN_TRAPS;
    return ok(received);
}

static result_unit *post_return_call(message received) {
    post_return_mode = POST_RETURN_CALLS;
    return ok(received);
}

static const struct {
    span name;
    behaviour *run;
} behaviours[] = {
    {TEXT("ok"), ok},
    {TEXT("loop"), loop},
    {TEXT("trap"), trap},
    {TEXT("recurse"), recurse},
    {TEXT("recurse-in-memory"), recurse_in_memory},
    {TEXT("grow"), grow},
    {TEXT("bad-utf8"), bad_utf8},
    {TEXT("surrogate"), surrogate},
    {TEXT("bad-utf8-error"), bad_utf8_error},
    {TEXT("out-of-bounds"), out_of_bounds},
    {TEXT("overflowing-list"), overflowing_list},
    {TEXT("overflowing-elements"), overflowing_elements},
    {TEXT("unaligned-list"), unaligned_list},
    {TEXT("result-out-of-bounds"), result_out_of_bounds},
    {TEXT("result-unaligned"), result_unaligned},
    {TEXT("area-out-of-bounds"), area_out_of_bounds},
    {TEXT("area-unaligned"), area_unaligned},
    {TEXT("bad-discriminant"), bad_discriminant},
    {TEXT("bad-result"), bad_result},
    {TEXT("bad-error"), bad_error},
    {TEXT("forged-handle"), forged_handle},
    {TEXT("zero-handle"), zero_handle},
    {TEXT("wrong-type"), wrong_type},
    {TEXT("wrong-type-drop"), wrong_type_drop},
    {TEXT("double-drop"), double_drop},
    {TEXT("use-after-drop"), use_after_drop},
    {TEXT("use-after-send"), use_after_send},
    {TEXT("leak"), leak},
    {TEXT("flood-handles"), flood_handles},
    {TEXT("realloc-far"), realloc_far},
    {TEXT("realloc-at-end"), realloc_at_end},
    {TEXT("realloc-unaligned"), realloc_unaligned},
    {TEXT("realloc-loop"), realloc_loop},
    {TEXT("realloc-trap"), realloc_trap},
    {TEXT("realloc-call"), realloc_call},
    {TEXT("post-return-loop"), post_return_loop},
    {TEXT("post-return-trap"), post_return_trap},
    {TEXT("post-return-call"), post_return_call},
};

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
