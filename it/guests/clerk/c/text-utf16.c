/* Both directions trust their input: a host lowers, and an environment holds, nothing but well-formed strings. */
#include "text.h"

#include <string.h>

static uint32_t next_code_point(const unsigned char **utf8) {
    const unsigned char *at = *utf8;
    uint32_t following = at[0] < 0x80 ? 0 : at[0] < 0xE0 ? 1 : at[0] < 0xF0 ? 2 : 3;
    uint32_t code_point = following == 0 ? at[0] : at[0] & (0x3Fu >> following);
    for (uint32_t i = 1; i <= following; i++) {
        code_point = code_point << 6 | (at[i] & 0x3F);
    }
    *utf8 = at + following + 1;
    return code_point;
}

span text_of(const char *utf8) {
    /* No code point takes more units in UTF-16 than bytes in UTF-8. */
    uint16_t *units = arena_alloc(2 * strlen(utf8), 2);
    uint32_t length = 0;
    for (const unsigned char *at = (const unsigned char *)utf8; *at != '\0';) {
        uint32_t code_point = next_code_point(&at);
        if (code_point < 0x10000) {
            units[length++] = code_point;
        } else {
            units[length++] = 0xD800 + ((code_point - 0x10000) >> 10);
            units[length++] = 0xDC00 + ((code_point - 0x10000) & 0x3FF);
        }
    }
    return (span){(uint8_t *)units, length};
}

static char *put_code_point(char *to, uint32_t code_point) {
    if (code_point < 0x80) {
        *to++ = code_point;
    } else if (code_point < 0x800) {
        *to++ = 0xC0 | code_point >> 6;
        *to++ = 0x80 | (code_point & 0x3F);
    } else if (code_point < 0x10000) {
        *to++ = 0xE0 | code_point >> 12;
        *to++ = 0x80 | (code_point >> 6 & 0x3F);
        *to++ = 0x80 | (code_point & 0x3F);
    } else {
        *to++ = 0xF0 | code_point >> 18;
        *to++ = 0x80 | (code_point >> 12 & 0x3F);
        *to++ = 0x80 | (code_point >> 6 & 0x3F);
        *to++ = 0x80 | (code_point & 0x3F);
    }
    return to;
}

char *utf8_of(span text) {
    const uint16_t *units = (const uint16_t *)text.ptr;
    char *utf8 = arena_alloc(3 * text.len + 1, 1);
    char *to = utf8;
    for (uint32_t i = 0; i < text.len; i++) {
        uint32_t code_point = units[i];
        if (code_point >= 0xD800 && code_point < 0xDC00 && i + 1 < text.len) {
            code_point = 0x10000 + ((code_point - 0xD800) << 10) + (units[++i] - 0xDC00u);
        }
        to = put_code_point(to, code_point);
    }
    *to = '\0';
    return utf8;
}
