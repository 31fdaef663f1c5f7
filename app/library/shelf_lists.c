/* Issues, articles and videos of the whole shelf.
 *
 * With one pack each function is one call. With several, a list is a window of picks whose rows are
 * read one by one; a row belongs to the pack that shelf.h says.
 */
#include <stddef.h>

#include "library/shelf_parts.h"

/* As pack.h: what does not exist was named by something that is damaged. */
static bool nothing(Failure *failure, const char *what, int32_t number) {
    return failure_set(failure, FAILURE_FORMAT, "the shelf has no %s %d", what, number);
}

/* Arenas assert; lists that are merged have no bound but the packs', so they are asked first. */
bool shelf_room(const Arena *arena, size_t bytes, Failure *failure) {
    return bytes + _Alignof(max_align_t) <= arena_left(arena) ||
           failure_set(failure, FAILURE_LIMIT,
                       "the shelf needs more memory than this program sets aside");
}

/* Counting is free until something is hidden: then the pack's own count is too large by it. */
bool shelf_issue_count(Shelf *shelf, int32_t *count, Failure *failure) {
    *count = 0;
    if (shelf->many && !shelf_learn_hidden(shelf, failure)) {
        return false;
    }
    for (int32_t slot = 0; slot < shelf->count; slot++) {
        *count += pack_issue_count(shelf->packs[slot]);
    }
    *count -= shelf->many ? shelf->many->hidden_issues : 0;
    return true;
}

bool shelf_video_count(Shelf *shelf, int32_t *count, Failure *failure) {
    *count = 0;
    if (shelf->many && !shelf_learn_hidden(shelf, failure)) {
        return false;
    }
    for (int32_t slot = 0; slot < shelf->count; slot++) {
        *count += pack_video_count(shelf->packs[slot]);
    }
    *count -= shelf->many ? shelf->many->hidden_videos : 0;
    return true;
}

/* One row of one pack. Rows are dense, so the index in its list finds it; a hole in a damaged pack
 * is noticed here. */
static bool read_issue(Shelf *shelf, Arena *arena, Pick pick, IssueRecord *issue,
                       Failure *failure) {
    IssueRecord *one = NULL;
    int32_t count = 0;
    if (!pack_issues_in(shelf->packs[pick.slot], arena, (Window){pick.row, 1}, &one, &count,
                        failure)) {
        return false;
    }
    if (count == 0) {
        return nothing(failure, "issue in row", pick.row + 1);
    }
    *issue = *one;
    return shelf_lift(shelf, pick.slot, &issue->qr, failure);
}

/* Picks first, then their records one by one: a window is a screenful, and neighbours in it seldom
 * lie beside each other in their packs. */
bool shelf_issues_in(Shelf *shelf, Arena *arena, Window window, IssueRecord **issues,
                     int32_t *count, Failure *failure) {
    Pick picks[LIMIT_LIST_ROWS];
    if (!shelf->many) {
        return pack_issues_in(shelf->packs[0], arena, window, issues, count, failure);
    }
    if (!merge_window(shelf, &shelf->many->issues, window, picks, count, failure) ||
        !shelf_room(arena, sizeof(IssueRecord) * LIMIT_LIST_ROWS, failure)) {
        return false;
    }
    *issues = ARENA_NEW(arena, IssueRecord, *count + 1);
    for (int32_t i = 0; i < *count; i++) {
        if (!read_issue(shelf, arena, picks[i], &(*issues)[i], failure)) {
            return false;
        }
        (*issues)[i].id = window.first + i + 1;
    }
    return true;
}

/* The place on the shelf is searched for, because the pack knows only the place in itself; the
 * reader's way to the next issue depends on it. */
bool shelf_issue_in(Shelf *shelf, Arena *arena, int32_t number, IssueRecord *issue,
                    Failure *failure) {
    int32_t slot = 0;
    int32_t row = 0;
    int32_t place = 0;
    if (!shelf->many) {
        return pack_issue_in(shelf->packs[0], arena, number, issue, failure);
    }
    if (!shelf_find_issue(shelf, number, &slot, &row, failure)) {
        return false;
    }
    if (slot < 0) {
        return nothing(failure, "issue", number);
    }
    if (!pack_issue_in(shelf->packs[slot], arena, number, issue, failure) ||
        !merge_place(shelf, &shelf->many->issues, (Pick){slot, row - 1}, &place, failure)) {
        return false;
    }
    issue->id = place + 1;
    return shelf_lift(shelf, slot, &issue->qr, failure);
}

bool shelf_issue_document_in(Shelf *shelf, Arena *arena, int32_t number, Document *document,
                             Failure *failure) {
    int32_t slot = 0;
    int32_t row = 0;
    if (shelf->many && !shelf_find_issue(shelf, number, &slot, &row, failure)) {
        return false;
    }
    if (slot < 0) {
        return nothing(failure, "issue", number);
    }
    return pack_issue_document_in(shelf->packs[slot], arena, number, document, failure) &&
           shelf_lift_document(shelf, arena, slot, document, failure);
}

/* Every id in a record is lifted here, so none can be forgotten elsewhere.
 * issue_id stays what it is in the pack: nobody may use it but to compare. */
static bool lift_article(const Shelf *shelf, int32_t slot, ArticleRecord *article,
                         Failure *failure) {
    return shelf_lift(shelf, slot, &article->id, failure) &&
           shelf_lift(shelf, slot, &article->qr, failure);
}

/* All articles of an issue come from one pack. */
bool shelf_articles_in(Shelf *shelf, Arena *arena, int32_t issue_number, Window window,
                       ArticleRecord **articles, int32_t *count, Failure *failure) {
    int32_t slot = 0;
    int32_t row = 0;
    if (shelf->many && !shelf_find_issue(shelf, issue_number, &slot, &row, failure)) {
        return false;
    }
    /* A pack gives an empty list for an issue that nobody has; so do we. */
    slot = slot < 0 ? 0 : slot;
    if (!pack_articles_in(shelf->packs[slot], arena, issue_number, window, articles, count,
                          failure)) {
        return false;
    }
    for (int32_t i = 0; i < *count && slot > 0; i++) {
        if (!lift_article(shelf, slot, &(*articles)[i], failure)) {
            return false;
        }
    }
    return true;
}

/* An id says which pack to ask, so a hidden article can still be read by it: whoever has its page
 * open when a pack is added reads on. */
bool shelf_article_in(Shelf *shelf, Arena *arena, int32_t id, ArticleRecord *article,
                      Failure *failure) {
    int32_t slot = 0;
    return shelf_resolve(shelf, &id, &slot, failure) &&
           pack_article_in(shelf->packs[slot], arena, id, article, failure) &&
           lift_article(shelf, slot, article, failure);
}

bool shelf_article_document_in(Shelf *shelf, Arena *arena, int32_t id, Document *document,
                               Failure *failure) {
    int32_t slot = 0;
    return shelf_resolve(shelf, &id, &slot, failure) &&
           pack_article_document_in(shelf->packs[slot], arena, id, document, failure) &&
           shelf_lift_document(shelf, arena, slot, document, failure);
}

/* Likewise for videos. */
static bool lift_video(const Shelf *shelf, int32_t slot, VideoRecord *video, Failure *failure) {
    return shelf_lift(shelf, slot, &video->id, failure) &&
           shelf_lift(shelf, slot, &video->qr, failure);
}

/* With its place on the whole shelf. */
static bool read_video(Shelf *shelf, Arena *arena, Pick pick, VideoRecord *video,
                       Failure *failure) {
    VideoRecord *one = NULL;
    int32_t count = 0;
    if (!pack_videos_in(shelf->packs[pick.slot], arena, (Window){pick.row, 1}, &one, &count,
                        failure)) {
        return false;
    }
    if (count == 0) {
        return nothing(failure, "video in row", pick.row + 1);
    }
    *video = *one;
    return lift_video(shelf, pick.slot, video, failure);
}

/* Like shelf_issues_in; the order is by the newest issue that names a video, then by key, and a key
 * that two packs have belongs to the first of them. */
bool shelf_videos_in(Shelf *shelf, Arena *arena, Window window, VideoRecord **videos,
                     int32_t *count, Failure *failure) {
    Pick picks[LIMIT_LIST_ROWS];
    if (!shelf->many) {
        return pack_videos_in(shelf->packs[0], arena, window, videos, count, failure);
    }
    if (!merge_window(shelf, &shelf->many->videos, window, picks, count, failure) ||
        !shelf_room(arena, sizeof(VideoRecord) * LIMIT_LIST_ROWS, failure)) {
        return false;
    }
    *videos = ARENA_NEW(arena, VideoRecord, *count + 1);
    for (int32_t i = 0; i < *count; i++) {
        if (!read_video(shelf, arena, picks[i], &(*videos)[i], failure)) {
            return false;
        }
        (*videos)[i].position = window.first + i + 1;
    }
    return true;
}

/* With its place on the shelf, where turning goes on from. */
bool shelf_video_in(Shelf *shelf, Arena *arena, int32_t id, VideoRecord *video, Failure *failure) {
    int32_t slot = 0;
    int32_t place = 0;
    int32_t row = id;
    if (!shelf->many) {
        return pack_video_in(shelf->packs[0], arena, id, video, failure);
    }
    if (!shelf_resolve(shelf, &row, &slot, failure) ||
        !pack_video_in(shelf->packs[slot], arena, row, video, failure) ||
        !merge_place(shelf, &shelf->many->videos, (Pick){slot, row - 1}, &place, failure)) {
        return false;
    }
    video->position = place + 1;
    return lift_video(shelf, slot, video, failure);
}

bool shelf_video_document_in(Shelf *shelf, Arena *arena, int32_t id, Document *document,
                             Failure *failure) {
    int32_t slot = 0;
    return shelf_resolve(shelf, &id, &slot, failure) &&
           pack_video_document_in(shelf->packs[slot], arena, id, document, failure) &&
           shelf_lift_document(shelf, arena, slot, document, failure);
}

bool shelf_video_parts_in(Shelf *shelf, Arena *arena, int32_t id, VideoPart **parts, int32_t *count,
                          Failure *failure) {
    int32_t slot = 0;
    return shelf_resolve(shelf, &id, &slot, failure) &&
           pack_video_parts_in(shelf->packs[slot], arena, id, parts, count, failure);
}
