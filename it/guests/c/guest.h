/* What every C guest stands on: the canonical ABI's flat shapes, an arena, and names for imports and exports. */
#ifndef WITLOOF_GUEST_H
#define WITLOOF_GUEST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define IMPORT(module, name) __attribute__((import_module(module), import_name(name)))
#define EXPORT(name) __attribute__((export_name(name)))

/* A string or a list in linear memory: address, then length in elements (UTF-8 strings: bytes). */
typedef struct {
    uint8_t *ptr;
    uint32_t len;
} span;

/* option<string> and option<list<T>>. */
typedef struct {
    uint8_t some;
    span value;
} option_span;

/* A string literal; also an initialiser of a constant. */
#define TEXT(literal) ((span){(uint8_t *)(literal), sizeof(literal) - 1})

/* Allocates from the arena; traps when memory can grow no further. */
void *arena_alloc(uint32_t size, uint32_t align);

/* The same for `cabi_realloc`, whose contract is the canonical ABI's; `old_size` is 0 for a new block. */
void *arena_realloc(void *old, uint32_t old_size, uint32_t align, uint32_t new_size);

/* Gives back everything allocated so far: for post-return, when no value of the call is needed any more. */
void arena_reset(void);

/* The concatenation of two spans, in the arena. */
span concat(span a, span b);

bool span_equals(span a, span b);

bool span_starts_with(span text, span prefix);

#endif
