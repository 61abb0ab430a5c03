#include "text.h"

#include <string.h>

span text_of(const char *utf8) {
    uint32_t length = strlen(utf8);
    span text = {arena_alloc(length, 1), length};
    memcpy(text.ptr, utf8, length);
    return text;
}

char *utf8_of(span text) {
    char *utf8 = arena_alloc(text.len + 1, 1);
    memcpy(utf8, text.ptr, text.len);
    utf8[text.len] = '\0';
    return utf8;
}
