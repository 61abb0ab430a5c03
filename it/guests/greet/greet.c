/* Greets: see wit/greet.wit. */
#include "guest.h"

#define PEOPLE "witloof:greet/people"

typedef struct {
    span name;
    option_span nickname;
    span scores;
} person;

static span greeting(span name) {
    static const span before = TEXT("Hello, "), after = TEXT("!");
    span text = {arena_alloc(before.len + name.len + after.len, 1), before.len + name.len + after.len};
    __builtin_memcpy(text.ptr, before.ptr, before.len);
    __builtin_memcpy(text.ptr + before.len, name.ptr, name.len);
    __builtin_memcpy(text.ptr + before.len + name.len, after.ptr, after.len);
    return text;
}

EXPORT("greet")
span *greet(uint8_t *name, uint32_t name_len) {
    static span result;
    result = greeting((span){name, name_len});
    return &result;
}

EXPORT("cabi_post_greet")
void greet_post_return(span *result) {
    (void)result;
    arena_reset();
}

EXPORT(PEOPLE "#describe")
person *describe(uint8_t *name, uint32_t name_len, uint32_t has_nickname, uint8_t *nickname, uint32_t nickname_len,
                 uint32_t *scores, uint32_t scores_len) {
    static person result;
    for (uint32_t i = 0; i < scores_len; i++) {
        scores[i]++;
    }
    result = (person){
        .name = greeting((span){name, name_len}),
        .nickname = {has_nickname != 0, {nickname, nickname_len}},
        .scores = {(uint8_t *)scores, scores_len},
    };
    return &result;
}

EXPORT("cabi_post_" PEOPLE "#describe")
void describe_post_return(person *result) {
    (void)result;
    arena_reset();
}
