/* Lists: what home shows, the contents of an issue, and the grids of everything else.
 *
 * Home is read once and kept; contents are read whole, because their pages depend on every row;
 * grids are read by window, because a shelf may have thousands of issues. */
#include "ui/opened_parts.h"

#include "ui/paper.h"
#include "ui/reader.h"

/* What an issue begins with: the title of its first article, for the back of its card. */
static bool load_lead(Opened *opened, Arena *arena, int32_t number, Str *lead, Failure *failure) {
    ArticleRecord *articles = NULL;
    int32_t count = 0;
    if (!shelf_articles_in(opened->shelf, arena, number, (Window){0, 1}, &articles, &count,
                           failure)) {
        return false;
    }
    *lead = count > 0 ? articles[0].title : S("");
    return true;
}

/* The cover names the first article of three different sections. */
static bool load_cover(Opened *opened, OpenedHome *home, Failure *failure) {
    ArticleRecord *articles = NULL;
    int32_t count = 0;
    Str section = {0};
    if (!shelf_articles_in(opened->shelf, &opened->home_arena, home->issues[0].number,
                           (Window){0, LIMIT_LIST_ROWS}, &articles, &count, failure)) {
        return false;
    }
    for (int32_t i = 0; i < count && home->article_count < HOME_LEADS; i++) {
        bool repeats = i > 0 && str_equal(articles[i].section, section);
        section = articles[i].section;
        if (!repeats) {
            home->articles[home->article_count++] = articles[i];
        }
    }
    return true;
}

/* Home shows the videos that are praised on the idle screen, then the first of the shelf. */
static bool load_posters(Opened *opened, OpenedHome *home, Failure *failure) {
    Arena *arena = &opened->home_arena;
    VideoRecord *videos = NULL;
    int32_t count = 0;
    home->videos = ARENA_NEW(arena, VideoRecord, HOME_VIDEOS);
    for (int32_t i = 0; i < home->highlight_count && home->video_count < HOME_VIDEOS; i++) {
        if (home->highlights[i].kind == ITEM_VIDEO &&
            !shelf_video_in(opened->shelf, arena, home->highlights[i].id,
                            &home->videos[home->video_count++], failure)) {
            return false;
        }
    }
    if (!shelf_videos_in(opened->shelf, arena, (Window){0, 2 * HOME_VIDEOS}, &videos, &count,
                         failure)) {
        return false;
    }
    home->first_video = count > 0 ? &videos[0] : NULL;
    for (int32_t i = 0; i < count && home->video_count < HOME_VIDEOS; i++) {
        /* Those with a highlight stand in front already. */
        if (videos[i].highlight.size == 0) {
            home->videos[home->video_count++] = videos[i];
        }
    }
    return true;
}

/* Read once; home and the idle screen never wait for the disk. */
bool opened_load_home(Opened *opened, Failure *failure) {
    Arena *arena = &opened->home_arena;
    Shelf *shelf = opened->shelf;
    OpenedHome *home = &opened->home;
    arena_reset(arena);
    *home = (OpenedHome){0};
    if (!shelf_issues_in(shelf, arena, (Window){0, HOME_ISSUES}, &home->issues, &home->issue_count,
                         failure) ||
        !shelf_topics_in(shelf, arena, &home->topics, &home->topic_count, failure) ||
        !shelf_highlights_in(shelf, arena, &home->highlights, &home->highlight_count, failure) ||
        !load_posters(opened, home, failure)) {
        return false;
    }
    for (int32_t i = 0; i < home->issue_count; i++) {
        if (!load_lead(opened, arena, home->issues[i].number, &home->leads[i], failure)) {
            return false;
        }
    }
    return home->issue_count == 0 || load_cover(opened, home, failure);
}

/* Reads all articles of the issue, window by window. */
static bool load_articles(Opened *opened, OpenedContents *contents, Failure *failure) {
    Arena *arena = &contents->arena;
    contents->articles = ARENA_NEW(arena, ArticleRecord, LIMIT_ISSUE_ARTICLES);
    while (contents->count < LIMIT_ISSUE_ARTICLES) {
        ArticleRecord *some = NULL;
        int32_t got = 0;
        Window window = {contents->count, LIMIT_LIST_ROWS};
        if (!shelf_articles_in(opened->shelf, arena, contents->number, window, &some, &got,
                               failure)) {
            return false;
        }
        for (int32_t i = 0; i < got && contents->count < LIMIT_ISSUE_ARTICLES; i++) {
            contents->articles[contents->count++] = some[i];
        }
        if (got < LIMIT_LIST_ROWS) {
            break;
        }
    }
    return true;
}

/* How many pages an article has in this look: it is laid out once and forgotten. One that cannot be
 * read keeps its row, with no number: the others are none the worse for it. */
static void count_pages(Opened *opened, OpenedContents *contents, int32_t index) {
    Failure failure = {0};
    ArenaMark mark = arena_mark(&contents->arena);
    /* The item works on a copy of the arena. What it takes lies behind the mark, and the next
     * article is laid out over it. */
    OpenedItem item = {.kind = ITEM_ARTICLE,
                       .id = contents->articles[index].id,
                       .look = contents->look,
                       .arena = contents->arena};
    if (opened_load_item(opened, &item, &failure)) {
        opened_lay_out_item(opened, &item);
        contents->pages[index] = item.pages.page_count;
    } else {
        opened->missed = failure;
    }
    arena_rewind(&contents->arena, mark);
}

/* A section is named again at the top of a page, because nobody turns back to look. */
static bool begins_section(const OpenedContents *contents, int32_t index, int32_t page_first) {
    return index == page_first ||
           !str_equal(contents->articles[index].section, contents->articles[index - 1].section);
}

/* Rows fill a page from the top; a section's name is repeated at the head of a page. */
void opened_paginate_contents(OpenedContents *contents) {
    int32_t room = contents_area(&contents->look).h;
    int32_t used = 0;
    contents->page_count = 0;
    for (int32_t i = 0; i < contents->count; i++) {
        int32_t first = contents->page_count > 0 ? contents->starts[contents->page_count - 1] : 0;
        int32_t height = contents_row_px(&contents->look, begins_section(contents, i, first));
        /* The first row of a page names its section, so it is higher than it was counted in the
         * middle. */
        if (i == 0 || used + height > room) {
            contents->starts[contents->page_count++] = i;
            used = 0;
            height = contents_row_px(&contents->look, true);
        }
        used += height;
    }
    contents->starts[contents->page_count] = contents->count;
}

bool opened_read_contents(Opened *opened, OpenedContents *contents, Failure *failure) {
    Arena *arena = &contents->arena;
    if (!shelf_issue_in(opened->shelf, arena, contents->number, &contents->issue, failure) ||
        !load_articles(opened, contents, failure)) {
        return false;
    }
    contents->pages = ARENA_NEW(arena, int32_t, contents->count + 1);
    return spine_of_contents(opened, contents, failure);
}

/* Rows are put on pages by their heights; a section name never ends a page. */
bool opened_load_contents(Opened *opened, OpenedContents *contents, Failure *failure) {
    if (!opened_read_contents(opened, contents, failure)) {
        return false;
    }
    for (int32_t i = 0; i < contents->count; i++) {
        count_pages(opened, contents, i);
    }
    opened_paginate_contents(contents);
    return true;
}

/* With what each begins with, for its card. */
static bool load_issues(Opened *opened, OpenedGrid *grid, Window window, Failure *failure) {
    if (!shelf_issue_count(opened->shelf, &grid->total, failure) ||
        !shelf_issues_in(opened->shelf, &grid->arena, window, &grid->issues, &grid->count,
                         failure)) {
        return false;
    }
    grid->leads = ARENA_NEW(&grid->arena, Str, grid->count + 1);
    for (int32_t i = 0; i < grid->count; i++) {
        if (!load_lead(opened, &grid->arena, grid->issues[i].number, &grid->leads[i], failure)) {
            return false;
        }
    }
    return true;
}

/* Its name and the items of the window. */
static bool load_topic(Opened *opened, OpenedGrid *grid, Window window, Failure *failure) {
    for (int32_t i = 0; i < opened->home.topic_count; i++) {
        if (opened->home.topics[i].id == grid->id) {
            grid->topic = opened->home.topics[i];
        }
    }
    grid->total = grid->topic.item_count;
    return shelf_topic_items_in(opened->shelf, &grid->arena, grid->id, window, &grid->items,
                                &grid->count, failure);
}

/* One row of the kana table and the counts of all ten. */
static bool load_terms(Opened *opened, OpenedGrid *grid, Window window, Failure *failure) {
    if (!shelf_term_rows(opened->shelf, grid->row_counts, failure)) {
        return false;
    }
    grid->total = grid->id >= 0 && grid->id < 10 ? grid->row_counts[grid->id] : 0;
    return shelf_terms_in(opened->shelf, &grid->arena, grid->id, window, &grid->terms, &grid->count,
                          failure);
}

/* The term and the items that name it. */
static bool load_term(Opened *opened, OpenedGrid *grid, Window window, Failure *failure) {
    if (!shelf_term_in(opened->shelf, &grid->arena, grid->id, &grid->term, failure)) {
        return false;
    }
    grid->total = grid->term.item_count;
    return shelf_term_items_in(opened->shelf, &grid->arena, grid->id, window, &grid->items,
                               &grid->count, failure);
}

/* One screenful and its neighbours, however long the list is. */
static bool load_grid(Opened *opened, OpenedGrid *grid, Window window, Failure *failure) {
    switch (grid->screen) {
    case SCREEN_ISSUES: return load_issues(opened, grid, window, failure);
    case SCREEN_VIDEOS:
        return shelf_video_count(opened->shelf, &grid->total, failure) &&
               shelf_videos_in(opened->shelf, &grid->arena, window, &grid->videos, &grid->count,
                               failure);
    case SCREEN_TOPICS:
        grid->total = opened->home.topic_count;
        grid->topics = opened->home.topics + (window.first < grid->total ? window.first : 0);
        grid->count = grid->total - window.first;
        return true;
    case SCREEN_TOPIC: return load_topic(opened, grid, window, failure);
    case SCREEN_TERMS: return load_terms(opened, grid, window, failure);
    case SCREEN_TERM: return load_term(opened, grid, window, failure);
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_CONTENTS:
    case SCREEN_ARTICLE:
    case SCREEN_VIDEO:
    case SCREEN_TROUBLE:
    case SCREEN_STAFF:
    case SCREEN_COUNT: break;
    }
    return true;
}

/* Whether the rows of the page, and of its neighbours as far as they exist, are read. */
static bool grid_holds(const OpenedGrid *grid, const Look *look, Place place) {
    int32_t from = (place.page - 1) * grid->per_page;
    int32_t to = (place.page + 2) * grid->per_page;
    from = from > 0 ? from : 0;
    to = to < grid->total ? to : grid->total;
    return grid->loaded && grid->screen == place.screen && grid->id == place.id &&
           opened_same_layout(&grid->look, look) && from >= grid->first &&
           to <= grid->first + grid->count;
}

/* Reads the rows of a page and of its two neighbours. */
static bool read_rows(Opened *opened, const Look *look, Place place, Failure *failure) {
    OpenedGrid *grid = &opened->grid;
    GridGeometry geometry = reader_grid(look, place.screen);
    int32_t per_page = geometry.columns * geometry.rows;
    Arena arena = grid->arena;
    arena_reset(&arena);
    *grid = (OpenedGrid){.arena = arena,
                         .screen = place.screen,
                         .id = place.id,
                         .look = *look,
                         .per_page = per_page,
                         .first = place.page > 0 ? (place.page - 1) * per_page : 0};
    grid->loaded = load_grid(opened, grid, (Window){grid->first, 3 * per_page}, failure);
    grid->broken = !grid->loaded;
    return grid->loaded;
}

/* Read again only when the screenful lies outside of what was read. */
bool opened_follow_grid(Opened *opened, const Look *look, Place place, Failure *failure) {
    const OpenedGrid *grid = &opened->grid;
    bool known = grid->loaded && grid->screen == place.screen && grid->id == place.id &&
                 opened_same_layout(&grid->look, look);
    /* How many pages there are is known when the first of them was read; then a page beyond the
     * end (PAGE_LAST) comes down, and its rows are read. */
    if (!known && place.page > 0 &&
        !read_rows(opened, look, (Place){place.screen, place.id, 0}, failure)) {
        return false;
    }
    place = known || place.page > 0 ? opened_clamp(opened, place) : place;
    return grid_holds(grid, look, place) || read_rows(opened, look, place, failure);
}
