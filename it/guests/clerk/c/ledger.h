#ifndef WITLOOF_LEDGER_H
#define WITLOOF_LEDGER_H

#include <stdbool.h>
#include <stdint.h>

/* Enters a message. If it could, `number` is the entry's; otherwise `why`, in the arena, says why not. */
bool ledger_enter(const char *topic, uint32_t size, uint32_t *number, const char **why);

#endif
