/* From the most particular wish to the most general one; folders are looked at, never made. */
#include "kiosk/store_place.h"

#include <unistd.h>

#include "base/file.h"

/* Relative paths in these variables are invalid and ignored, as the XDG specification asks. */
static Str own_place_in(Arena *arena, const StoreWish *wish) {
    if (wish->data_home && wish->data_home[0] == '/') {
        return arena_print_in(arena, "%s/tsubo", wish->data_home);
    }
    if (wish->home && wish->home[0] == '/') {
        return arena_print_in(arena, "%s/.local/share/tsubo", wish->home);
    }
    return S("");
}

Str store_place_in(Arena *arena, const StoreWish *wish) {
    if (wish->given.size > 0) {
        return wish->given;
    }
    bool there = file_is_directory(wish->settings);
    bool named = !str_equal(wish->settings, S(STORE_PLACE_BOOTH));
    if (wish->requests || (named && (wish->stick || there))) {
        return wish->settings;
    }
    /* Showing needs no right to write. */
    if (there && (!wish->stick || access(wish->settings.at, W_OK) == 0)) {
        return wish->settings;
    }
    Str own = own_place_in(arena, wish);
    return wish->stick || file_is_directory(own) ? own : S("");
}
