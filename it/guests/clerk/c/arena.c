/* The arena of guest.h on malloc, for guests with a libc: what is allocated for a call is freed after it. */
#include "guest.h"

#include <stdlib.h>
#include <string.h>

typedef struct block {
    struct block *previous;
    max_align_t data[];
} block;

static block *newest;

void *arena_alloc(uint32_t size, uint32_t align) {
    (void)align; /* malloc aligns for every type */
    block *added = malloc(sizeof(block) + size);
    if (added == NULL) {
        abort();
    }
    added->previous = newest;
    newest = added;
    return added->data;
}

void *arena_realloc(void *old, uint32_t old_size, uint32_t align, uint32_t new_size) {
    void *moved = arena_alloc(new_size, align);
    memcpy(moved, old, old_size < new_size ? old_size : new_size);
    return moved;
}

/* What the adapter of WASI's first version keeps for itself outlives the call. */
EXPORT("cabi_realloc_adapter")
void *adapter_realloc(void *old, uint32_t old_size, uint32_t align, uint32_t new_size) {
    (void)old_size;
    (void)align;
    return realloc(old, new_size);
}

void arena_reset(void) {
    while (newest != NULL) {
        block *freed = newest;
        newest = freed->previous;
        free(freed);
    }
}
