/* Hands every call of the exported interface on to the imported one: see wit/types.wit.
 *
 * Both have the same core signature but for a result in memory, whose address the import is told and the export
 * tells. So the flat values pass through as they are; what they point to lies in the arena until post-return. */
#include "guest.h"

#define ALL "witloof:types/all"

#define JOIN_(a, b) a##b
#define JOIN(a, b) JOIN_(a, b)
#define UNIQUE(name) JOIN(name, __LINE__)
#define BARE(...) __VA_ARGS__

/* Longer than any result of the interface. */
#define AREA_SIZE 256

/* A function whose one flat value is its result: no memory is involved. */
#define SCALAR(name, type)                                                                                             \
    IMPORT(ALL, name) type UNIQUE(imported)(type v);                                                                   \
    EXPORT(ALL "#" name) type UNIQUE(exported)(type v) { return UNIQUE(imported)(v); }

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

/* Discriminants and addresses, and slots that several cases share, are named after their core type alone. */
typedef int32_t i32;
typedef int64_t i64;
typedef float f32;
typedef double f64;

IMPORT(ALL, "nothing") void imported_nothing(void);
EXPORT(ALL "#nothing") void exported_nothing(void) { imported_nothing(); }

SCALAR("echo-bool", i32)
SCALAR("echo-u8", i32)
SCALAR("echo-u16", i32)
SCALAR("echo-u32", i32)
SCALAR("echo-u64", i64)
SCALAR("echo-s8", i32)
SCALAR("echo-s16", i32)
SCALAR("echo-s32", i32)
SCALAR("echo-s64", i64)
SCALAR("echo-f32", f32)
SCALAR("echo-f64", f64)
SCALAR("echo-char", i32)
SPAN("echo-string")
SPAN("echo-name")

SPAN("echo-list-bool")
SPAN("echo-list-u8")
SPAN("echo-list-u16")
SPAN("echo-list-u32")
SPAN("echo-list-u64")
SPAN("echo-list-s8")
SPAN("echo-list-s16")
SPAN("echo-list-s32")
SPAN("echo-list-s64")
SPAN("echo-list-f32")
SPAN("echo-list-f64")
SPAN("echo-list-char")
SPAN("echo-list-string")
SPAN("echo-list-list")
SPAN("echo-list-record")
SPAN("echo-list-tuple")
SPAN("echo-list-variant")
SPAN("echo-list-enum")
SPAN("echo-list-flags")
SPAN("echo-list-option")
SPAN("echo-list-result")

#define LINE i32 x1, i32 y1, i32 x2, i32 y2, i32 label, i32 label_len, i32 has_weight, f64 weight, i32 mark
#define LINE_NAMES x1, y1, x2, y2, label, label_len, has_weight, weight, mark

IN_MEMORY("echo-point", (i32 x, i32 y), x, y)
IN_MEMORY("echo-line", (LINE), LINE_NAMES)
IN_MEMORY("echo-tuple", (i32 a, i32 b, i32 b_len, f32 c), a, b, b_len, c)
SCALAR("echo-tuple-one", i64)

IN_MEMORY("echo-mixed", (i32 kind, i64 first, i32 second), kind, first, second)
IN_MEMORY("echo-narrow", (i32 kind, i32 payload), kind, payload)
IN_MEMORY("echo-floating", (i32 kind, i64 payload), kind, payload)
IN_MEMORY("echo-doubles", (i32 kind, f64 payload), kind, payload)
IN_MEMORY("echo-address", (i32 kind, i64 first, i32 second), kind, first, second)
IN_MEMORY("echo-large", (void *spilled), spilled)

SCALAR("echo-color", i32)
SCALAR("echo-large-enum", i32)

SCALAR("echo-flags3", i32)
SCALAR("echo-flags9", i32)
SCALAR("echo-flags17", i32)
SCALAR("echo-flags32", i32)

IN_MEMORY("echo-option-u32", (i32 some, i32 v), some, v)
IN_MEMORY("echo-option-string", (i32 some, i32 v, i32 v_len), some, v, v_len)
IN_MEMORY("echo-option-option", (i32 some, i32 inner_some, i32 v, i32 v_len), some, inner_some, v, v_len)
IN_MEMORY("echo-option-record", (i32 some, LINE), some, LINE_NAMES)
IN_MEMORY("echo-option-list", (i32 some, i32 v, i32 v_len), some, v, v_len)

IN_MEMORY("echo-result-both", (i32 kind, i32 first, i32 second), kind, first, second)
IN_MEMORY("echo-result-ok", (i32 kind, i64 ok), kind, ok)
IN_MEMORY("echo-result-error", (i32 kind, i32 error, i32 error_len), kind, error, error_len)
SCALAR("echo-result-neither", i32)
IN_MEMORY("echo-result-color", (i32 kind, LINE), kind, LINE_NAMES)
IN_MEMORY("echo-result-nested", (i32 kind, i32 inner, i32 first, i32 second), kind, inner, first, second)
IN_MEMORY("echo-results",
          (i32 both, i32 both_first, i32 both_second, i32 ok_only, i64 ok, i32 error_only, i32 error, i32 neither),
          both, both_first, both_second, ok_only, ok, error_only, error, neither)

IN_MEMORY("swap", (i32 first, i32 first_len, i64 second), first, first_len, second)
IN_MEMORY("echo-sixteen",
          (i32 v0, i32 v1, i32 v2, i32 v3, i32 v4, i32 v5, i32 v6, i32 v7,
           f64 v8, f64 v9, f64 v10, f64 v11, f64 v12, f64 v13, f64 v14, f64 v15),
          v0, v1, v2, v3, v4, v5, v6, v7, v8, v9, v10, v11, v12, v13, v14, v15)
IN_MEMORY("echo-seventeen", (void *spilled), spilled)
IN_MEMORY("echo-wide", (void *spilled), spilled)
