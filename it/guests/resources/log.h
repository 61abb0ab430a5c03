/* The imported log. */
#ifndef WITLOOF_RESOURCES_LOG_H
#define WITLOOF_RESOURCES_LOG_H

#include "guest.h"

IMPORT("witloof:resources/log", "write")
void log_write(const uint8_t *line, uint32_t line_len);

#endif
