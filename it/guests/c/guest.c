#include "guest.h"

#define PAGE 65536u

/* Set by the linker: the first free byte after stack and data. */
extern uint8_t __heap_base;

static uintptr_t top;   /* first free byte, 0 before the first allocation */
static uintptr_t last;  /* start of the newest block, which alone can change its size in place */

static void reserve(uintptr_t end) {
    uintptr_t size = __builtin_wasm_memory_size(0) * PAGE;
    if (end > size && __builtin_wasm_memory_grow(0, (end - size + PAGE - 1) / PAGE) == (size_t)-1) {
        __builtin_trap();
    }
}

void *arena_alloc(uint32_t size, uint32_t align) {
    uintptr_t start = top != 0 ? top : (uintptr_t)&__heap_base;
    start = (start + align - 1) & ~(uintptr_t)(align - 1);
    uintptr_t end;
    if (__builtin_add_overflow(start, size, &end)) {
        __builtin_trap();
    }
    reserve(end);
    last = start;
    top = end;
    return (void *)start;
}

void arena_reset(void) {
    top = 0;
    last = 0;
}

void *arena_realloc(void *old, uint32_t old_size, uint32_t align, uint32_t new_size) {
    if (old_size != 0 && (uintptr_t)old == last) {
        top = last;
        return arena_alloc(new_size, align);
    }
    void *block = arena_alloc(new_size, align);
    __builtin_memcpy(block, old, old_size < new_size ? old_size : new_size);
    return block;
}

span concat(span a, span b) {
    span joined = {arena_alloc(a.len + b.len, 1), a.len + b.len};
    __builtin_memcpy(joined.ptr, a.ptr, a.len);
    __builtin_memcpy(joined.ptr + a.len, b.ptr, b.len);
    return joined;
}

bool span_starts_with(span text, span prefix) {
    if (text.len < prefix.len) {
        return false;
    }
    for (uint32_t i = 0; i < prefix.len; i++) {
        if (text.ptr[i] != prefix.ptr[i]) {
            return false;
        }
    }
    return true;
}

bool span_equals(span a, span b) {
    return a.len == b.len && span_starts_with(a, b);
}
