/* The ledger that another component keeps. */
#include "ledger.h"
#include "text.h"

/* result<u32, string> */
typedef struct {
    uint8_t is_error;
    union {
        uint32_t number;
        span why;
    };
} result_number;

IMPORT("witloof:ledger/entries", "enter")
void enter(const uint8_t *topic, uint32_t topic_len, uint32_t size, result_number *result);

bool ledger_enter(const char *topic, uint32_t size, uint32_t *number, const char **why) {
    span name = text_of(topic);
    result_number result;
    enter(name.ptr, name.len, size, &result);
    if (result.is_error) {
        *why = utf8_of(result.why);
        return false;
    }
    *number = result.number;
    return true;
}
