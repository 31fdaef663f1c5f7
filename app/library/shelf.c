/* Opening a shelf, and its questions handed on to the pack that answers them. */
#include "library/shelf.h"

#include <assert.h>

#include "base/limits.h"

struct Shelf {
    Pack *packs[LIMIT_SHELF_PACKS]; /* in the order of the shelf */
    int32_t count;
    int32_t named_first; /* the pack whose words greet the visitor */
};

/* So far one pack stands on a shelf. */
Shelf *shelf_open_in(Arena *arena, const Str *paths, int32_t count, Failure *failure) {
    if (count != 1) {
        failure_set(failure, FAILURE_LIMIT, "a shelf of %d packs cannot be opened", count);
        return NULL;
    }
    Pack *pack = pack_open_in(arena, paths[0], failure);
    return pack ? shelf_of_packs_in(arena, &pack, 1) : NULL;
}

Shelf *shelf_of_packs_in(Arena *arena, Pack *const *packs, int32_t count) {
    assert(count == 1 && "one pack stands on a shelf");
    Shelf *shelf = ARENA_NEW(arena, Shelf, 1);
    shelf->packs[0] = packs[0];
    shelf->count = count;
    return shelf;
}

void shelf_close(Shelf *shelf) {
    for (int32_t i = 0; i < shelf->count; i++) {
        pack_close(shelf->packs[i]);
    }
    shelf->count = 0;
}

const PackMeta *shelf_meta(const Shelf *shelf) {
    return pack_meta(shelf->packs[shelf->named_first]);
}

int32_t shelf_pack_count(const Shelf *shelf) {
    return shelf->count;
}

const PackMeta *shelf_pack_meta(const Shelf *shelf, int32_t index) {
    assert(index >= 0 && index < shelf->count && "a pack of this shelf");
    return pack_meta(shelf->packs[index]);
}

bool shelf_issue_count(Shelf *shelf, int32_t *count, Failure *failure) {
    (void)failure;
    *count = pack_issue_count(shelf->packs[0]);
    return true;
}

bool shelf_video_count(Shelf *shelf, int32_t *count, Failure *failure) {
    (void)failure;
    *count = pack_video_count(shelf->packs[0]);
    return true;
}

bool shelf_issues_in(Shelf *shelf, Arena *arena, Window window, IssueRecord **issues,
                     int32_t *count, Failure *failure) {
    return pack_issues_in(shelf->packs[0], arena, window, issues, count, failure);
}

bool shelf_issue_in(Shelf *shelf, Arena *arena, int32_t number, IssueRecord *issue,
                    Failure *failure) {
    return pack_issue_in(shelf->packs[0], arena, number, issue, failure);
}

bool shelf_issue_document_in(Shelf *shelf, Arena *arena, int32_t number, Document *document,
                             Failure *failure) {
    return pack_issue_document_in(shelf->packs[0], arena, number, document, failure);
}

bool shelf_articles_in(Shelf *shelf, Arena *arena, int32_t issue_number, Window window,
                       ArticleRecord **articles, int32_t *count, Failure *failure) {
    return pack_articles_in(shelf->packs[0], arena, issue_number, window, articles, count, failure);
}

bool shelf_article_in(Shelf *shelf, Arena *arena, int32_t id, ArticleRecord *article,
                      Failure *failure) {
    return pack_article_in(shelf->packs[0], arena, id, article, failure);
}

bool shelf_article_document_in(Shelf *shelf, Arena *arena, int32_t id, Document *document,
                               Failure *failure) {
    return pack_article_document_in(shelf->packs[0], arena, id, document, failure);
}

bool shelf_videos_in(Shelf *shelf, Arena *arena, Window window, VideoRecord **videos,
                     int32_t *count, Failure *failure) {
    return pack_videos_in(shelf->packs[0], arena, window, videos, count, failure);
}

bool shelf_video_in(Shelf *shelf, Arena *arena, int32_t id, VideoRecord *video, Failure *failure) {
    return pack_video_in(shelf->packs[0], arena, id, video, failure);
}

bool shelf_video_document_in(Shelf *shelf, Arena *arena, int32_t id, Document *document,
                             Failure *failure) {
    return pack_video_document_in(shelf->packs[0], arena, id, document, failure);
}

bool shelf_video_parts_in(Shelf *shelf, Arena *arena, int32_t id, VideoPart **parts, int32_t *count,
                          Failure *failure) {
    return pack_video_parts_in(shelf->packs[0], arena, id, parts, count, failure);
}

bool shelf_topics_in(Shelf *shelf, Arena *arena, TopicRecord **topics, int32_t *count,
                     Failure *failure) {
    return pack_topics_in(shelf->packs[0], arena, topics, count, failure);
}

bool shelf_topic_items_in(Shelf *shelf, Arena *arena, int32_t topic_id, Window window,
                          ItemRecord **items, int32_t *count, Failure *failure) {
    return pack_topic_items_in(shelf->packs[0], arena, topic_id, window, items, count, failure);
}

bool shelf_terms_in(Shelf *shelf, Arena *arena, int32_t row, Window window, TermRecord **terms,
                    int32_t *count, Failure *failure) {
    return pack_terms_in(shelf->packs[0], arena, row, window, terms, count, failure);
}

bool shelf_term_rows(Shelf *shelf, int32_t counts[10], Failure *failure) {
    return pack_term_rows(shelf->packs[0], counts, failure);
}

bool shelf_term_in(Shelf *shelf, Arena *arena, int32_t id, TermRecord *term, Failure *failure) {
    return pack_term_in(shelf->packs[0], arena, id, term, failure);
}

bool shelf_term_items_in(Shelf *shelf, Arena *arena, int32_t term_id, Window window,
                         ItemRecord **items, int32_t *count, Failure *failure) {
    return pack_term_items_in(shelf->packs[0], arena, term_id, window, items, count, failure);
}

bool shelf_item_terms_in(Shelf *shelf, Arena *arena, ItemKind kind, int32_t id, TermRecord **terms,
                         int32_t *count, Failure *failure) {
    return pack_item_terms_in(shelf->packs[0], arena, kind, id, terms, count, failure);
}

bool shelf_related_in(Shelf *shelf, Arena *arena, ItemKind kind, int32_t id, ItemRecord **items,
                      int32_t *count, Failure *failure) {
    return pack_related_in(shelf->packs[0], arena, kind, id, items, count, failure);
}

bool shelf_highlights_in(Shelf *shelf, Arena *arena, ItemRecord **items, int32_t *count,
                         Failure *failure) {
    return pack_highlights_in(shelf->packs[0], arena, items, count, failure);
}

bool shelf_find_key(Shelf *shelf, Str key, ItemKind *kind, int32_t *id, Failure *failure) {
    return pack_find_key(shelf->packs[0], key, kind, id, failure);
}

bool shelf_qr_in(Shelf *shelf, Arena *arena, int32_t id, QrCode *qr, Failure *failure) {
    return pack_qr_in(shelf->packs[0], arena, id, qr, failure);
}

bool shelf_picture_in(Shelf *shelf, Arena *arena, int32_t id, PictureRecord *picture,
                      Failure *failure) {
    return pack_picture_in(shelf->packs[0], arena, id, picture, failure);
}
