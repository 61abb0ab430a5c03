/* The interface `things`, imported and exported, and the functions of the world: see wit/resources.wit.
 *
 * An exported thing is represented by the handle of the imported one that it wraps. */
#include "guest.h"

#define THINGS "witloof:resources/things"
#define IMPORTED(name) IMPORT(THINGS, name)
#define OWN_THINGS(name) IMPORT("[export]" THINGS, name)
#define THINGS_FUNCTION(name) EXPORT(THINGS "#" name)
#define THINGS_POST_RETURN(name) EXPORT("cabi_post_" THINGS "#" name)

/* Handles of the two resource types, which share a name in WIT and nothing else. */
typedef uint32_t imported_thing;
typedef uint32_t exported_thing;

IMPORTED("[constructor]thing") imported_thing imported_new(const uint8_t *name, uint32_t name_len);
IMPORTED("[method]thing.name") void imported_name(imported_thing self, span *result);
IMPORTED("[method]thing.rename") void imported_rename(imported_thing self, const uint8_t *name, uint32_t name_len);
IMPORTED("[static]thing.join") imported_thing imported_join(imported_thing a, imported_thing b);
IMPORTED("pass") imported_thing imported_pass(imported_thing thing);
IMPORTED("[resource-drop]thing") void imported_drop(imported_thing self);

OWN_THINGS("[resource-new]thing") exported_thing exported_new(imported_thing rep);
OWN_THINGS("[resource-rep]thing") imported_thing exported_rep(exported_thing handle);
OWN_THINGS("[resource-drop]thing") void exported_drop(exported_thing handle);

static uint32_t wrapping;

static exported_thing wrap(imported_thing wrapped) {
    wrapping++;
    return exported_new(wrapped);
}

static span bracketed_name(imported_thing wrapped) {
    span name;
    imported_name(wrapped, &name);
    return concat(concat(TEXT("["), name), TEXT("]"));
}

THINGS_FUNCTION("[dtor]thing")
void thing_destructor(imported_thing self) {
    wrapping--;
    imported_drop(self);
}

THINGS_FUNCTION("[constructor]thing")
exported_thing thing_constructor(uint8_t *name, uint32_t name_len) {
    return wrap(imported_new(name, name_len));
}

THINGS_POST_RETURN("[constructor]thing")
void thing_constructor_post_return(exported_thing result) {
    (void)result;
    arena_reset();
}

THINGS_FUNCTION("[method]thing.name")
span *thing_name(imported_thing self) {
    static span result;
    result = bracketed_name(self);
    return &result;
}

THINGS_POST_RETURN("[method]thing.name")
void thing_name_post_return(span *result) {
    (void)result;
    arena_reset();
}

THINGS_FUNCTION("[method]thing.rename")
void thing_rename(imported_thing self, uint8_t *name, uint32_t name_len) {
    imported_rename(self, name, name_len);
}

THINGS_POST_RETURN("[method]thing.rename")
void thing_rename_post_return(void) {
    arena_reset();
}

THINGS_FUNCTION("[static]thing.join")
exported_thing thing_join(imported_thing a, imported_thing b) {
    return wrap(imported_join(a, b));
}

THINGS_FUNCTION("pass")
exported_thing pass(exported_thing handle) {
    return handle;
}

THINGS_FUNCTION("names")
span *names(exported_thing *handles, uint32_t n) {
    static span result;
    result = (span){0};
    for (uint32_t i = 0; i < n; i++) {
        result = concat(concat(result, bracketed_name(exported_rep(handles[i]))), TEXT(";"));
        exported_drop(handles[i]);
    }
    return &result;
}

THINGS_POST_RETURN("names")
void names_post_return(span *result) {
    (void)result;
    arena_reset();
}

EXPORT("shout")
imported_thing shout(imported_thing thing) {
    span name;
    imported_name(thing, &name);
    name = concat(name, TEXT("!"));
    imported_rename(thing, name.ptr, name.len);
    return imported_pass(thing);
}

EXPORT("cabi_post_shout")
void shout_post_return(imported_thing result) {
    (void)result;
    arena_reset();
}

EXPORT("wrapped")
uint32_t wrapped(void) {
    return wrapping;
}
