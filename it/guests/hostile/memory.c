/* Memory that the host asks for, and does not get. */
#include "behaviours.h"
#include "realloc.h"

static result_unit *read_data(message received, enum realloc_mode mode) {
    span data;
    realloc_mode = mode;
    message_data(received, &data);
    realloc_mode = REALLOC_WELL;
    return ok(received);
}

result_unit *realloc_far(message received) {
    return read_data(received, REALLOC_FAR);
}

result_unit *realloc_at_end(message received) {
    return read_data(received, REALLOC_AT_END);
}

result_unit *realloc_loop(message received) {
    return read_data(received, REALLOC_LOOPS);
}

result_unit *realloc_trap(message received) {
    return read_data(received, REALLOC_TRAPS);
}

result_unit *realloc_call(message received) {
    return read_data(received, REALLOC_CALLS);
}

/* Bytes lie well everywhere; pairs of strings do not. */
result_unit *realloc_unaligned(message received) {
    const span pair[2] = {TEXT("key"), TEXT("value")};
    option_span metadata;
    message_set_metadata(received, (const uint8_t *)pair, 1);
    realloc_mode = REALLOC_UNALIGNED;
    message_metadata(received, &metadata);
    realloc_mode = REALLOC_WELL;
    return ok(received);
}
