/* Issues, articles and videos: the lists of the shelf and their single rows.
 *
 * The take_ functions read columns in the order of the statement's list; one assignment a column,
 * because the order of an initialiser is the compiler's to choose.
 */
#include <assert.h>

#include "base/limits.h"
#include "pack/reader.h"

enum {
    /* Numbers of a monthly newsletter; five digits last eight thousand years. */
    NUMBER_MOST = 99999,
    YEAR_MOST = 9999,
    /* Ids count rows, which a pack's own size bounds. */
    ID_MOST = INT32_MAX,
    MINUTES_MOST = 60 * 24,
};

/* A list is read by screens, not whole. */
static void check_window(Window window) {
    assert(window.first >= 0 && "a window begins in the list");
    assert(window.count >= 0 && window.count <= LIMIT_LIST_ROWS && "a window is a screenful");
}

/* Ends a question that must have found its one row. */
static bool end_with_one(Rows *rows, bool found, const char *missing) {
    if (!found) {
        rows_damaged(rows, missing);
    }
    return rows_end(rows);
}

/* Columns from left to right. */
static void take_issue(Rows *rows, IssueRecord *issue) {
    issue->id = rows_number(rows, 1, ID_MOST);
    issue->number = rows_number(rows, 1, NUMBER_MOST);
    issue->year = rows_number(rows, 1, YEAR_MOST);
    issue->month = rows_number(rows, 1, 12);
    issue->day = rows_number(rows, 1, 31);
    issue->summary = rows_text(rows);
    issue->link = rows_text(rows);
    issue->look_for = rows_text(rows);
    issue->qr = rows_number(rows, 0, ID_MOST);
    issue->article_count = rows_number(rows, 0, LIMIT_ISSUE_ARTICLES);
    issue->draft = rows_number(rows, 0, 1) == 1;
}

/* A range of ids; issue 1 is the newest. */
bool pack_issues_in(Pack *pack, Arena *arena, Window window, IssueRecord **issues, int32_t *count,
                    Failure *failure) {
    check_window(window);
    Rows rows = rows_begin(pack, QUERY_ISSUES, arena, failure);
    *issues = ROWS_NEW(&rows, IssueRecord, window.count);
    *count = 0;
    rows_give(&rows, window.first);
    rows_give(&rows, window.count);
    while (rows_next(&rows)) {
        take_issue(&rows, &(*issues)[(*count)++]);
    }
    return rows_end(&rows);
}

/* By number, which readers and links know. */
bool pack_issue_in(Pack *pack, Arena *arena, int32_t number, IssueRecord *issue, Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_ISSUE, arena, failure);
    rows_give(&rows, number);
    bool found = rows_next(&rows);
    if (found) {
        take_issue(&rows, issue);
    }
    return end_with_one(&rows, found, "an issue that it names is missing");
}

/* Its text is read by another question, when it is opened. */
static void take_article(Rows *rows, ArticleRecord *article) {
    article->id = rows_number(rows, 1, ID_MOST);
    article->key = rows_name(rows);
    article->issue_id = rows_number(rows, 1, ID_MOST);
    article->issue_number = rows_number(rows, 1, NUMBER_MOST);
    article->position = rows_number(rows, 1, LIMIT_ISSUE_ARTICLES);
    article->section = rows_text(rows);
    article->kind = rows_text(rows);
    article->organisation = rows_text(rows);
    article->contributor = rows_text(rows);
    article->title = rows_name(rows);
    article->highlight = rows_text(rows);
    article->link = rows_text(rows);
    article->look_for = rows_text(rows);
    article->qr = rows_number(rows, 0, ID_MOST);
    article->characters = rows_number(rows, 0, LIMIT_ARTICLE_BYTES);
    article->draft = rows_number(rows, 0, 1) == 1;
}

/* Asked by number, because that is what a reader knows an issue by; positions within it are dense,
 * so this list, too, is a range. */
bool pack_articles_in(Pack *pack, Arena *arena, int32_t issue_number, Window window,
                      ArticleRecord **articles, int32_t *count, Failure *failure) {
    check_window(window);
    Rows rows = rows_begin(pack, QUERY_ARTICLES, arena, failure);
    *articles = ROWS_NEW(&rows, ArticleRecord, window.count);
    *count = 0;
    rows_give(&rows, issue_number);
    rows_give(&rows, window.first);
    rows_give(&rows, window.count);
    while (rows_next(&rows)) {
        take_article(&rows, &(*articles)[(*count)++]);
    }
    return rows_end(&rows);
}

bool pack_article_in(Pack *pack, Arena *arena, int32_t id, ArticleRecord *article,
                     Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_ARTICLE, arena, failure);
    rows_give(&rows, id);
    bool found = rows_next(&rows);
    if (found) {
        take_article(&rows, article);
    }
    return end_with_one(&rows, found, "an article that it names is missing");
}

/* The place on the shelf is the id itself; the table has no column for it. */
static void take_video(Rows *rows, VideoRecord *video) {
    video->id = rows_number(rows, 1, ID_MOST);
    video->position = video->id;
    video->key = rows_name(rows);
    video->title = rows_name(rows);
    video->official = rows_text(rows);
    video->kind = rows_text(rows);
    video->count = rows_text(rows);
    video->publisher = rows_text(rows);
    video->channel = rows_text(rows);
    video->audience = rows_text(rows);
    video->published = rows_text(rows);
    video->minutes = rows_number(rows, 0, MINUTES_MOST);
    video->colour = rows_text(rows);
    video->highlight = rows_text(rows);
    video->link = rows_text(rows);
    video->look_for = rows_text(rows);
    video->qr = rows_number(rows, 0, ID_MOST);
    video->issues = rows_text(rows);
    video->draft = rows_number(rows, 0, 1) == 1;
}

/* In the order of the shelf. */
bool pack_videos_in(Pack *pack, Arena *arena, Window window, VideoRecord **videos, int32_t *count,
                    Failure *failure) {
    check_window(window);
    Rows rows = rows_begin(pack, QUERY_VIDEOS, arena, failure);
    *videos = ROWS_NEW(&rows, VideoRecord, window.count);
    *count = 0;
    rows_give(&rows, window.first);
    rows_give(&rows, window.count);
    while (rows_next(&rows)) {
        take_video(&rows, &(*videos)[(*count)++]);
    }
    return rows_end(&rows);
}

bool pack_video_in(Pack *pack, Arena *arena, int32_t id, VideoRecord *video, Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_VIDEO, arena, failure);
    rows_give(&rows, id);
    bool found = rows_next(&rows);
    if (found) {
        take_video(&rows, video);
    }
    return end_with_one(&rows, found, "a video that it names is missing");
}

/* At most LIMIT_VIDEO_PARTS. */
bool pack_video_parts_in(Pack *pack, Arena *arena, int32_t id, VideoPart **parts, int32_t *count,
                         Failure *failure) {
    Rows rows = rows_begin(pack, QUERY_VIDEO_PARTS, arena, failure);
    *parts = ROWS_NEW(&rows, VideoPart, LIMIT_VIDEO_PARTS);
    *count = 0;
    rows_give(&rows, id);
    rows_give(&rows, LIMIT_VIDEO_PARTS);
    while (rows_next(&rows)) {
        VideoPart *part = &(*parts)[(*count)++];
        part->label = rows_text(&rows);
        part->title = rows_text(&rows);
        part->lead = rows_text(&rows);
    }
    return rows_end(&rows);
}
