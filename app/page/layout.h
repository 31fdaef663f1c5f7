/* Which rows begin a page. Internal to page/. */
#ifndef TSUBO_PAGE_LAYOUT_H
#define TSUBO_PAGE_LAYOUT_H

#include "page/rows.h"

/* Writes the index of the first row of every page to `starts`, and behind them the row at which the
 * last page ends (room for LIMIT_ARTICLE_PAGES + 1). Returns the number of pages, at least 1; what
 * is longer than the limit loses its end. The first page, under the title, has `first_rows` grid
 * lines. */
int32_t layout_break_pages(Arena *scratch, const Rows *rows, int32_t page_rows, int32_t first_rows,
                           int32_t *starts);

#endif
