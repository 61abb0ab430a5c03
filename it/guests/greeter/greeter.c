/* Greets people whom the host knows: see the WIT of projects/readme. */
#include "guest.h"

typedef struct {
    span name;
    option_span nickname;
} person;

enum { FOUND, NOT_FOUND };
enum { UNKNOWN, UNAVAILABLE };

typedef struct {
    uint8_t outcome;
    union {
        person found;
        struct {
            uint8_t reason;
            span unknown;
        } error;
    } value;
} lookup;

IMPORT("acme:greeter/people@1.0.0", "find")
void people_find(uint32_t id, lookup *result);

EXPORT("greet")
span *greet(uint32_t id) {
    static span text;
    lookup result;
    people_find(id, &result);
    if (result.outcome == FOUND) {
        text = concat(TEXT("Hello, "), result.value.found.name);
        if (result.value.found.nickname.some) {
            text = concat(concat(text, TEXT(", ")), result.value.found.nickname.value);
        }
        text = concat(text, TEXT("!"));
    } else if (result.value.error.reason == UNKNOWN) {
        text = concat(TEXT("No greeting: "), result.value.error.unknown);
    } else {
        text = TEXT("No greeting: nobody answers");
    }
    return &text;
}

EXPORT("cabi_post_greet")
void greet_post_return(span *result) {
    (void)result;
    arena_reset();
}
