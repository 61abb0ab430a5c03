/* Prints the payload of every message to standard output, and sends nothing. */
#include "messaging.h"

#define STREAMS "wasi:io/streams@0.2.12"

IMPORT("wasi:cli/stdout@0.2.12", "get-stdout")
int32_t get_stdout(void);
IMPORT(STREAMS, "[method]output-stream.blocking-write-and-flush")
void write_and_flush(int32_t stream, const uint8_t *bytes, uint32_t length, void *result);
IMPORT(STREAMS, "[resource-drop]output-stream")
void drop_stream(int32_t stream);
IMPORT("wasi:io/error@0.2.12", "[resource-drop]error")
void drop_error(int32_t error);

/* result<_, stream-error>: which of both, which case, and the handle of a failure. */
typedef struct {
    uint8_t is_error;
    struct {
        uint8_t kind;
        int32_t handle;
    } error;
} result_stream;

static result_unit outcome;

static bool print(int32_t stream, span text) {
    const uint32_t most = 4096;
    for (uint32_t from = 0; from < text.len; from += most) {
        result_stream result;
        uint32_t length = text.len - from < most ? text.len - from : most;
        write_and_flush(stream, text.ptr + from, length, &result);
        if (result.is_error) {
            if (result.error.kind == 0) {
                drop_error(result.error.handle);
            }
            return false;
        }
    }
    return true;
}

EXPORT(HANDLE)
result_unit *handle(message received) {
    outcome = (result_unit){0};
    span data;
    message_data(received, &data);
    int32_t stream = get_stdout();
    if (!print(stream, data) || !print(stream, TEXT("\n"))) {
        outcome = (result_unit){1, {ERROR_OTHER, TEXT("cannot print")}};
    }
    drop_stream(stream);
    message_drop(received);
    return &outcome;
}

EXPORT("cabi_post_" HANDLE)
void handle_post_return(result_unit *result) {
    (void)result;
    arena_reset();
}
