/* Hands every call of the exported interface `all` on to the imported one, as ../types does, and implements `twice`:
 * see wit/collections.wit. */
#include "guest.h"

#define ALL "witloof:collections/all"
#define TWICE "witloof:collections/twice"
#define THINGS "witloof:collections/things"

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define UNIQUE(name) JOIN(name, __LINE__)
#define BARE(...) __VA_ARGS__

/* Longer than any result of the interface. */
#define AREA_SIZE 256

/* A function whose result lies in memory. `params` is a list in parentheses, the rest are their names. */
#define IN_MEMORY(name, params, ...)                                                                                   \
    IMPORT(ALL, name) void UNIQUE(imported)(BARE params, void *result);                                                \
    EXPORT(ALL "#" name) void *UNIQUE(exported)(BARE params) {                                                         \
        static _Alignas(8) uint8_t result[AREA_SIZE];                                                                  \
        UNIQUE(imported)(__VA_ARGS__, result);                                                                         \
        return result;                                                                                                 \
    }                                                                                                                  \
    EXPORT("cabi_post_" ALL "#" name) void UNIQUE(post_return)(void *result) {                                         \
        (void)result;                                                                                                  \
        arena_reset();                                                                                                 \
    }

#define SPAN(name) IN_MEMORY(name, (void *ptr, uint32_t len), ptr, len)
#define PAIR(name, type) IN_MEMORY(name, (type a, type b), a, b)
#define SPILLED(name) IN_MEMORY(name, (void *spilled), spilled)

typedef int32_t i32;
typedef int64_t i64;
typedef float f32;
typedef double f64;

SPAN("echo-map-string")
SPAN("echo-map-char")
SPAN("echo-map-bool")
SPAN("echo-map-signed")
SPAN("echo-map-unsigned")

PAIR("echo-bool", i32)
IN_MEMORY("echo-u8", (i32 a, i32 b, i32 c, i32 d), a, b, c, d)
IN_MEMORY("echo-s8", (i32 a, i32 b, i32 c), a, b, c)
PAIR("echo-u16", i32)
PAIR("echo-s16", i32)
PAIR("echo-u32", i32)
PAIR("echo-s32", i32)
PAIR("echo-u64", i64)
PAIR("echo-s64", i64)
PAIR("echo-f32", f32)
PAIR("echo-f64", f64)
PAIR("echo-char", i32)

IMPORT(ALL, "echo-one") i32 imported_one(i32 v);
EXPORT(ALL "#echo-one") i32 exported_one(i32 v) { return imported_one(v); }

IN_MEMORY("echo-matrix", (f64 a, f64 b, f64 c, f64 d), a, b, c, d)
IN_MEMORY("echo-strings", (i32 a, i32 a_len, i32 b, i32 b_len), a, a_len, b, b_len)
IN_MEMORY("echo-points", (i32 ax, i32 ay, i32 bx, i32 by, i32 cx, i32 cy), ax, ay, bx, by, cx, cy)
IN_MEMORY("echo-options", (i32 some_a, i32 a, i32 some_b, i32 b), some_a, a, some_b, b)

SPILLED("echo-long-bool")
SPILLED("echo-long-u8")
SPILLED("echo-long-s16")
SPILLED("echo-long-u32")
SPILLED("echo-long-s64")
SPILLED("echo-long-f32")
SPILLED("echo-long-f64")
SPILLED("echo-long-strings")

SPAN("echo-list")
IN_MEMORY("echo-option", (i32 some, i32 a, i32 b), some, a, b)
IN_MEMORY("echo-grid", (f32 a, f32 b, f32 c, f32 d, f32 e, f32 f, i32 name, i32 name_len), a, b, c, d, e, f, name,
          name_len)
IN_MEMORY("echo-either", (i32 kind, i32 first, i32 second, i32 third), kind, first, second, third)
SPILLED("echo-holder")

typedef struct {
    span key;
    uint32_t value;
} entry;

typedef uint32_t thing;
IMPORT(THINGS, "[constructor]thing") thing new_thing(const uint8_t *name, uint32_t name_len);

EXPORT(TWICE "#numbers")
span *numbers(void) {
    static entry entries[3];
    static span result = {(uint8_t *)entries, 3};
    entries[0] = (entry){TEXT("a"), 1};
    entries[1] = (entry){TEXT("b"), 2};
    entries[2] = (entry){TEXT("a"), 3};
    return &result;
}

EXPORT(TWICE "#given")
span *given(void) {
    static entry entries[2];
    static span result = {(uint8_t *)entries, 2};
    entries[0] = (entry){TEXT("same"), new_thing((const uint8_t *)"first", 5)};
    entries[1] = (entry){TEXT("same"), new_thing((const uint8_t *)"second", 6)};
    return &result;
}
