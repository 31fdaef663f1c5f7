/* Hashing on a second processor, so that a copy does not wait for its own digest.
 *
 * BLAKE2b takes as long over a megabyte as reading and writing it do. A Beside is a thread that
 * adds pieces to a digest and an echo, one at a time and in order; while it works on a piece, the
 * copy goes on with the next one.
 *
 *     Beside beside;
 *     beside_begin(&beside, &digester, &echo);
 *     while (…) { beside_add(&beside, piece, piece_bytes); … fill the other piece … }
 *     beside_end(&beside);                     // now the digest and the echo may be ended
 *
 * A piece must stay as it is until the next call of beside_add or beside_end has returned. Where no
 * thread is to be had, beside_add does the work itself: slower, and otherwise the same.
 */
#ifndef TSUBO_LIBRARY_BESIDE_H
#define TSUBO_LIBRARY_BESIDE_H

#include <pthread.h>

#include "pack/digest.h"
#include "pack/echo.h"

/* Must stay where it is from beside_begin to beside_end. */
typedef struct Beside {
    Digester *digester;
    Echo *echo;
    pthread_t thread;
    pthread_mutex_t mutex;
    pthread_cond_t changed;
    const char *bytes; /* the piece in work; NULL: none */
    int32_t size;
    bool ends;    /* no further piece will come */
    bool threads; /* there is a thread */
} Beside;

void beside_begin(Beside *beside, Digester *digester, Echo *echo);
/* Waits for the piece before, and hands this one over. */
void beside_add(Beside *beside, const char *bytes, int32_t size);
/* Waits for the last piece. */
void beside_end(Beside *beside);

#endif
