/* A `cabi_realloc` that misbehaves when it is told to. */
#ifndef WITLOOF_HOSTILE_REALLOC_H
#define WITLOOF_HOSTILE_REALLOC_H

enum realloc_mode {
    REALLOC_WELL,
    REALLOC_FAR,        /* an address that memory can not have yet */
    REALLOC_AT_END,     /* room for one byte only */
    REALLOC_UNALIGNED,  /* one beside what was asked for */
    REALLOC_LOOPS,
    REALLOC_TRAPS,
    REALLOC_CALLS,      /* calls an import, which is forbidden here */
};

extern enum realloc_mode realloc_mode;

#endif
