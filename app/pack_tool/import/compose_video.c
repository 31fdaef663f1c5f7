/* Video items become files of their own, because the same work comes back year after year. */
#include "base/limits.h"
#include "base/utf8.h"
#include "pack_tool/import/body.h"
#include "pack_tool/import/compose_parts.h"
#include "pack_tool/import/front_text.h"
#include "pack_tool/import/standing.h"
#include "pack_tool/import/title.h"
#include "pack_tool/import/video.h"

enum { SERIES_HEAD_CHARACTERS = 14, COUNT_CHARACTERS_MAX = 6 };

/* What an earlier import of the same issue has written is no earlier issue. */
static bool is_of_issue(const ShelfVideo *video, int32_t number) {
    Str rest = video->name;
    int32_t own = 0;
    return video->standing && match_take(&rest, S("tsubo-")) && match_take_number(&rest, &own) &&
           own == number;
}

/* The same video in another issue: the first words of one of its paragraphs, or its title. */
static ShelfVideo *find_series(VideoShelf *shelf, const Issue *issue, const Piece *piece) {
    for (int32_t i = 0; i < shelf->count; i++) {
        if (is_of_issue(&shelf->at[i], issue->header.number)) {
            continue;
        }
        if (shelf->at[i].standing && standing_is_named(&shelf->at[i], issue, piece)) {
            return &shelf->at[i];
        }
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

/* 第1弾 【副題】題名 becomes label, lead and title; the booth shows them as a table. */
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

/* The units that are parts of a series: first, one behind the last, how many, and their counter. */
typedef struct PartUnits {
    int32_t first;
    int32_t end;
    int32_t count;
    Str counter; /* 弾, 話, 回 */
} PartUnits;

/* They stand together: a list of links, a line each. */
static PartUnits find_parts(const Issue *issue, const Piece *piece) {
    PartUnits parts = {.first = piece->unit_end, .end = piece->unit_end};
    for (int32_t u = piece->body_unit; u < piece->unit_end; u++) {
        VideoPart part;
        const Unit *unit = &issue->units.at[u];
        if (unit->role != ROLE_LIST || !video_read_part(unit->text, &part)) {
            continue;
        }
        parts.first = parts.count == 0 ? u : parts.first;
        parts.end = u + 1;
        parts.counter = str_slice(part.label, part.label.size - 3, part.label.size);
        parts.count++;
    }
    return parts;
}

/* The text without the parts, which the booth shows as a table of their own, and without the line
 * that announces them. */
static Str video_body_in(Arena *arena, const Issue *issue, const Piece *piece) {
    PartUnits parts = find_parts(issue, piece);
    Buffer out = buffer_in(arena, body_size_max(&issue->units, piece->body_unit, piece->unit_end));
    bool label = parts.count > 0 && parts.first > piece->body_unit &&
                 issue->units.at[parts.first - 1].role == ROLE_SHORT;
    body_write(&out, &issue->units, piece->body_unit, parts.first - label, -1);
    body_write(&out, &issue->units, parts.end, piece->unit_end, -1);
    if (out.size == 0) {
        body_write(&out, &issue->units, piece->first_unit, piece->unit_end, -1);
    }
    if (out.size == 0) {
        front_text_paragraph(&out, piece->title);
    }
    out.size -= str_ends_with(buffer_view(&out), S("\n\n"));
    return buffer_view(&out);
}

/* What the text does not say, so that an editor looks it up. */
static Notes video_notes_in(Arena *arena, const Piece *piece, Str channel, Str count) {
    Notes notes = {.guesses = S("題名・種類・対象")};
    if (piece->organisation.size == 0) {
        issue_note_in(arena, &notes.missing, S("公開元"));
    }
    if (channel.size == 0) {
        issue_note_in(arena, &notes.missing, S("視聴先"));
    }
    if (count.size == 0) {
        issue_note_in(arena, &notes.missing, S("本数"));
    }
    return notes;
}

/* Front matter but for `issues:`, which is known when all inputs are read. */
static Str video_front_in(Arena *arena, const Issue *issue, const Piece *piece, Str fold) {
    Buffer out =
        buffer_in(arena, COMPOSE_FRONT_BYTES +
                             body_size_max(&issue->units, piece->body_unit, piece->unit_end));
    PartUnits parts = find_parts(issue, piece);
    const VideoKindWords *kind = video_kind(fold);
    Str channel = video_channel(fold);
    Str count = video_count_label_in(arena, fold, parts.count, parts.counter);
    count = utf8_count(count) <= COUNT_CHARACTERS_MAX ? count : (Str){0};
    Notes notes = video_notes_in(arena, piece, channel, count);
    Piece quiet = *piece; /* the article has told its doubts already */
    quiet.doubt_count = 0;
    front_text_key(&out, S("title"), piece->title);
    front_text_key(&out, S("official"), match_head(piece->full_title, LIMIT_LABEL_CHARACTERS));
    front_text_key(&out, S("kind"), kind->kind);
    front_text_key(&out, S("count"), count.size > 0 ? count : S("動画"));
    front_text_key(&out, S("publisher"),
                   piece->organisation.size > 0 ? piece->organisation : S("不明"));
    front_text_key(&out, S("channel"), channel.size > 0 ? channel : S("不明"));
    front_text_key(&out, S("audience"), S("どなたでも"));
    front_text_key(&out, S("colour"), kind->colour);
    compose_put_topics(&out, piece);
    compose_put_action(arena, &out, issue, piece, &notes);
    put_parts(&out, issue, piece);
    compose_put_state(arena, &out, &quiet, &notes);
    return buffer_view(&out);
}

/* Puts one video on the shelf, or notes that it came again; returns its file's name. */
static Str shelve_one_in(Arena *arena, const Issue *issue, const Piece *piece, Str name,
                         VideoShelf *shelf) {
    ShelfVideo *known = find_series(shelf, issue, piece);
    if (known && known->standing) {
        return known->name;
    }
    bool same_issue = known && known->issues[known->issue_count - 1] == issue->header.number;
    if (known && !same_issue) {
        if (known->issue_count < VIDEO_ISSUES_MAX) {
            known->issues[known->issue_count++] = issue->header.number;
        }
        return known->name;
    }
    if (shelf->count == shelf->capacity) {
        return (Str){0};
    }
    Str fold = issue_fold_in(arena, issue, piece->body_unit, piece->unit_end);
    ShelfVideo *video = &shelf->at[shelf->count++];
    *video = (ShelfVideo){.name = name,
                          .fold = fold,
                          .front = video_front_in(arena, issue, piece, fold),
                          .body = video_body_in(arena, issue, piece),
                          .issues = {issue->header.number},
                          .issue_count = 1};
    return name;
}

/* A paragraph that says of a video that it is out. */
static bool announces(const Unit *unit) {
    return unit->role != ROLE_ACTION && match_has(unit->fold, S("公開中です")) &&
           video_is_offered(unit->fold);
}

/* One unit behind the first video of the piece: before the next paragraph that announces one. */
static int32_t first_video_end(const Issue *issue, const Piece *piece) {
    int32_t announced = 0;
    for (int32_t u = piece->body_unit; u < piece->unit_end; u++) {
        announced += announces(&issue->units.at[u]);
        if (announced == 2) {
            return u;
        }
    }
    return piece->unit_end;
}

/* Only its editor may write into a file that stands. */
static bool lacks_issue(const VideoShelf *shelf, Str name, int32_t number) {
    for (int32_t i = 0; i < shelf->count; i++) {
        if (shelf->at[i].standing && str_equal(shelf->at[i].name, name)) {
            return !standing_has_issue(&shelf->at[i], number) &&
                   !is_of_issue(&shelf->at[i], number);
        }
    }
    return false;
}

/* Cuts a piece that announces several videos; each becomes a file with a title of its own,
 * unless the newsletter gave one for all. */
VideoNames compose_shelve_in(Arena *arena, const Issue *issue, const Piece *piece, int32_t order,
                             VideoShelf *shelf) {
    static const char *const endings[COMPOSE_VIDEOS_OF_PIECE] = {"", "-2", "-3"};
    VideoNames names = {.count = 0};
    Piece rest = *piece;
    while (names.count < COMPOSE_VIDEOS_OF_PIECE && rest.body_unit < rest.unit_end) {
        Piece video = rest;
        bool last = names.count + 1 == COMPOSE_VIDEOS_OF_PIECE;
        video.unit_end = last ? rest.unit_end : first_video_end(issue, &rest);
        rest.body_unit = rest.first_unit = video.unit_end;
        bool split = video.unit_end < piece->unit_end || names.count > 0;
        if (split && piece->proposed) {
            video.full_title = (Str){0};
            video.title =
                title_propose_in(arena, &issue->units, video.body_unit, video.unit_end, KIND_VIDEO);
        }
        Str name = arena_print_in(arena, "tsubo-%03d-%02d%s", issue->header.number, order,
                                  endings[names.count]);
        name = shelve_one_in(arena, issue, &video, name, shelf);
        if (name.size == 0) {
            break;
        }
        names.lacks_issue[names.count] = lacks_issue(shelf, name, issue->header.number);
        names.at[names.count++] = name;
    }
    return names;
}

/* At the end, because only then it is known in which issues a video came again. */
void compose_videos_in(Arena *arena, const VideoShelf *shelf, OutFiles *files) {
    for (int32_t i = 0; i < shelf->count; i++) {
        const ShelfVideo *video = &shelf->at[i];
        if (video->standing) {
            continue;
        }
        Buffer out = buffer_in(arena, video->front.size + video->body.size + COMPOSE_FRONT_BYTES);
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
