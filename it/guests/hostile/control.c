/* Control that does not come back, or comes back where it may not. */
#include "behaviours.h"

result_unit *ok(message received) {
    message_drop(received);
    return &outcome;
}

result_unit *loop(message received) {
    (void)received;
    for (;;) {}
}

result_unit *trap(message received) {
    (void)received;
    __builtin_trap();
}

static uint32_t deeper(uint32_t depth);
static uint32_t (*volatile again)(uint32_t) = deeper;

static uint32_t deeper(uint32_t depth) {
    return again(depth + 1) + 1;
}

result_unit *recurse(message received) {
    return (result_unit *)again(received);
}

static uint32_t deeper_in_memory(uint32_t depth);
static uint32_t (*volatile again_in_memory)(uint32_t) = deeper_in_memory;

static uint32_t deeper_in_memory(uint32_t depth) {
    volatile uint8_t frame[4096];
    frame[depth % sizeof(frame)] = 1;
    return again_in_memory(depth + 1) + frame[0];
}

result_unit *recurse_in_memory(message received) {
    return (result_unit *)again_in_memory(received);
}

result_unit *grow(message received) {
    while (__builtin_wasm_memory_grow(0, 16) != (size_t)-1) {}
    return ok(received);
}

result_unit *post_return_loop(message received) {
    post_return_mode = POST_RETURN_LOOPS;
    return ok(received);
}

result_unit *post_return_trap(message received) {
    post_return_mode = POST_RETURN_TRAPS;
    return ok(received);
}

result_unit *post_return_call(message received) {
    post_return_mode = POST_RETURN_CALLS;
    return ok(received);
}
