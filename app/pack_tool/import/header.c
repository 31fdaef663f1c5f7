/* Collects every claim first and decides afterwards, so that disagreements can be told. */
#include "pack_tool/import/header.h"

#include "base/utf8.h"
#include "pack_tool/import/match.h"

/* A title line with a breadcrumb glued to its front has about 50 characters. */
enum { TITLE_CHARACTERS_MAX = 70, NUMBER_MAX = 9999 };

typedef struct Claims {
    int32_t title_number;
    int32_t closing_number;
    Date title_date;
    Date published;
    bool extra; /* the title says 号外 */
} Claims;

/* 営業秘密のツボ with a date and a number, in any order. */
bool header_is_title(Str fold) {
    bool named = match_has(fold, S("営業秘密のツボ"));
    bool numbered = match_has(fold, S("号")) || match_has(fold, S("★"));
    return named && numbered && !match_has(fold, S("。")) &&
           utf8_count(fold) <= TITLE_CHARACTERS_MAX && !header_is_closing(fold);
}

/* Thanks for reading, with the newsletter's name: other bodies thank their readers as well. */
bool header_is_closing(Str fold) {
    bool read = match_has(fold, S("お読みいただ")) || match_has(fold, S("お読み頂")) ||
                match_has(fold, S("ご愛読いただ"));
    bool thanks = match_has(fold, S("ありがとうございま")) || match_has(fold, S("有難うございま"));
    bool itself = match_has(fold, S("つぼマガ")) || match_has(fold, S("営業秘密のツボ")) ||
                  match_has(fold, S("号を")) || match_has(fold, S("メールマガジン"));
    bool greeting = str_starts_with(fold, S("いつも"));
    return read && thanks && itself && !greeting && utf8_count(fold) <= 60;
}

/* 第110号 → 110; 0 if there is none. The last one counts, because a breadcrumb repeats it. */
static int32_t number_in(Str fold) {
    int32_t found = match_find(fold, S("第"));
    int32_t number = 0;
    while (found >= 0) {
        fold = str_slice(fold, found + 3, fold.size);
        Str rest = fold;
        int32_t value = 0;
        if (match_take_number(&rest, &value) && match_take(&rest, S("号")) && value > 0 &&
            value <= NUMBER_MAX) {
            number = value;
        }
        found = match_find(fold, S("第"));
    }
    return number;
}

/* More notes than the summary shows are worth no line. */
static void add_note(Header *header, Str note) {
    if (header->note_count < HEADER_NOTES_MAX) {
        header->notes[header->note_count++] = note;
    }
}

/* The title stands in a mail up to three times; the first one counts, and one that says
 * otherwise is reported. */
static void claim_title(Arena *arena, Str fold, Claims *claims, Header *header) {
    int32_t number = number_in(fold);
    Date date = {0};
    bool dated = date_find(fold, &date);
    claims->extra = claims->extra || (number == 0 && match_has(fold, S("号外")));
    if (claims->title_number > 0 && number > 0 && number != claims->title_number) {
        add_note(header, arena_print_in(arena, "題名の行に第%d号と第%d号があります",
                                        claims->title_number, number));
    }
    claims->title_number = claims->title_number > 0 ? claims->title_number : number;
    if (dated && claims->title_date.year == 0) {
        claims->title_date = date;
    }
}

/* Number and date stand in several places, and not every place has both. */
static Claims collect_claims(Arena *arena, const Lines *lines, Header *header) {
    Claims claims = {0};
    for (int32_t i = 0; i < lines->count; i++) {
        Str fold = lines->at[i].fold;
        if (header_is_title(fold)) {
            claim_title(arena, fold, &claims, header);
        } else if (header_is_closing(fold)) {
            int32_t number = number_in(fold);
            claims.closing_number = number > 0 ? number : claims.closing_number;
        } else if (str_starts_with(fold, S("公開日")) && claims.published.year == 0 &&
                   !date_find(fold, &claims.published)) {
            claims.published = (Date){0};
        }
    }
    return claims;
}

/* What the user says counts most, then the title, then the line that names the day of publication;
 * what is missing follows from the other by the rule of the third Wednesday. */
static void decide(const Claims *claims, Date given, Header *header) {
    header->date = given.year > 0                ? given
                   : claims->title_date.year > 0 ? claims->title_date
                                                 : claims->published;
    header->number = claims->title_number > 0 ? claims->title_number : claims->closing_number;
    if (header->number == 0 && header->date.year > 0) {
        header->number = date_number(header->date);
        header->number_inferred = true;
    } else if (header->date.year == 0 && header->number > 0) {
        header->date = date_of_number(header->number);
        header->date_inferred = true;
    }
}

/* A day that differs from the chosen one is told, not mended. */
static void note_date(Arena *arena, Header *header, const char *where, Date date) {
    if (date.year > 0 && !date_equal(date, header->date)) {
        add_note(header, arena_print_in(arena, "%sは%04d-%02d-%02dですが、%04d-%02d-%02dとしました",
                                        where, date.year, date.month, date.day, header->date.year,
                                        header->date.month, header->date.day));
    }
}

/* The editor decides what the places could not agree on. */
static void note_disagreements(Arena *arena, const Claims *claims, Date given, Header *header) {
    if (given.year > 0) {
        note_date(arena, header, "題名の行の日付", claims->title_date);
    }
    note_date(arena, header, "公開日", claims->published);
    if (claims->closing_number > 0 && claims->closing_number != header->number) {
        add_note(header, arena_print_in(arena, "結びの行は第%d号ですが、第%d号としました",
                                        claims->closing_number, header->number));
    }
    Date rule = date_of_number(header->number);
    if (!header->number_inferred && date_number(header->date) != header->number) {
        add_note(header, arena_print_in(
                             arena, "日付%04d-%02d-%02dからは第%d号になりますが、第%d号としました",
                             header->date.year, header->date.month, header->date.day,
                             date_number(header->date), header->number));
    } else if (given.year == 0 && !date_equal(rule, header->date)) {
        add_note(header, arena_print_in(arena,
                                        "その月の第3水曜日は%04d-%02d-%02dですが、"
                                        "%04d-%02d-%02dとしました",
                                        rule.year, rule.month, rule.day, header->date.year,
                                        header->date.month, header->date.day));
    }
}

/* Claims are collected over the whole text before any of them is believed. */
bool header_find(Arena *arena, const Lines *lines, Date given, Header *header, Failure *failure) {
    *header = (Header){0};
    Claims claims = collect_claims(arena, lines, header);
    if (claims.extra && claims.title_number == 0) {
        return failure_set(failure, FAILURE_FORMAT,
                           "号外には号数がないため取り込めません。記事を通常の号に加えてください");
    }
    decide(&claims, given, header);
    if (header->number < 1) {
        return failure_set(
            failure, FAILURE_FORMAT,
            "号数も発行日も見つかりません。--date 2025-08-20 のように発行日を指定して"
            "ください");
    }
    note_disagreements(arena, &claims, given, header);
    return true;
}
