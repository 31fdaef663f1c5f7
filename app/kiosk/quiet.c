/* Years that are believed: from when this was written to when no machine of today runs any more. */
#include "kiosk/quiet.h"

#include <time.h>

enum { YEAR_LEAST = 2025, YEAR_MOST = 2085 };

/* Hours may go over midnight; the answer also says when to look again. */
QuietAnswer quiet_ask(const ConfigHours *hours, int64_t seconds) {
    struct tm local = {0};
    time_t time = (time_t)seconds;
    if (!hours->on) {
        return QUIET_UNUSED;
    }
    if (!localtime_r(&time, &local) || local.tm_year + 1900 < YEAR_LEAST ||
        local.tm_year + 1900 > YEAR_MOST) {
        return QUIET_CLOCK_WRONG;
    }
    int32_t now = local.tm_hour * 60 + local.tm_min;
    bool after = now >= hours->from_min;
    bool before = now < hours->to_min;
    /* Over midnight one of the two is enough. */
    bool night = hours->from_min < hours->to_min ? after && before : after || before;
    return night ? QUIET_NIGHT : QUIET_DAY;
}
