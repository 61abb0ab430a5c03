/* The core imports of wasi:messaging@0.2.0-draft, spelled by hand from the canonical ABI. */
#ifndef WITLOOF_MESSAGING_H
#define WITLOOF_MESSAGING_H

#include "guest.h"

#define TYPES(name) IMPORT("wasi:messaging/types@0.2.0-draft", name)
#define PRODUCER(name) IMPORT("wasi:messaging/producer@0.2.0-draft", name)
#define REQUEST_REPLY(name) IMPORT("wasi:messaging/request-reply@0.2.0-draft", name)
#define HANDLE "wasi:messaging/incoming-handler@0.2.0-draft#handle"

typedef uint32_t client;
typedef uint32_t message;

/* variant error; `text` holds for every case but TIMEOUT. */
typedef struct {
    uint8_t kind;
    span text;
} error;

enum { ERROR_TIMEOUT, ERROR_CONNECTION, ERROR_PERMISSION_DENIED, ERROR_OTHER };

/* result<_, error> */
typedef struct {
    uint8_t is_error;
    error error;
} result_unit;

/* result<client, error> */
typedef struct {
    uint8_t is_error;
    union {
        client client;
        error error;
    };
} result_client;

/* result<list<message>, error> */
typedef struct {
    uint8_t is_error;
    union {
        span messages;
        error error;
    };
} result_messages;

TYPES("[static]client.connect")
void client_connect(const uint8_t *name, uint32_t name_len, result_client *result);

TYPES("[resource-drop]client")
void client_drop(client self);

TYPES("[constructor]message")
message message_new(const uint8_t *data, uint32_t data_len);

TYPES("[resource-drop]message")
void message_drop(message self);

TYPES("[method]message.topic")
void message_topic(message self, option_span *result);

TYPES("[method]message.content-type")
void message_content_type(message self, option_span *result);

TYPES("[method]message.set-content-type")
void message_set_content_type(message self, const uint8_t *content_type, uint32_t content_type_len);

TYPES("[method]message.data")
void message_data(message self, span *result);

/* Each element is a pair of spans: key, value. */
TYPES("[method]message.metadata")
void message_metadata(message self, option_span *result);

TYPES("[method]message.set-metadata")
void message_set_metadata(message self, const uint8_t *pairs, uint32_t pairs_len);

/* The lengths that the types have in memory. */
_Static_assert(sizeof(option_span) == 12 && sizeof(result_unit) == 16 && sizeof(result_client) == 16, "layout");

PRODUCER("send")
void producer_send(client c, const uint8_t *topic, uint32_t topic_len, message sent, result_unit *result);

REQUEST_REPLY("request")
void request_reply_request(client c, const uint8_t *topic, uint32_t topic_len, message sent, uint32_t has_options,
                           uint32_t options, result_messages *result);

REQUEST_REPLY("reply")
void request_reply_reply(message reply_to, message sent, result_unit *result);

#endif
