/* All ways to misbehave: the payload's name of each, and the function that does it. */
#ifndef WITLOOF_HOSTILE_BEHAVIOURS_H
#define WITLOOF_HOSTILE_BEHAVIOURS_H

#include "messaging.h"

#define BEHAVIOURS(BEHAVIOUR) \
    BEHAVIOUR("ok", ok) \
    BEHAVIOUR("loop", loop) \
    BEHAVIOUR("trap", trap) \
    BEHAVIOUR("recurse", recurse) \
    BEHAVIOUR("recurse-in-memory", recurse_in_memory) \
    BEHAVIOUR("grow", grow) \
    BEHAVIOUR("bad-utf8", bad_utf8) \
    BEHAVIOUR("surrogate", surrogate) \
    BEHAVIOUR("bad-utf8-error", bad_utf8_error) \
    BEHAVIOUR("out-of-bounds", out_of_bounds) \
    BEHAVIOUR("overflowing-list", overflowing_list) \
    BEHAVIOUR("overflowing-elements", overflowing_elements) \
    BEHAVIOUR("unaligned-list", unaligned_list) \
    BEHAVIOUR("result-out-of-bounds", result_out_of_bounds) \
    BEHAVIOUR("result-unaligned", result_unaligned) \
    BEHAVIOUR("area-out-of-bounds", area_out_of_bounds) \
    BEHAVIOUR("area-unaligned", area_unaligned) \
    BEHAVIOUR("send-out-of-bounds", send_out_of_bounds) \
    BEHAVIOUR("bad-discriminant", bad_discriminant) \
    BEHAVIOUR("bad-result", bad_result) \
    BEHAVIOUR("bad-error", bad_error) \
    BEHAVIOUR("forged-handle", forged_handle) \
    BEHAVIOUR("zero-handle", zero_handle) \
    BEHAVIOUR("wrong-type", wrong_type) \
    BEHAVIOUR("wrong-type-drop", wrong_type_drop) \
    BEHAVIOUR("double-drop", double_drop) \
    BEHAVIOUR("use-after-drop", use_after_drop) \
    BEHAVIOUR("use-after-send", use_after_send) \
    BEHAVIOUR("leak", leak) \
    BEHAVIOUR("flood-handles", flood_handles) \
    BEHAVIOUR("realloc-far", realloc_far) \
    BEHAVIOUR("realloc-at-end", realloc_at_end) \
    BEHAVIOUR("realloc-unaligned", realloc_unaligned) \
    BEHAVIOUR("realloc-loop", realloc_loop) \
    BEHAVIOUR("realloc-trap", realloc_trap) \
    BEHAVIOUR("realloc-call", realloc_call) \
    BEHAVIOUR("post-return-loop", post_return_loop) \
    BEHAVIOUR("post-return-trap", post_return_trap) \
    BEHAVIOUR("post-return-call", post_return_call)

/* Handles a message, which it owns, and returns the address of its result. */
typedef result_unit *behaviour(message received);

#define DECLARE(name, run) behaviour run;
BEHAVIOURS(DECLARE)
#undef DECLARE

/* Aligned for every type, and beyond any memory of less than 4 GiB. */
#define FAR 0xFFFFFFF0u

/* What handlers return; ok unless changed. */
extern result_unit outcome;

/* What post-return does besides. */
enum post_return_mode { POST_RETURN_WELL, POST_RETURN_LOOPS, POST_RETURN_TRAPS, POST_RETURN_CALLS };

extern enum post_return_mode post_return_mode;

/* Makes the outcome `error.other`. */
result_unit *fail(span why);

client connect(void);

message text_message(void);

void send(client c, span topic, message sent);

#endif
