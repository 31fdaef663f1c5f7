/* Which folder keeps the packs from sticks, when nobody has said so.
 *
 * In a booth it is the settings' /var/lib/tsubo, which the package has made. At a desk there is no
 * such folder, and a program that was only given a stick to try has no business making one there,
 * not even for root: packs then go where a user's other data lie, $XDG_DATA_HOME/tsubo or
 * ~/.local/share/tsubo, and are shown again at the next start.
 *
 *     StoreWish wish = {.given = options->store, .settings = settings->store, …};
 *     Str store = store_place_in(&arena, &wish);       // empty: no store is used
 */
#ifndef TSUBO_KIOSK_STORE_PLACE_H
#define TSUBO_KIOSK_STORE_PLACE_H

#include "base/arena.h"
#include "base/str.h"

/* What the settings say when they say nothing. */
#define STORE_PLACE_BOOTH "/var/lib/tsubo"

/* NULL and empty are the same. */
typedef struct StoreWish {
    Str given;             /* --store */
    Str settings;          /* content store */
    bool requests;         /* the system keeps the store; we only ask */
    bool stick;            /* --stick: something is about to be installed */
    const char *data_home; /* $XDG_DATA_HOME */
    const char *home;      /* $HOME */
} StoreWish;

/* What was named on the command line, or in the settings, is taken as it is. The settings' default
 * only where it is a folder, and for a stick only where we may write. Empty for no store. */
Str store_place_in(Arena *arena, const StoreWish *wish);

#endif
