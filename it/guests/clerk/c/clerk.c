/* Enters every message in the ledger, and sends a receipt. See ../../README.md for what it does in full. */
#include "ledger.h"
#include "messaging.h"
#include "text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define YEAR_2020 1577836800

typedef struct {
    span key;
    span value;
} pair;

static result_unit outcome;

static result_unit other(const char *why) {
    return (result_unit){1, {ERROR_OTHER, text_of(why)}};
}

static char *formatted(const char *format, const char *text, uint32_t number) {
    uint32_t size = snprintf(NULL, 0, format, text, number) + 1;
    char *all = arena_alloc(size, 1);
    snprintf(all, size, format, text, number);
    return all;
}

static span pairs_of(option_span metadata) {
    return metadata.some ? metadata.value : (span){NULL, 0};
}

/* The first value of a key, or NULL. */
static const span *value_of(span metadata, const char *key) {
    const pair *pairs = (const pair *)metadata.ptr;
    for (uint32_t i = 0; i < metadata.len; i++) {
        if (strcmp(utf8_of(pairs[i].key), key) == 0) {
            return &pairs[i].value;
        }
    }
    return NULL;
}

static void set_metadata(message receipt, span metadata, uint32_t number) {
    const char *greeting = getenv("GREETING");
    const char *added[][2] = {
        {"greeting", greeting != NULL ? greeting : ""},
        {"entry", formatted("%s%u", "", number)},
        {"clock", time(NULL) >= YEAR_2020 ? "set" : "not set"},
    };
    const uint32_t more = sizeof(added) / sizeof(added[0]);
    pair *pairs = arena_alloc((metadata.len + more) * sizeof(pair), sizeof(void *));
    if (metadata.len > 0) {
        memcpy(pairs, metadata.ptr, metadata.len * sizeof(pair));
    }
    for (uint32_t i = 0; i < more; i++) {
        pairs[metadata.len + i] = (pair){text_of(added[i][0]), text_of(added[i][1])};
    }
    message_set_metadata(receipt, (const uint8_t *)pairs, metadata.len + more);
}

static message receipt_for(message received, span data, span metadata, uint32_t number) {
    for (uint32_t i = 0; i < data.len / 2; i++) {
        uint8_t swapped = data.ptr[i];
        data.ptr[i] = data.ptr[data.len - 1 - i];
        data.ptr[data.len - 1 - i] = swapped;
    }
    message receipt = message_new(data.ptr, data.len);
    option_span content_type;
    message_content_type(received, &content_type);
    if (content_type.some) {
        message_set_content_type(receipt, content_type.value.ptr, content_type.value.len);
    }
    set_metadata(receipt, metadata, number);
    return receipt;
}

static void send(const char *topic, message sent) {
    span name = text_of("default");
    result_client opened;
    client_connect(name.ptr, name.len, &opened);
    if (opened.is_error) {
        outcome = (result_unit){1, opened.error};
        message_drop(sent);
        return;
    }
    span target = text_of(topic);
    producer_send(opened.client, target.ptr, target.len, sent, &outcome);
    client_drop(opened.client);
}

static void reply(message received, uint32_t number) {
    const char *text = formatted("%s %u", "№", number);
    message answer = message_new((const uint8_t *)text, strlen(text));
    span type = text_of("text/plain; charset=utf-8");
    message_set_content_type(answer, type.ptr, type.len);
    request_reply_reply(received, answer, &outcome);
}

static void enter(message received, span metadata) {
    option_span topic;
    message_topic(received, &topic);
    span data;
    message_data(received, &data);
    const char *name = topic.some ? utf8_of(topic.value) : "-";
    uint32_t number;
    const char *why = "standard output";
    if (!ledger_enter(name, data.len, &number, &why)) {
        outcome = other(why);
        return;
    }
    send(topic.some ? formatted("%s.receipt", name, 0) : "receipts", receipt_for(received, data, metadata, number));
    if (!outcome.is_error && value_of(metadata, "reply") != NULL) {
        reply(received, number);
    }
}

EXPORT(HANDLE)
result_unit *handle(message received) {
    outcome = (result_unit){0};
    option_span found;
    message_metadata(received, &found);
    span metadata = pairs_of(found);
    const span *failure = value_of(metadata, "fail");
    if (failure != NULL) {
        outcome = (result_unit){1, {ERROR_OTHER, *failure}};
    } else {
        enter(received, metadata);
    }
    message_drop(received);
    return &outcome;
}

EXPORT("cabi_post_" HANDLE)
void handle_post_return(result_unit *result) {
    (void)result;
    arena_reset();
}
