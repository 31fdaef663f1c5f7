/* Every reader of pack.h, in the order of a curious visitor. */
#include "pack_reading.h"

#include "base/limits.h"

enum { ROWS_MOST = 200 };

static bool read_pictures(Pack *pack, Arena *arena, const Document *document, Failure *failure) {
    for (int32_t i = 0; i < document->block_count; i++) {
        PictureRecord picture;
        int32_t id = document->blocks[i].picture;
        if (id > 0 && !pack_picture_in(pack, arena, id, &picture, failure)) {
            return false;
        }
    }
    return true;
}

static bool read_code(Pack *pack, Arena *arena, int32_t id, Failure *failure) {
    QrCode code;
    return id == 0 || pack_qr_in(pack, arena, id, &code, failure);
}

static bool read_article(Pack *pack, Arena *arena, int32_t id, Failure *failure) {
    ArticleRecord article;
    Document document;
    TermRecord *terms;
    ItemRecord *items;
    int32_t count;
    return pack_article_in(pack, arena, id, &article, failure) &&
           pack_article_document_in(pack, arena, id, &document, failure) &&
           read_pictures(pack, arena, &document, failure) &&
           read_code(pack, arena, article.qr, failure) &&
           pack_item_terms_in(pack, arena, ITEM_ARTICLE, id, &terms, &count, failure) &&
           pack_related_in(pack, arena, ITEM_ARTICLE, id, &items, &count, failure);
}

static bool read_issue(Pack *pack, Arena *arena, const IssueRecord *issue, Failure *failure) {
    IssueRecord again;
    Document document;
    ArticleRecord *articles;
    int32_t count;
    Window window = {0, LIMIT_LIST_ROWS};
    if (!pack_issue_in(pack, arena, issue->number, &again, failure) ||
        !pack_issue_document_in(pack, arena, issue->number, &document, failure) ||
        !read_code(pack, arena, issue->qr, failure) ||
        !pack_articles_in(pack, arena, issue->number, window, &articles, &count, failure)) {
        return false;
    }
    for (int32_t i = 0; i < count; i++) {
        ArenaMark mark = arena_mark(arena);
        if (!read_article(pack, arena, articles[i].id, failure)) {
            return false;
        }
        arena_rewind(arena, mark);
    }
    return true;
}

static bool read_issues(Pack *pack, Arena *arena, Failure *failure) {
    Window window = {0, LIMIT_LIST_ROWS};
    int32_t count = LIMIT_LIST_ROWS;
    for (; count == LIMIT_LIST_ROWS && window.first < ROWS_MOST; window.first += count) {
        IssueRecord *issues;
        if (!pack_issues_in(pack, arena, window, &issues, &count, failure)) {
            return false;
        }
        for (int32_t i = 0; i < count; i++) {
            ArenaMark mark = arena_mark(arena);
            if (!read_issue(pack, arena, &issues[i], failure)) {
                return false;
            }
            arena_rewind(arena, mark);
        }
    }
    return true;
}

static bool read_video(Pack *pack, Arena *arena, int32_t id, Failure *failure) {
    VideoRecord video;
    Document document;
    VideoPart *parts;
    ItemRecord *items;
    int32_t count;
    return pack_video_in(pack, arena, id, &video, failure) &&
           pack_video_document_in(pack, arena, id, &document, failure) &&
           read_code(pack, arena, video.qr, failure) &&
           pack_video_parts_in(pack, arena, id, &parts, &count, failure) &&
           pack_related_in(pack, arena, ITEM_VIDEO, id, &items, &count, failure);
}

static bool read_videos(Pack *pack, Arena *arena, Failure *failure) {
    VideoRecord *videos;
    int32_t count;
    Window window = {0, LIMIT_LIST_ROWS};
    if (!pack_videos_in(pack, arena, window, &videos, &count, failure)) {
        return false;
    }
    for (int32_t i = 0; i < count; i++) {
        ArenaMark mark = arena_mark(arena);
        if (!read_video(pack, arena, videos[i].id, failure)) {
            return false;
        }
        arena_rewind(arena, mark);
    }
    return true;
}

static bool read_topics(Pack *pack, Arena *arena, Failure *failure) {
    TopicRecord *topics;
    ItemRecord *items;
    int32_t topic_count;
    int32_t count;
    Window window = {0, LIMIT_LIST_ROWS};
    if (!pack_topics_in(pack, arena, &topics, &topic_count, failure)) {
        return false;
    }
    for (int32_t i = 0; i < topic_count; i++) {
        ArenaMark mark = arena_mark(arena);
        if (!pack_topic_items_in(pack, arena, topics[i].id, window, &items, &count, failure)) {
            return false;
        }
        arena_rewind(arena, mark);
    }
    return true;
}

static bool read_terms(Pack *pack, Arena *arena, Failure *failure) {
    TermRecord *terms;
    TermRecord term;
    ItemRecord *items;
    int32_t term_count;
    int32_t count;
    Window window = {0, LIMIT_LIST_ROWS};
    for (int32_t row = 0; row < 10; row++) {
        ArenaMark mark = arena_mark(arena);
        if (!pack_terms_in(pack, arena, row, window, &terms, &term_count, failure)) {
            return false;
        }
        for (int32_t i = 0; i < term_count; i++) {
            if (!pack_term_in(pack, arena, terms[i].id, &term, failure) ||
                !pack_term_items_in(pack, arena, terms[i].id, window, &items, &count, failure)) {
                return false;
            }
        }
        arena_rewind(arena, mark);
    }
    return true;
}

bool pack_reading_all(Pack *pack, Arena *arena, Failure *failure) {
    int32_t rows[10];
    ItemRecord *items;
    ItemKind kind;
    int32_t count;
    int32_t id;
    ArenaMark mark = arena_mark(arena);
    bool done = read_issues(pack, arena, failure) && read_videos(pack, arena, failure) &&
                read_topics(pack, arena, failure) && read_terms(pack, arena, failure) &&
                pack_term_rows(pack, rows, failure) &&
                pack_highlights_in(pack, arena, &items, &count, failure) &&
                pack_find_key(pack, S("110/01-opening"), &kind, &id, failure);
    arena_rewind(arena, mark);
    return done;
}
