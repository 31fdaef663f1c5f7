/* The statistics' one small file: read at the start, replaced whole when the booth is idle.
 *
 * Nothing is written while somebody reads, and nothing while nothing has changed, so a booth that
 * stands idle over a weekend writes not once. A disk that is full or read-only costs the file,
 * never the picture: the counts stay in memory and the next idle moment tries again. A damaged file
 * is put aside as `….broken` and the counting begins anew.
 *
 *     StatsFile file = stats_file_open_in(&forever, settings, log);
 *     stats_file_follow(&file, &model, &opened, now_ms);      // after every picture
 *     stats_file_close(&file);
 */
#ifndef TSUBO_KIOSK_STATS_FILE_H
#define TSUBO_KIOSK_STATS_FILE_H

#include "kiosk/config.h"
#include "kiosk/log.h"
#include "ui/stats.h"

enum {
    /* At most one replacement in this time, however many visitors come and go. */
    STATS_PAUSE_MS = 60000,
};

typedef struct StatsFile {
    Stats *stats; /* NULL: stats = off */
    Str path;     /* empty: nowhere to write */
    Log *log;
    Arena scratch; /* for the text */
    int64_t written_ms;
    bool failed; /* the last attempt */
} StatsFile;

/* Reads the file in the settings' state folder and begins or goes on with this boot's session. */
StatsFile stats_file_open_in(Arena *arena, const Config *settings, Log *log);
/* Writes what is not yet written, and lets go of the memory. */
void stats_file_close(StatsFile *file);

/* The time is the loop's, not the model's: the model of a booth that sleeps stands still between
 * two highlights, through a quiet hour all night, and the loop would wake for a deadline again and
 * again that the model has not reached. */
void stats_file_follow(StatsFile *file, const Model *model, const Opened *opened, int64_t now_ms);

/* When the idle booth wants to write; −1 for never. */
int64_t stats_file_deadline_ms(const StatsFile *file, const Model *model);

#endif
