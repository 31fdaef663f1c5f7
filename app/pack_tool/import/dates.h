/* Dates of issues: the calendar rule that ties numbers and dates together, and reading dates.
 *
 * The newsletter appears on the third Wednesday of every month since July 2016 and no month was
 * skipped, so that a number gives a date and a date gives a number. Reads 2017.5.17, 2018.05.16,
 * 2023年5月17日, 令和6年4月1日 and 2025-08-20 from folded text; knows nothing of relative dates.
 *
 *     Date date = date_of_number(110);           // 2025-08-20
 *     int32_t number = date_number(date);        // 110
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_DATES_H
#define TSUBO_PACK_TOOL_IMPORT_DATES_H

#include "base/str.h"

typedef struct Date {
    int32_t year; /* 0 for no date */
    int32_t month;
    int32_t day;
} Date;

/* The third Wednesday of the month in which issue `number` (from 1) appeared. */
Date date_of_number(int32_t number);
/* The number of the issue of that month; below 1 before July 2016. */
int32_t date_number(Date date);

bool date_equal(Date a, Date b);
/* Whether such a day exists (years 1868–9999). */
bool date_exists(Date date);

/* YYYY-MM-DD of a day that exists, and nothing else: how options and front matter write dates. */
MUST_USE bool date_read(Str text, Date *date);

/* Takes a date off the front of folded text; nothing is taken if there is none. */
MUST_USE bool date_take(Str *rest, Date *date);
/* The first date anywhere in the folded text. */
MUST_USE bool date_find(Str text, Date *date);

#endif
