/* The exported interface `counters`: see wit/resources.wit. A counter's representation is its address. */
#include "log.h"

#define COUNTERS "witloof:resources/counters"
#define OWN_COUNTERS(name) IMPORT("[export]" COUNTERS, name)
#define COUNTERS_FUNCTION(name) EXPORT(COUNTERS "#" name)
#define COUNTERS_POST_RETURN(name) EXPORT("cabi_post_" COUNTERS "#" name)

typedef struct counter {
    uint32_t value;
    struct counter *next_free;
} counter;

/* A handle of the counter in this guest's table. */
typedef uint32_t owned;

OWN_COUNTERS("[resource-new]counter") owned counter_new(counter *rep);
OWN_COUNTERS("[resource-rep]counter") counter *counter_rep(owned handle);
OWN_COUNTERS("[resource-drop]counter") void counter_drop(owned handle);

#define CAPACITY 4096

static counter counters[CAPACITY];
static counter *first_free;
static uint32_t live;

/* The toolchains' name for what is to run once, before any export is called. */
EXPORT("_initialize")
void initialize(void) {
    for (uint32_t i = CAPACITY; i-- > 0;) {
        counters[i].next_free = first_free;
        first_free = &counters[i];
    }
}

static owned create(uint32_t value) {
    counter *created = first_free;
    if (created == NULL) {
        __builtin_trap();
    }
    first_free = created->next_free;
    created->value = value;
    live++;
    return counter_new(created);
}

/* The value of a counter that ends here. */
static uint32_t take(owned handle) {
    uint32_t value = counter_rep(handle)->value;
    counter_drop(handle);
    return value;
}

COUNTERS_FUNCTION("[dtor]counter")
void counter_destructor(counter *self) {
    static const char before[] = "drop counter ";
    uint8_t line[sizeof(before) - 1 + 10];
    uint32_t start = sizeof(line), value = self->value;
    do {
        line[--start] = '0' + value % 10;
        value /= 10;
    } while (value != 0);
    start -= sizeof(before) - 1;
    __builtin_memcpy(line + start, before, sizeof(before) - 1);
    self->next_free = first_free;
    first_free = self;
    live--;
    log_write(line + start, sizeof(line) - start);
}

COUNTERS_FUNCTION("[constructor]counter")
owned counter_constructor(uint32_t start) {
    return create(start);
}

typedef struct {
    uint8_t is_error;
    union {
        owned counter;
        span error;
    };
} result_counter;

COUNTERS_FUNCTION("[static]counter.checked")
result_counter *counter_checked(uint32_t start) {
    static result_counter result;
    if (start < 1000) {
        result = (result_counter){0, {.counter = create(start)}};
    } else {
        result = (result_counter){1, {.error = TEXT("a counter starts below 1000")}};
    }
    return &result;
}

COUNTERS_FUNCTION("[static]counter.merge")
owned counter_merge(owned a, owned b) {
    uint32_t first = take(a);
    return create(first + take(b));
}

COUNTERS_FUNCTION("[method]counter.increment")
uint32_t counter_increment(counter *self, uint32_t by) {
    return self->value += by;
}

COUNTERS_FUNCTION("[method]counter.value")
uint32_t counter_value(counter *self) {
    return self->value;
}

COUNTERS_FUNCTION("[method]counter.equals")
uint32_t counter_equals(counter *self, counter *other) {
    return self->value == other->value;
}

COUNTERS_FUNCTION("sum")
uint32_t sum(owned first, counter *second) {
    uint32_t value = second->value;
    return value + take(first);
}

COUNTERS_FUNCTION("series")
span *series(uint32_t n) {
    static span result;
    uint64_t size = (uint64_t)n * sizeof(owned);
    if (size > UINT32_MAX) {
        __builtin_trap();
    }
    owned *handles = arena_alloc((uint32_t)size, _Alignof(owned));
    for (uint32_t i = 0; i < n; i++) {
        handles[i] = create(i);
    }
    result = (span){(uint8_t *)handles, n};
    return &result;
}

COUNTERS_POST_RETURN("series")
void series_post_return(span *result) {
    (void)result;
    arena_reset();
}

COUNTERS_FUNCTION("total")
uint32_t total(owned *handles, uint32_t n) {
    uint32_t total = 0;
    for (uint32_t i = 0; i < n; i++) {
        total += take(handles[i]);
    }
    return total;
}

COUNTERS_POST_RETURN("total")
void total_post_return(uint32_t result) {
    (void)result;
    arena_reset();
}

COUNTERS_FUNCTION("total-borrowed")
uint32_t total_borrowed(counter **borrowed, uint32_t n) {
    uint32_t total = 0;
    for (uint32_t i = 0; i < n; i++) {
        total += borrowed[i]->value;
    }
    return total;
}

COUNTERS_POST_RETURN("total-borrowed")
void total_borrowed_post_return(uint32_t result) {
    (void)result;
    arena_reset();
}

typedef struct {
    uint8_t some;
    uint32_t value;
} option_u32;

COUNTERS_FUNCTION("at-least")
option_u32 *at_least(owned handle, uint32_t minimum) {
    static option_u32 result;
    if (counter_rep(handle)->value >= minimum) {
        result = (option_u32){1, handle};
    } else {
        counter_drop(handle);
        result = (option_u32){0, 0};
    }
    return &result;
}

static option_u32 kept_counter;

COUNTERS_FUNCTION("keep")
void keep(owned handle) {
    if (kept_counter.some) {
        counter_drop(kept_counter.value);
    }
    kept_counter = (option_u32){1, handle};
}

COUNTERS_FUNCTION("kept")
option_u32 *kept(void) {
    static option_u32 result;
    result = (option_u32){kept_counter.some, 0};
    if (kept_counter.some) {
        result.value = counter_rep(kept_counter.value)->value;
    }
    return &result;
}

COUNTERS_FUNCTION("live")
uint32_t count_live(void) {
    return live;
}
