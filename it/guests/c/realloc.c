/* Room for what a host lowers into the guest. */
#include "guest.h"

EXPORT("cabi_realloc")
void *cabi_realloc(void *old, uint32_t old_size, uint32_t align, uint32_t new_size) {
    return arena_realloc(old, old_size, align, new_size);
}
