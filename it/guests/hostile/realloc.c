#include "realloc.h"

#include "messaging.h"

#define PAGE 65536u

enum realloc_mode realloc_mode;

EXPORT("cabi_realloc")
void *cabi_realloc(void *old, uint32_t old_size, uint32_t align, uint32_t new_size) {
    uint32_t memory_size = __builtin_wasm_memory_size(0) * PAGE;
    switch (realloc_mode) {
    case REALLOC_WELL: break;
    case REALLOC_FAR: return (void *)0xFFFFFFF0u;
    case REALLOC_AT_END: return (void *)((memory_size - 1) & ~(align - 1));
    case REALLOC_UNALIGNED: return (uint8_t *)arena_alloc(new_size + 1, align) + 1;
    case REALLOC_LOOPS: for (;;) {}
    case REALLOC_TRAPS: __builtin_trap();
    case REALLOC_CALLS: message_drop(message_new(0, 0)); break;
    }
    return arena_realloc(old, old_size, align, new_size);
}
