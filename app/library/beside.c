/* One piece changes hands under one mutex. Both sides wait on the same condition, because only one
 * of them can be waiting: the thread for a piece, or the copy for the thread to be done with it. */
#include "library/beside.h"

#include <stddef.h>
#include <string.h>

static void work_on(Beside *beside, const char *bytes, int32_t size) {
    digest_add(beside->digester, bytes, (size_t)size);
    echo_add(beside->echo, bytes, (size_t)size);
}

static void *run(void *argument) {
    Beside *beside = argument;
    pthread_mutex_lock(&beside->mutex);
    for (;;) {
        while (!beside->bytes && !beside->ends) {
            pthread_cond_wait(&beside->changed, &beside->mutex);
        }
        if (!beside->bytes) {
            break;
        }
        const char *bytes = beside->bytes;
        pthread_mutex_unlock(&beside->mutex);
        work_on(beside, bytes, beside->size);
        pthread_mutex_lock(&beside->mutex);
        beside->bytes = NULL;
        pthread_cond_signal(&beside->changed);
    }
    pthread_mutex_unlock(&beside->mutex);
    return NULL;
}

void beside_begin(Beside *beside, Digester *digester, Echo *echo) {
    memset(beside, 0, sizeof(*beside));
    beside->digester = digester;
    beside->echo = echo;
    pthread_mutex_init(&beside->mutex, NULL);
    pthread_cond_init(&beside->changed, NULL);
    beside->threads = pthread_create(&beside->thread, NULL, run, beside) == 0;
}

/* The bytes are hashed while the disk is busy with them. */
void beside_add(Beside *beside, const char *bytes, int32_t size) {
    if (!beside->threads) {
        work_on(beside, bytes, size);
        return;
    }
    pthread_mutex_lock(&beside->mutex);
    while (beside->bytes) {
        pthread_cond_wait(&beside->changed, &beside->mutex);
    }
    beside->bytes = bytes;
    beside->size = size;
    pthread_cond_signal(&beside->changed);
    pthread_mutex_unlock(&beside->mutex);
}

/* The thread finishes its piece before it looks at `ends`. */
void beside_end(Beside *beside) {
    if (beside->threads) {
        pthread_mutex_lock(&beside->mutex);
        beside->ends = true;
        pthread_cond_signal(&beside->changed);
        pthread_mutex_unlock(&beside->mutex);
        pthread_join(beside->thread, NULL);
    }
    pthread_cond_destroy(&beside->changed);
    pthread_mutex_destroy(&beside->mutex);
    beside->threads = false;
}
