/* Front matter key by key in the order of the format's description. */
#include "pack_tool/import/compose.h"

#include <assert.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "pack_tool/import/action.h"
#include "pack_tool/import/body.h"
#include "pack_tool/import/front_text.h"
#include "pack_tool/import/video.h"

enum { FRONT_BYTES = 8192, SERIES_HEAD_CHARACTERS = 14, COUNT_CHARACTERS_MAX = 6 };

void compose_add_file(OutFiles *files, Str path, Str text) {
    assert(files->count < files->capacity && "the caller reserves a place per piece");
    assert(path.size > 0);
    files->at[files->count++] = (OutFile){path, text};
}

/* What to look for when an article names nothing: the newsletter itself. */
static Str newsletter_name_in(Arena *arena, const Header *header) {
    return arena_print_in(arena, "「営業秘密のツボ」%d年%d月%d日 第%d号（IPA）", header->date.year,
                          header->date.month, header->date.day, header->number);
}

static void put_topics(Buffer *out, const Piece *piece) {
    buffer_print(out, "topics: [%.*s]\n", STR_ARG(words_kinds[piece->kind].topic));
}

static void put_action(Arena *arena, Buffer *out, const Issue *issue, const Action *action) {
    front_text_key(out, S("link"), action->link);
    Str look_for = action->look_for.size > 0 ? action->look_for
                   : action->link.size > 0   ? (Str){0}
                                             : newsletter_name_in(arena, &issue->header);
    front_text_key(out, S("look_for"), look_for);
}

/* seminar where something is held on a day, support for everything else of that kind. */
static Str source_kind(Arena *arena, const Issue *issue, const Piece *piece) {
    static const Str events[] = {S_INIT("を開催"),     S_INIT("日時:"),        S_INIT("参加無料"),
                                 S_INIT("ウェビナー"), S_INIT("シンポジウム"), S_INIT("講習会")};
    if (piece->kind == KIND_SUPPORT) {
        Str fold = issue_fold_in(arena, issue, piece->first_unit, piece->unit_end);
        bool event =
            match_has_any(fold, (Words){events, COUNT_OF(events)}) && !match_has(fold, S("派遣"));
        return event ? S("seminar") : S("support");
    }
    return words_kinds[piece->kind].source_name;
}

static Str contributor_in(Arena *arena, const Contributor *who) {
    if (who->name.size == 0) {
        return (Str){0};
    }
    bool post = who->post.size > 0;
    bool second = who->second.size > 0;
    return arena_print_in(arena, "%.*s%s%.*s%s%.*s", STR_ARG(who->post), post ? "　" : "",
                          STR_ARG(who->name), second ? "、" : "", STR_ARG(who->second));
}

/* The second call to action of a paragraph that stood twice goes to the end of the first. */
static void write_repeats(Buffer *out, const Issue *issue, int32_t index) {
    for (int32_t i = index + 1; i < issue->piece_count; i++) {
        const Piece *piece = &issue->pieces[i];
        if (piece->kind == KIND_DUPLICATE && piece->repeats == index) {
            body_write(out, &issue->units, piece->body_unit + 1, piece->unit_end, -1);
        }
    }
}

static Str body_in(Arena *arena, const Issue *issue, int32_t index, int32_t skipped) {
    const Piece *piece = &issue->pieces[index];
    int32_t size = body_size_max(&issue->units, piece->first_unit, piece->unit_end) +
                   piece->full_title.size * 2;
    for (int32_t i = index + 1; i < issue->piece_count; i++) {
        const Piece *twin = &issue->pieces[i];
        size += twin->kind == KIND_DUPLICATE && twin->repeats == index
                    ? body_size_max(&issue->units, twin->first_unit, twin->unit_end)
                    : 0;
    }
    Buffer out = buffer_in(arena, size);
    if (piece->full_title.size > 0) {
        buffer_put(&out, S("**"));
        front_text_escape(&out, piece->full_title);
        buffer_put(&out, S("**\n\n"));
    }
    body_write(&out, &issue->units, piece->body_unit, piece->unit_end, skipped);
    write_repeats(&out, issue, index);
    if (out.size == 0) {
        body_write(&out, &issue->units, piece->first_unit, piece->unit_end, -1);
    }
    if (out.size == 0) {
        front_text_paragraph(&out, piece->title);
    }
    out.size -= str_ends_with(buffer_view(&out), S("\n\n")); /* one line end at the end */
    return buffer_view(&out);
}

static Str article_name_in(Arena *arena, const Piece *piece, int32_t order) {
    Str kind = piece->kind == KIND_OPENING ? S("opening")
               : piece->kind == KIND_ALERT ? S("alert")
                                           : words_kinds[piece->kind].source_name;
    return arena_print_in(arena, "%02d-%.*s", order, STR_ARG(kind));
}

static Str article_in(Arena *arena, const Issue *issue, int32_t index, Str video) {
    const Piece *piece = &issue->pieces[index];
    Action action = action_of_in(arena, &issue->units, piece->body_unit, piece->unit_end);
    Str body = body_in(arena, issue, index, action.unit);
    Buffer out = buffer_in(arena, body.size + FRONT_BYTES);
    buffer_put(&out, S("---\n"));
    front_text_key(&out, S("title"), piece->title);
    front_text_key(&out, S("section"), words_sections[piece->section]);
    front_text_key(&out, S("kind"), source_kind(arena, issue, piece));
    front_text_key(&out, S("organisation"), piece->organisation);
    front_text_key(&out, S("contributor"),
                   match_head(contributor_in(arena, &piece->who), LIMIT_LABEL_CHARACTERS));
    put_topics(&out, piece);
    put_action(arena, &out, issue, &action);
    if (video.size > 0) {
        buffer_print(&out, "related: [videos/%.*s]\n", STR_ARG(video));
    }
    front_text_key(&out, S("status"), S("draft"));
    front_text_list(&out, S("review"), piece->reviews, piece->review_count);
    buffer_put(&out, S("---\n"));
    buffer_put(&out, body);
    return buffer_view(&out);
}

/* The same video in another issue: the first words of one of its paragraphs, or its title. */
static ShelfVideo *find_series(VideoShelf *shelf, const Issue *issue, const Piece *piece) {
    for (int32_t i = 0; i < shelf->count; i++) {
        for (int32_t u = piece->body_unit; u < piece->unit_end; u++) {
            Str head = match_head(issue->units.at[u].fold, SERIES_HEAD_CHARACTERS);
            bool telling = utf8_count(head) == SERIES_HEAD_CHARACTERS &&
                           issue->units.at[u].role != ROLE_ACTION;
            if (telling && match_has(shelf->at[i].fold, head)) {
                return &shelf->at[i];
            }
        }
    }
    return NULL;
}

static void put_parts(Buffer *out, const Issue *issue, const Piece *piece) {
    bool any = false;
    for (int32_t u = piece->body_unit; u < piece->unit_end; u++) {
        VideoPart part;
        const Unit *unit = &issue->units.at[u];
        if (unit->role != ROLE_LIST || !video_read_part(unit->text, &part)) {
            continue;
        }
        buffer_put(out, any ? (Str){0} : S("parts:\n"));
        any = true;
        buffer_put(out, S("  - label: "));
        front_text_value(out, part.label);
        buffer_put(out, S("\n    title: "));
        front_text_value(out, match_head(part.title, LIMIT_LABEL_CHARACTERS));
        buffer_put(out, S("\n"));
        if (part.lead.size > 0) {
            buffer_put(out, S("    lead: "));
            front_text_value(out, match_head(part.lead, LIMIT_LABEL_CHARACTERS));
            buffer_put(out, S("\n"));
        }
    }
}

static int32_t count_parts(const Issue *issue, const Piece *piece) {
    int32_t count = 0;
    for (int32_t u = piece->body_unit; u < piece->unit_end; u++) {
        VideoPart part;
        count +=
            issue->units.at[u].role == ROLE_LIST && video_read_part(issue->units.at[u].text, &part);
    }
    return count;
}

static void put_video_reviews(Buffer *out, bool publisher, bool channel, bool count) {
    Str reviews[5];
    int32_t used = 0;
    reviews[used++] = S("題名・種類・対象は推定");
    if (!publisher) {
        reviews[used++] = S("公開元が本文にない");
    }
    if (!channel) {
        reviews[used++] = S("視聴先が本文にない");
    }
    if (!count) {
        reviews[used++] = S("本数が本文にない");
    }
    front_text_key(out, S("status"), S("draft"));
    front_text_list(out, S("review"), reviews, used);
}

/* Front matter but for `issues:`, which is known when all inputs are read. */
static Str video_front_in(Arena *arena, const Issue *issue, const Piece *piece, Str fold) {
    Buffer out = buffer_in(
        arena, FRONT_BYTES + body_size_max(&issue->units, piece->body_unit, piece->unit_end));
    Action action = action_of_in(arena, &issue->units, piece->body_unit, piece->unit_end);
    const VideoKindWords *kind = video_kind(fold);
    Str channel = video_channel(fold);
    Str count = video_count_label_in(arena, fold, count_parts(issue, piece));
    count = utf8_count(count) <= COUNT_CHARACTERS_MAX ? count : (Str){0};
    front_text_key(&out, S("title"), piece->title);
    front_text_key(&out, S("official"), match_head(piece->full_title, LIMIT_LABEL_CHARACTERS));
    front_text_key(&out, S("kind"), kind->kind);
    front_text_key(&out, S("count"), count.size > 0 ? count : S("動画"));
    front_text_key(&out, S("publisher"),
                   piece->organisation.size > 0 ? piece->organisation : S("不明"));
    front_text_key(&out, S("channel"), channel.size > 0 ? channel : S("不明"));
    front_text_key(&out, S("audience"), S("どなたでも"));
    front_text_key(&out, S("colour"), kind->colour);
    put_topics(&out, piece);
    put_action(arena, &out, issue, &action);
    put_parts(&out, issue, piece);
    put_video_reviews(&out, piece->organisation.size > 0, channel.size > 0, count.size > 0);
    return buffer_view(&out);
}

/* Puts the video on the shelf, or notes that it came again; returns its file's name. */
static Str shelve_video_in(Arena *arena, const Issue *issue, int32_t index, int32_t order,
                           VideoShelf *shelf) {
    const Piece *piece = &issue->pieces[index];
    ShelfVideo *known = find_series(shelf, issue, piece);
    bool same_issue = known && known->issues[known->issue_count - 1] == issue->header.number;
    if (known && !same_issue) {
        if (known->issue_count < VIDEO_ISSUES_MAX) {
            known->issues[known->issue_count++] = issue->header.number;
        }
        return known->name;
    }
    if (shelf->count == COMPOSE_VIDEOS_MAX) {
        return (Str){0};
    }
    Str fold = issue_fold_in(arena, issue, piece->body_unit, piece->unit_end);
    ShelfVideo *video = &shelf->at[shelf->count++];
    *video =
        (ShelfVideo){.name = arena_print_in(arena, "tsubo-%03d-%02d", issue->header.number, order),
                     .fold = fold,
                     .front = video_front_in(arena, issue, piece, fold),
                     .body = body_in(arena, issue, index, -1),
                     .issue_count = 1};
    video->issues[0] = issue->header.number;
    return video->name;
}

static Str opening_words_in(Arena *arena, const Issue *issue) {
    for (int32_t i = 0; i < issue->piece_count; i++) {
        const Piece *piece = &issue->pieces[i];
        if (piece->kind == KIND_OPENING && piece->who.name.size > 0) {
            return arena_print_in(arena, "巻頭は%.*s %.*sさん。", STR_ARG(piece->organisation),
                                  STR_ARG(piece->who.name));
        }
    }
    return (Str){0};
}

static Str issue_text_in(Arena *arena, const Issue *issue, int32_t articles, int32_t videos) {
    Buffer out = buffer_in(arena, FRONT_BYTES * 2);
    const Header *header = &issue->header;
    Str opening = opening_words_in(arena, issue);
    Str summary = arena_print_in(arena, "%.*s記事%d本、動画%d本の号です。", STR_ARG(opening),
                                 articles, videos);
    summary = utf8_count(summary) <= LIMIT_SUMMARY_CHARACTERS
                  ? summary
                  : arena_print_in(arena, "記事%d本、動画%d本の号です。", articles, videos);
    Str reviews[HEADER_NOTES_MAX + 4] = {S("見どころ(summary)と紹介文は仮のもの")};
    int32_t used = 1;
    if (header->number_inferred) {
        reviews[used++] = S("号数は日付からの計算");
    }
    if (header->date_inferred) {
        reviews[used++] = S("日付は号数からの計算(第3水曜日)");
    }
    for (int32_t i = 0; i < header->note_count; i++) {
        reviews[used++] = header->notes[i];
    }
    buffer_put(&out, S("---\n"));
    front_text_number(&out, S("number"), header->number);
    buffer_print(&out, "date: %04d-%02d-%02d\n", header->date.year, header->date.month,
                 header->date.day);
    front_text_key(&out, S("summary"), summary);
    front_text_key(&out, S("look_for"), newsletter_name_in(arena, header));
    front_text_key(&out, S("status"), S("draft"));
    front_text_list(&out, S("review"), reviews, used);
    buffer_print(&out, "---\n第%d号は%d年%d月%d日の発行です。%.*s\n", header->number,
                 header->date.year, header->date.month, header->date.day, STR_ARG(opening));
    return buffer_view(&out);
}

void compose_issue_in(Arena *arena, Issue *issue, VideoShelf *shelf, OutFiles *files) {
    int32_t order = 0;
    int32_t videos = 0;
    int32_t number = issue->header.number;
    for (int32_t i = 0; i < issue->piece_count; i++) {
        const Piece *piece = &issue->pieces[i];
        if (!issue_piece_is_article(piece)) {
            continue;
        }
        order++;
        bool is_video = piece->kind == KIND_VIDEO;
        videos += is_video;
        Str video = is_video ? shelve_video_in(arena, issue, i, order, shelf) : (Str){0};
        Str name = article_name_in(arena, piece, order);
        compose_add_file(files, arena_print_in(arena, "%03d/%.*s.md", number, STR_ARG(name)),
                         article_in(arena, issue, i, video));
    }
    compose_add_file(files, arena_print_in(arena, "%03d/issue.md", number),
                     issue_text_in(arena, issue, order, videos));
}

void compose_videos_in(Arena *arena, const VideoShelf *shelf, OutFiles *files) {
    for (int32_t i = 0; i < shelf->count; i++) {
        const ShelfVideo *video = &shelf->at[i];
        Buffer out = buffer_in(arena, video->front.size + video->body.size + FRONT_BYTES);
        buffer_put(&out, S("---\n"));
        buffer_put(&out, video->front);
        buffer_put(&out, S("issues: ["));
        for (int32_t j = 0; j < video->issue_count; j++) {
            buffer_print(&out, "%s%d", j > 0 ? ", " : "", video->issues[j]);
        }
        buffer_put(&out, S("]\n---\n"));
        buffer_put(&out, video->body);
        compose_add_file(files, arena_print_in(arena, "videos/%.*s.md", STR_ARG(video->name)),
                         buffer_view(&out));
    }
}
