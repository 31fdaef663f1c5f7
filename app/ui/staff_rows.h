/* The rows of the staff's page of health, and how many pages the staff pages have. Internal to ui/.
 *
 *     StaffRows rows = staff_rows_in(paper->frame, language, facts);
 *     int32_t pages = staff_page_count(&look, facts, STAFF_HEALTH);
 */
#ifndef TSUBO_UI_STAFF_ROWS_H
#define TSUBO_UI_STAFF_ROWS_H

#include "ui/facts.h"
#include "ui/staff.h"

typedef struct StaffRow {
    Str title;
    Str value;
    bool good; /* ✔ or ✘ */
} StaffRow;

enum { STAFF_ROWS_MAX = 13 + FACTS_PACKS_MAX };

typedef struct StaffRows {
    StaffRow rows[STAFF_ROWS_MAX];
    int32_t count;
} StaffRows;

StaffRows staff_rows_in(Arena *arena, Language language, const Facts *facts);

/* One row of the statistics. A group is kept in one column where it fits; blank rows come before it
 * then. A heading never stands last in its column. */
typedef enum StaffBarKind {
    STAFF_BAR_BLANK,
    STAFF_BAR_HEAD, /* `word` */
    STAFF_BAR_SUM,  /* `word` and `count`, without a bar */
    STAFF_BAR_WORD, /* the same with a bar */
    STAFF_BAR_TOP,  /* Facts.top[`top`] */
} StaffBarKind;

typedef struct StaffBar {
    StaffBarKind kind;
    Word word;
    int32_t top;
    int32_t count;
    int32_t most; /* of its group: a full bar */
} StaffBar;

/* All groups, and blank rows on the highest and narrowest screen (110 rows a column). */
enum { STAFF_BARS_MAX = 512 };

typedef struct StaffBars {
    StaffBar bars[STAFF_BARS_MAX];
    int32_t count;
} StaffBars;

StaffBars staff_bars(const Facts *facts, int32_t rows_per_column);

/* Where things stand: the rows' area, how high one is and how many a page has. */
typedef struct StaffGeometry {
    Rect area;
    Rect rail; /* of the code; width 0: there is none */
    Rect told; /* of the answer to a task, on pages that have tasks */
    int32_t columns;
    int32_t rows;
    int32_t row_px;
} StaffGeometry;
StaffGeometry staff_geometry(const Look *look, StaffPage page);

/* Cells of the page of tasks, and how many there are. */
enum { STAFF_TASK_CELLS = 12 };

/* At least 1. */
int32_t staff_page_count(const Look *look, const Facts *facts, StaffPage page);

#endif
