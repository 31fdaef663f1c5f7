/* The rule stands in the newsletter's description: N = (year - 2016) * 12 + (month - 7) + 1. */
#include "pack_tool/import/dates.h"

#include "pack_tool/import/match.h"

enum { FIRST_YEAR = 2016, FIRST_MONTH = 7, WEDNESDAY = 3, REIWA_BASE = 2018, HEISEI_BASE = 1988 };

/* Day of the week, Sunday 0 (Sakamoto's table of month offsets). */
static int32_t weekday(Date date) {
    static const int32_t offsets[] = {0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4};
    int32_t year = date.month < 3 ? date.year - 1 : date.year;
    return (year + year / 4 - year / 100 + year / 400 + offsets[date.month - 1] + date.day) % 7;
}

/* The newsletter's rule: the third Wednesday of the month that follows from the number. */
Date date_of_number(int32_t number) {
    int32_t months = number - 1 + FIRST_MONTH - 1;
    Date date = {FIRST_YEAR + months / 12, months % 12 + 1, 1};
    date.day = 1 + (WEDNESDAY - weekday(date) + 7) % 7 + 14;
    return date;
}

/* The rule of date_of_number backwards; the day does not matter. */
int32_t date_number(Date date) {
    return (date.year - FIRST_YEAR) * 12 + (date.month - FIRST_MONTH) + 1;
}

/* Structs may hold padding, so they are compared by their parts. */
bool date_equal(Date a, Date b) {
    return a.year == b.year && a.month == b.month && a.day == b.day;
}

/* Japan counts in these months since 1873; older years are misprints here, and five digits do
 * not fit a front matter. */
bool date_exists(Date date) {
    static const int32_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (date.year < 1868 || date.year > 9999 || date.month < 1 || date.month > 12) {
        return false;
    }
    bool leap = (date.year % 4 == 0 && date.year % 100 != 0) || date.year % 400 == 0;
    int32_t last = days[date.month - 1] + (date.month == 2 && leap);
    return date.day >= 1 && date.day <= last;
}

/* One notation only: what options and front matter may say is fixed, what newsletters say is
 * not. */
bool date_read(Str text, Date *date) {
    Str rest = text;
    Str year = str_cut(&rest, '-');
    Str month = str_cut(&rest, '-');
    return year.size == 4 && month.size == 2 && rest.size == 2 && str_to_int(year, &date->year) &&
           str_to_int(month, &date->month) && str_to_int(rest, &date->day) && date_exists(*date);
}

/* 2023 or 令和5 or 令和元, as a year of our count. */
static bool take_year(Str *rest, int32_t *year) {
    int32_t base = match_take(rest, S("令和"))   ? REIWA_BASE
                   : match_take(rest, S("平成")) ? HEISEI_BASE
                                                 : 0;
    if (base > 0 && match_take(rest, S("元"))) {
        *year = base + 1;
        return true;
    }
    if (!match_take_number(rest, year)) {
        return false;
    }
    *year += base;
    return base > 0 || *year >= 1868;
}

/* The signs after year, month and day in each notation. */
typedef struct Notation {
    Str after_year;
    Str after_month;
    Str after_day;
} Notation;

static const Notation notations[] = {
    {S_INIT("年"), S_INIT("月"), S_INIT("日")},
    {S_INIT("."), S_INIT("."), S_INIT("")},
    {S_INIT("/"), S_INIT("/"), S_INIT("")},
    {S_INIT("-"), S_INIT("-"), S_INIT("")},
};

/* Takes nothing unless the whole notation fits and the day exists. */
static bool take_in_notation(Str *rest, const Notation *notation, Date *date) {
    Str left = *rest;
    bool taken = take_year(&left, &date->year) && match_take(&left, notation->after_year) &&
                 match_take_number(&left, &date->month) &&
                 match_take(&left, notation->after_month) && match_take_number(&left, &date->day) &&
                 (notation->after_day.size == 0 || match_take(&left, notation->after_day));
    if (!taken || !date_exists(*date)) {
        return false;
    }
    *rest = left;
    return true;
}

/* The notations are tried in the order of how often back numbers have them. */
bool date_take(Str *rest, Date *date) {
    for (int32_t i = 0; i < COUNT_OF(notations); i++) {
        if (take_in_notation(rest, &notations[i], date)) {
            return true;
        }
    }
    return false;
}

/* Cheap, because it is asked at every byte of every line. */
static bool may_begin_date(Str rest) {
    return match_is_digit((unsigned char)rest.at[0]) || str_starts_with(rest, S("令")) ||
           str_starts_with(rest, S("平"));
}

/* Digits that go on from a digit are inside of another number. */
bool date_find(Str text, Date *date) {
    bool after_digit = false;
    for (Str rest = text; rest.size > 0; rest = str_slice(rest, 1, rest.size)) {
        if (!after_digit && may_begin_date(rest) && date_take(&rest, date)) {
            return true;
        }
        after_digit = rest.size > 0 && match_is_digit((unsigned char)rest.at[0]);
    }
    return false;
}
