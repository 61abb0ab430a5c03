/* Strings of the component's interfaces, in whichever encoding it was built for, beside libc's, which are UTF-8. */
#ifndef WITLOOF_TEXT_H
#define WITLOOF_TEXT_H

#include "guest.h"

/* The string as the interfaces have it: address, then length in code units; in the arena. */
span text_of(const char *utf8);

/* The string as libc has it, NUL-terminated; in the arena. */
char *utf8_of(span text);

#endif
