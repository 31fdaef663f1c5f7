/* Gathers the facts of the staff page: asks the stage, the window, the store's state and the
 * kernel.
 *
 * Only while somebody looks, every ten seconds; a few small files are read, nothing is written.
 * What cannot be asked counts as broken, because that is what the page is for.
 *
 *     health_gather(&health, &sources);         // fills stage->facts
 */
#ifndef TSUBO_KIOSK_HEALTH_H
#define TSUBO_KIOSK_HEALTH_H

#include "kiosk/life.h"
#include "kiosk/renewal.h"
#include "kiosk/stats_file.h"

typedef struct Health {
    Arena arena;   /* texts of the facts; emptied with every gathering */
    int32_t notes; /* sentences about the settings, counted at the start */
} Health;

typedef struct HealthSources {
    Stage *stage;
    const Options *options;
    const Renewal *renewal;
    const Life *life;
    const StatsFile *counts;
    int64_t up_ms; /* since the program has started */
} HealthSources;

Health health_open(int32_t notes);
void health_close(Health *health);

void health_gather(Health *health, const HealthSources *sources);

#endif
