/* Front matter key by key in the order of the format's description. */
#include "pack_tool/import/compose.h"

#include <assert.h>
#include <string.h>

#include "base/buffer.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "pack_tool/import/action.h"
#include "pack_tool/import/body.h"
#include "pack_tool/import/compose_parts.h"
#include "pack_tool/import/front_text.h"

/* Longer quotations are somebody's words. */
enum { NAME_BYTES_MAX = 180 };

/* Files exist in memory until every input has been composed. */
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

/* One topic by the kind of article, so that a draft passes check; an editor knows finer ones. */
void compose_put_topics(Buffer *out, const Piece *piece) {
    buffer_print(out, "topics: [%.*s]\n", STR_ARG(words_kinds[piece->kind].topic));
}

/* The name in 「」 that begins with the article's title, with its brackets; empty if the title is
 * no such name. */
static Str quoted_title(const Issue *issue, const Piece *piece) {
    if (piece->kind == KIND_OPENING || piece->kind == KIND_EDITOR_NOTE) {
        return (Str){0}; /* what they quote is no page */
    }
    for (int32_t i = piece->body_unit; i < piece->unit_end; i++) {
        Str rest = issue->units.at[i].text;
        for (int32_t at = match_find(rest, S("「")); at >= 0; at = match_find(rest, S("「"))) {
            Str name = str_slice(rest, at, rest.size);
            rest = str_slice(name, 3, name.size);
            int32_t close = match_find(rest, S("」"));
            bool fits = close > 0 && close <= NAME_BYTES_MAX;
            if (fits && str_starts_with(rest, piece->title)) {
                return str_slice(name, 0, close + 6);
            }
        }
    }
    return (Str){0};
}

/* 独立行政法人情報処理推進機構（IPA） is IPA for somebody who searches. */
static Str short_body(Str organisation) {
    int32_t open = match_find_last(organisation, S("（"));
    bool ends = open > 0 && str_ends_with(organisation, S("）"));
    return ends ? str_slice(organisation, open + 3, organisation.size - 3) : organisation;
}

/* What the text names is kept as it is; only what we fill in ourselves is marked for review. */
Action compose_put_action(Arena *arena, Buffer *out, const Issue *issue, const Piece *piece,
                          Notes *notes) {
    Action action = action_of_in(arena, &issue->units, piece->body_unit, piece->unit_end);
    front_text_key(out, S("link"), action.link);
    if (action.look_for.size > 0 || action.link.size > 0) {
        front_text_key(out, S("look_for"), action.look_for);
        return action;
    }
    Str name = quoted_title(issue, piece);
    Str body = short_body(piece->organisation);
    if (name.size == 0) {
        front_text_key(out, S("look_for"), newsletter_name_in(arena, &issue->header));
        issue_note_in(arena, &notes->missing, S("行き先(今号のページを仮に書いた)"));
        return action;
    }
    front_text_key(
        out, S("look_for"),
        body.size > 0 ? arena_print_in(arena, "%.*s（%.*s）", STR_ARG(name), STR_ARG(body)) : name);
    issue_note_in(arena, &notes->guesses, S("探すページ(本文の「」の名前)"));
    return action;
}

/* Every file of an import is a draft, even one without a doubt: nobody has read it yet. That its
 * sentences are the newsletter's own is a point of its own, which `check` lists and for which
 * `build` waits: whether they may be shown so is not for a program to say. */
void compose_put_state(Arena *arena, Buffer *out, const Piece *piece, const Notes *notes) {
    Str reviews[PIECE_DOUBTS_MAX + 3];
    int32_t count = piece->doubt_count;
    memcpy(reviews, piece->doubts, sizeof(piece->doubts));
    if (notes->guesses.size > 0) {
        reviews[count++] = arena_print_in(arena, "推定: %.*s", STR_ARG(notes->guesses));
    }
    if (notes->missing.size > 0) {
        reviews[count++] = arena_print_in(arena, "本文にない: %.*s", STR_ARG(notes->missing));
    }
    reviews[count++] = S("原文のまま: 書き直すか、このまま載せてよいか確かめる");
    front_text_key(out, S("status"), S("draft"));
    front_text_list(out, S("review"), reviews, count);
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

/* Post and name in one line, as a page shows them below the title. */
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

/* A title that was shortened stands in front in full; a text that became front matter altogether
 * is given again, because an empty body cannot be built. */
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

/* The number puts the articles in order, the kind tells an editor what a file is. */
static Str article_name_in(Arena *arena, const Piece *piece, int32_t order) {
    Str kind = piece->kind == KIND_OPENING ? S("opening")
               : piece->kind == KIND_ALERT ? S("alert")
                                           : words_kinds[piece->kind].source_name;
    return arena_print_in(arena, "%02d-%.*s", order, STR_ARG(kind));
}

/* So that the booth offers the video beside the article that announced it. */
static void put_related(Buffer *out, const VideoNames *videos) {
    for (int32_t i = 0; i < videos->count; i++) {
        buffer_print(out, "%svideos/%.*s", i == 0 ? "related: [" : ", ", STR_ARG(videos->at[i]));
    }
    buffer_put(out, videos->count > 0 ? S("]\n") : (Str){0});
}

/* In the order of content/README.md, so that an editor finds every draft alike. */
static Str article_in(Arena *arena, const Issue *issue, int32_t index, const VideoNames *videos) {
    const Piece *piece = &issue->pieces[index];
    Notes notes = piece->notes;
    Buffer out = buffer_in(arena, COMPOSE_FRONT_BYTES);
    buffer_put(&out, S("---\n"));
    front_text_key(&out, S("title"), piece->title);
    front_text_key(&out, S("section"), words_sections[piece->section]);
    front_text_key(&out, S("kind"), source_kind(arena, issue, piece));
    front_text_key(&out, S("organisation"), piece->organisation);
    front_text_key(&out, S("contributor"),
                   match_head(contributor_in(arena, &piece->who), LIMIT_LABEL_CHARACTERS));
    compose_put_topics(&out, piece);
    Action action = compose_put_action(arena, &out, issue, piece, &notes);
    put_related(&out, videos);
    compose_put_state(arena, &out, piece, &notes);
    Str body = body_in(arena, issue, index, action.unit);
    return arena_print_in(arena, "%.*s---\n%.*s", STR_ARG(buffer_view(&out)), STR_ARG(body));
}

/* Who wrote the opening message, if anybody signed it. */
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

/* The summary is written from figures: a sentence of our own about the contents would be one
 * more thing to doubt, and the editor writes it anyway. */
static Str issue_text_in(Arena *arena, const Issue *issue, int32_t articles, int32_t videos) {
    Buffer out = buffer_in(arena, COMPOSE_FRONT_BYTES * 2);
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

/* An editor's file is not written to, so the article asks for what it needs. */
static void ask_for_issue(Arena *arena, Piece *piece, const VideoNames *videos, int32_t number) {
    for (int32_t i = 0; i < videos->count; i++) {
        if (videos->lacks_issue[i]) {
            issue_add_doubt(piece, arena_print_in(arena,
                                                  "動画はもうある: videos/%.*s.md の issues: に "
                                                  "%d を足す",
                                                  STR_ARG(videos->at[i]), number));
        }
    }
}

/* Numbered in the order of the newsletter, videos with the article that announced them. */
void compose_issue_in(Arena *arena, Issue *issue, VideoShelf *shelf, OutFiles *files) {
    int32_t order = 0;
    int32_t videos = 0;
    int32_t number = issue->header.number;
    for (int32_t i = 0; i < issue->piece_count; i++) {
        Piece *piece = &issue->pieces[i];
        if (!issue_piece_is_article(piece)) {
            continue;
        }
        order++;
        bool is_video = piece->kind == KIND_VIDEO;
        videos += is_video;
        VideoNames names = {.count = 0};
        if (is_video) {
            names = compose_shelve_in(arena, issue, piece, order, shelf);
            ask_for_issue(arena, piece, &names, number);
        }
        Str name = article_name_in(arena, piece, order);
        compose_add_file(files, arena_print_in(arena, "%03d/%.*s.md", number, STR_ARG(name)),
                         article_in(arena, issue, i, &names));
    }
    compose_add_file(files, arena_print_in(arena, "%03d/issue.md", number),
                     issue_text_in(arena, issue, order, videos));
}
