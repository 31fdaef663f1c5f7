/* First the stretches, then each piece by itself, so that no piece can borrow from its neighbour.
 */
#include "pack_tool/import/piece.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "pack_tool/import/fold.h"
#include "pack_tool/import/kind.h"
#include "pack_tool/import/page_lines.h"
#include "pack_tool/import/roles.h"
#include "pack_tool/import/supplier.h"
#include "pack_tool/import/title.h"
#include "pack_tool/import/video.h"

/* A title of three lines is the longest seen; an opening message's own title is shorter. */
enum { TITLE_BYTES_MAX = 600, OWN_TITLE_CHARACTERS_MAX = 60 };
enum { SURE_FRAME = 95 };

/* GUIDANCE until its words say otherwise; certainty and reason come from the cut. */
static Piece open_piece(const Issue *issue, int32_t unit, const Cut *cut) {
    return (Piece){.first_unit = unit,
                   .from_line = issue->units.at[unit].first_line + 1,
                   .kind = cut->placed ? cut->kind : KIND_GUIDANCE,
                   .repeats = -1,
                   .certainty = cut->sureness,
                   .reason = str_from_c(cut->why)};
}

/* A piece reaches to the next cut, so no unit can be left out. */
static void stretch_pieces(Arena *arena, Issue *issue, const Cut *cuts) {
    int32_t count = 0;
    for (int32_t i = 0; i < issue->units.count; i++) {
        count += cuts[i].starts;
    }
    issue->pieces = ARENA_NEW(arena, Piece, count + 1);
    for (int32_t i = 0; i < issue->units.count; i++) {
        if (cuts[i].starts) {
            issue->pieces[issue->piece_count++] = open_piece(issue, i, &cuts[i]);
        }
        Piece *piece = &issue->pieces[issue->piece_count - 1];
        piece->unit_end = i + 1;
        piece->to_line = issue->units.at[i].line_end;
    }
}

/* Takes 【1】, ■, 1. and wrapping quotes off a heading. */
static Str bare_title(Str text) {
    static const Str marks[] = {S_INIT("■"), S_INIT("□"), S_INIT("◆"), S_INIT("◇"), S_INIT("●"),
                                S_INIT("○"), S_INIT("▼"), S_INIT("★"), S_INIT("◎"), S_INIT("▲")};
    Str title = fold_trim(text);
    Str mark = match_start(title, (Words){marks, COUNT_OF(marks)});
    title = fold_trim(str_slice(title, mark.size, title.size));
    Str rest = title;
    int32_t number = 0;
    if (match_take_number(&rest, &number) &&
        (match_take(&rest, S(".")) || match_take(&rest, S("．")))) {
        title = fold_trim(rest);
    }
    bool quoted = (str_starts_with(title, S("「")) && str_ends_with(title, S("」")) &&
                   match_count(title, S("「")) == 1) ||
                  (str_starts_with(title, S("『")) && str_ends_with(title, S("』")) &&
                   match_count(title, S("『")) == 1);
    return quoted ? str_slice(title, 3, title.size - 3) : title;
}

/* Title:supplier author; the part behind the last colon counts if it reads as a signature. */
static Str cut_signature(Arena *arena, Str title, Piece *piece) {
    int32_t half = match_find_last(title, S(":"));
    int32_t full = match_find_last(title, S("："));
    int32_t at = half > full ? half : full;
    int32_t size = half > full ? 1 : 3;
    Str behind = str_slice(title, at + size, title.size);
    Contributor who = {0};
    if (at <= 0 || !contributor_read_line_in(arena, behind, &who)) {
        return title;
    }
    piece->who = piece->who.name.size == 0 ? who : piece->who;
    if (piece->organisation.size == 0 && who.organisation.size > 0) {
        piece->organisation = supplier_shown_name(who.organisation);
    }
    return fold_trim(str_slice(title, 0, at));
}

/* The supplier behind a section's heading (訴訟・判決コラム:弁護士知財ネット). */
static Str section_supplier(Str heading) {
    int32_t half = match_find_last(heading, S(":"));
    Str behind = str_slice(heading, half < 0 ? heading.size : half + 1, heading.size);
    return contributor_is_organisation(behind) ? supplier_shown_name(behind) : (Str){0};
}

/* A numbered line is a title at the front, or as the first behind its section's heading. */
static bool is_head_unit(const Issue *issue, const Piece *piece, int32_t index) {
    const Unit *unit = &issue->units.at[index];
    int32_t front = piece->first_unit;
    while (front < index && (issue->units.at[front].role == ROLE_SECTION ||
                             issue->units.at[front].role == ROLE_RULE)) {
        front++;
    }
    bool followed = index + 1 < piece->unit_end && issue->units.at[index + 1].role != ROLE_LIST;
    bool sentence = match_has(unit->fold, S("。")) || str_starts_with(unit->fold, S("・"));
    bool numbered = unit->role == ROLE_LIST && index == front && followed && !sentence;
    return unit->role == ROLE_SECTION || unit->role == ROLE_RULE || unit->role == ROLE_HEADING ||
           unit->role == ROLE_CONTRIBUTOR || unit->role == ROLE_TITLE || numbered;
}

/* Short lines belong to the head where the newsletter has headings, and in an opening message up
 * to its first paragraph. */
static bool may_be_head(const Issue *issue, const Piece *piece, int32_t index) {
    const Unit *unit = &issue->units.at[index];
    bool structured = issue->units.has_sections || piece->kind == KIND_OPENING;
    bool last = index + 1 >= piece->unit_end;
    bool label = !last && issue->units.at[index + 1].role == ROLE_LIST;
    return is_head_unit(issue, piece, index) || (structured && unit->role == ROLE_SHORT && !last &&
                                                 !label && piece->kind != KIND_EDITOR_NOTE);
}

/* Two lines of one title: a line that stops in mid-sentence was cut, one that does not is followed
 * by a sub-title. */
static void add_title_text(Buffer *title, const Unit *unit) {
    static const Str open[] = {S_INIT("は"), S_INIT("を"), S_INIT("に"), S_INIT("が"),
                               S_INIT("の"), S_INIT("と"), S_INIT("で"), S_INIT("も"),
                               S_INIT("へ"), S_INIT("や"), S_INIT("、"), S_INIT("る")};
    bool cut = match_ends_with_any(buffer_view(title), (Words){open, COUNT_OF(open)});
    if (title->size > 0 && !cut) {
        buffer_put(title, S("　"));
    }
    buffer_put(title, unit->text);
}

/* Reads section heading, title and author off the front of a piece; the rest is its body. */
static void read_head(Arena *arena, Issue *issue, Piece *piece) {
    Buffer title = buffer_in(arena, TITLE_BYTES_MAX);
    bool numbered_head = issue->units.has_sections;
    int32_t i = piece->first_unit;
    while (i < piece->unit_end && may_be_head(issue, piece, i)) {
        const Unit *unit = &issue->units.at[i];
        if (unit->role == ROLE_LIST && !numbered_head) {
            break;
        }
        Contributor who = {0};
        int32_t used = piece->who.name.size > 0
                           ? 0
                           : contributor_read_in(arena, unit, piece->unit_end - i, &who);
        if (used > 0) {
            piece->who = who;
            i += used;
            continue;
        }
        /* A second short line is a lead-in or a catch line; two lines of one title stand in a box.
         */
        if (title.size > 0 && unit->role == ROLE_SHORT && piece->kind != KIND_OPENING) {
            break;
        }
        if (unit->role == ROLE_SECTION && piece->organisation.size == 0) {
            piece->organisation = section_supplier(unit->fold);
        }
        bool text = unit->role == ROLE_HEADING || unit->role == ROLE_SHORT ||
                    unit->role == ROLE_LIST || unit->role == ROLE_CONTRIBUTOR;
        if (text) {
            add_title_text(&title, unit);
        }
        i++;
    }
    piece->body_unit = i;
    Str whole = bare_title(buffer_view(&title));
    whole = piece->kind == KIND_OPENING ? whole : bare_title(cut_signature(arena, whole, piece));
    piece->full_title = whole;
}

/* A section goes on until the next one is announced. */
static SectionId section_at(const Issue *issue, const Piece *piece, SectionId before,
                            PieceKind *usual) {
    for (int32_t i = piece->first_unit; i < piece->body_unit; i++) {
        const Unit *unit = &issue->units.at[i];
        if (unit->role == ROLE_SECTION) {
            *usual = words_section_headings[unit->section_row].kind;
            return words_section_headings[unit->section_row].section;
        }
    }
    return before;
}

/* The head of a piece without its section's heading, whose words say nothing about this article. */
static Str heading_in(Arena *arena, const Issue *issue, const Piece *piece) {
    int32_t from = piece->first_unit;
    while (from < piece->body_unit && (issue->units.at[from].role == ROLE_SECTION ||
                                       issue->units.at[from].role == ROLE_RULE)) {
        from++;
    }
    return issue_fold_in(arena, issue, from, piece->body_unit);
}

/* What decided stands in the review, so that an editor can judge it in a second. */
static void choose_kind(Arena *arena, Issue *issue, Piece *piece, PieceKind usual) {
    Str body = issue_fold_in(arena, issue, piece->body_unit, piece->unit_end);
    Str heading = heading_in(arena, issue, piece);
    KindChoice choice = kind_of(heading, body, piece->section, usual);
    piece->kind = choice.kind;
    if (choice.certainty < ISSUE_SURE_MIN) {
        issue_add_doubt(piece, choice.cue.size > 0
                                   ? arena_print_in(arena, "種類があやしい: 「%.*s」から(確かさ%d)",
                                                    STR_ARG(choice.cue), choice.certainty)
                                   : S("種類があやしい: 手がかりの語がない"));
    } else {
        issue_note_in(arena, &piece->notes.guesses,
                      arena_print_in(arena, "種類(「%.*s」から、確かさ%d)", STR_ARG(choice.cue),
                                     choice.certainty));
    }
    piece->reason =
        arena_print_in(arena, "%.*s／%.*s%.*s", STR_ARG(piece->reason), STR_ARG(choice.cue),
                       STR_ARG(choice.cue.size > 0 ? S("の語") : S("種類は仮")));
    piece->certainty = (piece->certainty + choice.certainty) / 2;
}

/* Signature first, then what the section's heading says, then what the text says; a single
 * mention only as a guess, a neighbour never. */
static void choose_organisation(Arena *arena, Issue *issue, Piece *piece) {
    if (piece->kind == KIND_OPENING) {
        piece->organisation = piece->who.organisation;
        return;
    }
    if (piece->who.organisation.size > 0) {
        piece->organisation = supplier_shown_name(piece->who.organisation);
    }
    if (piece->organisation.size == 0 && piece->kind != KIND_DUPLICATE) {
        Str fold = issue_fold_in(arena, issue, piece->first_unit, piece->unit_end);
        piece->organisation = supplier_of_in(arena, fold);
        if (piece->organisation.size == 0) {
            piece->organisation = supplier_only_one(fold);
            bool named = piece->organisation.size > 0;
            issue_note_in(arena, named ? &piece->notes.guesses : &piece->notes.missing,
                          named ? S("団体(本文に名前が出るだけ)") : S("団体"));
        }
    }
    if (utf8_count(piece->organisation) > LIMIT_ORGANISATION_CHARACTERS) {
        piece->organisation = match_head(piece->organisation, LIMIT_ORGANISATION_CHARACTERS);
    }
}

/* The newsletter's own heading where there is one, however long; else a proposal that says it is
 * one. */
static void choose_title(Arena *arena, Issue *issue, Piece *piece) {
    Str own = piece->full_title;
    if (own.size > 0 && utf8_count(own) <= LIMIT_TITLE_CHARACTERS) {
        piece->title = own;
        piece->full_title = (Str){0};
        return;
    }
    piece->proposed = true;
    piece->title = own.size > 0 ? title_shorten_in(arena, own)
                                : title_propose_in(arena, &issue->units, piece->body_unit,
                                                   piece->unit_end, piece->kind);
    issue_note_in(arena, &piece->notes.guesses,
                  own.size > 0 ? S("短くした見出し(元の見出しは本文の先頭)")
                               : S("見出し(本文の語から)"));
}

/* The piece among those before `index` that has a unit with this text; -1 if none has. */
static int32_t find_text(const Issue *issue, int32_t index, Str fold) {
    for (int32_t i = 0; i < index; i++) {
        const Piece *piece = &issue->pieces[i];
        for (int32_t j = piece->first_unit; j < piece->unit_end; j++) {
            if (str_equal(issue->units.at[j].fold, fold)) {
                return i;
            }
        }
    }
    return -1;
}

/* The piece a duplicate repeats is the one that holds its first paragraph. */
static void link_duplicate(Arena *arena, Issue *issue, int32_t index) {
    Piece *piece = &issue->pieces[index];
    int32_t prose = piece->first_unit;
    while (prose + 1 < piece->unit_end && issue->units.at[prose].role != ROLE_PROSE) {
        prose++;
    }
    piece->body_unit = prose;
    piece->repeats = find_text(issue, index, issue->units.at[prose].fold);
    if (piece->repeats >= 0) {
        issue_add_doubt(&issue->pieces[piece->repeats],
                        arena_print_in(arena, "同じ段落が%d行目にもある(2つ目の案内は本文の末尾へ)",
                                       piece->from_line));
    }
}

/* Headings are somebody's decision; without them every boundary is ours. */
static bool is_inferred_boundary(const Issue *issue, const Piece *piece) {
    return !issue->units.has_sections && piece->kind != KIND_OPENING;
}

/* Paragraphs that say of a video that it is out. */
static int32_t count_videos(const Issue *issue, const Piece *piece) {
    int32_t count = 0;
    for (int32_t i = piece->body_unit; i < piece->unit_end; i++) {
        Str fold = issue->units.at[i].fold;
        count += match_has(fold, S("公開中です")) && video_is_offered(fold);
    }
    return count;
}

/* The order matters: the kind asks the section, the supplier asks the author, the title asks all
 * of them. */
static void fill_article(Arena *arena, Issue *issue, Piece *piece, PieceKind usual) {
    bool placed = piece->kind == KIND_OPENING || piece->kind == KIND_EDITOR_NOTE;
    if (is_inferred_boundary(issue, piece)) {
        if (piece->certainty < ISSUE_SURE_MIN) {
            issue_add_doubt(piece, arena_print_in(arena, "切れ目があやしい: %.*s(確かさ%d)",
                                                  STR_ARG(piece->reason), piece->certainty));
        } else {
            issue_note_in(arena, &piece->notes.guesses,
                          arena_print_in(arena, "切れ目(%.*s、確かさ%d)", STR_ARG(piece->reason),
                                         piece->certainty));
        }
    }
    if (!placed) {
        choose_kind(arena, issue, piece, usual);
    }
    choose_organisation(arena, issue, piece);
    if (piece->kind == KIND_VIDEO && count_videos(issue, piece) > 1) {
        issue_add_doubt(piece, S("動画が2つ以上ある: 動画のファイルを分けた"));
    }
    if (piece->kind == KIND_OPENING && piece->who.name.size == 0) {
        issue_add_doubt(piece, S("巻頭メッセージの筆者が見つからない"));
    }
    choose_title(arena, issue, piece);
}

/* Message and note have sections of their own even where no heading says so. */
static SectionId placed_section(PieceKind kind, SectionId current) {
    return kind == KIND_OPENING       ? SECTION_OPENING
           : kind == KIND_EDITOR_NOTE ? SECTION_EDITOR
                                      : current;
}

/* Stretches first, so that every unit has a piece before any piece is looked at. */
void piece_make_in(Arena *arena, Issue *issue, const Cut *cuts) {
    stretch_pieces(arena, issue, cuts);
    page_lines_number(issue);
    SectionId section = SECTION_NONE;
    PieceKind usual = KIND_BOILERPLATE;
    for (int32_t i = 0; i < issue->piece_count; i++) {
        Piece *piece = &issue->pieces[i];
        piece->body_unit = piece->first_unit;
        if (piece->kind == KIND_DUPLICATE) {
            link_duplicate(arena, issue, i);
            continue;
        }
        if (!issue_piece_is_article(piece)) {
            piece->organisation = piece->kind == KIND_COLOPHON
                                      ? supplier_named(issue_fold_in(
                                            arena, issue, piece->first_unit, piece->unit_end))
                                      : (Str){0};
            piece->certainty = SURE_FRAME;
            continue;
        }
        read_head(arena, issue, piece);
        section = section_at(issue, piece, section, &usual);
        piece->section = placed_section(piece->kind, section);
        fill_article(arena, issue, piece, usual);
    }
}
