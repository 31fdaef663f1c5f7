/* Candidates are slices of the original text, so a title never contains a word of our making but
 * for the ending の脆弱性 of alerts. */
#include "pack_tool/import/title.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "pack_tool/import/fold.h"
#include "pack_tool/import/supplier.h"

enum { NAME_CHARACTERS_MIN = 4, PHRASE_CHARACTERS_MIN = 4, NAMES_MAX = 40 };
/* Only the first part of an article says what it is about. */
enum { SEARCH_BYTES = 900, FIRST_PHRASES = 3 };
/* 研修動画 and the like are kinds of videos, not names. */
enum { GENERIC_CHARACTERS_MAX = 5 };
/* Points of a candidate. */
enum {
    POINTS_INTRODUCED = 12, /* 「…」は, 「…」を: the article is about it */
    POINTS_REPEATED = 6,
    POINTS_DOCUMENT = 6, /* ガイダンス, リスト, 指針 … */
    POINTS_EARLY = 4,
    POINTS_QUOTE = -40, /* somebody's words, not a name */
    POINTS_PAGE = -10,  /* the page a link leads to */
    POINTS_COMMON = -6,
    POINTS_FIRST = 6,  /* a phrase at the very front */
    POINTS_VIDEO = 12, /* …の紹介動画 in a video item */
    POINTS_BODY = -20, /* the supplier's name is no title */
};

static Str without_part_after(Str text, Str mark) {
    int32_t at = match_find(text, mark);
    return at > 0 ? fold_trim(str_slice(text, 0, at)) : text;
}

/* Without brackets (…) and without a sub-title behind ~ or a space. */
Str title_shorten_in(Arena *arena, Str title) {
    static const Str marks[] = {S_INIT("~"),  S_INIT("～"), S_INIT("〜"), S_INIT("("),
                                S_INIT("（"), S_INIT("―"),  S_INIT("【"), S_INIT("<"),
                                S_INIT("　"), S_INIT(":"),  S_INIT("："), S_INIT("、")};
    Str text = fold_trim(title);
    for (int32_t i = 0; i < COUNT_OF(marks) && utf8_count(text) > LIMIT_TITLE_CHARACTERS; i++) {
        Str shorter = without_part_after(text, marks[i]);
        text = utf8_count(shorter) >= NAME_CHARACTERS_MIN ? shorter : text;
    }
    if (utf8_count(text) > LIMIT_TITLE_CHARACTERS) {
        text = match_head(text, LIMIT_TITLE_CHARACTERS - 1);
        return arena_print_in(arena, "%.*s…", STR_ARG(text));
    }
    return text;
}

typedef struct Candidate {
    Str text;
    int32_t points;
} Candidate;

static void consider(Candidate *best, Str text, int32_t points) {
    if (text.size > 0 && points > best->points) {
        *best = (Candidate){text, points};
    }
}

static bool names_document(Str name) {
    static const Str words[] = {
        S_INIT("ガイダンス"), S_INIT("ハンドブック"), S_INIT("リスト"),   S_INIT("指針"),
        S_INIT("ガイド"),     S_INIT("計画"),         S_INIT("制度"),     S_INIT("集"),
        S_INIT("動画"),       S_INIT("事業"),         S_INIT("セミナー"), S_INIT("レポート"),
        S_INIT("テキスト"),   S_INIT("エキスパート"), S_INIT("法律"),     S_INIT("窓口")};
    return match_has_any(name, (Words){words, COUNT_OF(words)});
}

static bool is_spoken(Str name) {
    static const Str marks[] = {S_INIT("。"),       S_INIT("?"),      S_INIT("？"),
                                S_INIT("ください"), S_INIT("ですか"), S_INIT("たい"),
                                S_INIT("して欲し"), S_INIT("、どう"), S_INIT("「")};
    return match_has_any(name, (Words){marks, COUNT_OF(marks)});
}

static bool names_page(Str name) {
    static const Str marks[] = {S_INIT("ウェブページ"), S_INIT("送付について"),
                                S_INIT("ウェブサイト"), S_INIT("トップページ"),
                                S_INIT("全てのコース")};
    return match_has_any(name, (Words){marks, COUNT_OF(marks)});
}

static int32_t name_points(Str text, Str name, Str behind, bool early) {
    static const Str introductions[] = {S_INIT("は"), S_INIT("が"),   S_INIT("を"),
                                        S_INIT("で"), S_INIT("とい"), S_INIT("の改訂")};
    int32_t characters = utf8_count(name);
    int32_t points = characters <= LIMIT_TITLE_CHARACTERS ? characters / 2 : 5;
    points += match_starts_with_any(behind, (Words){introductions, COUNT_OF(introductions)})
                  ? POINTS_INTRODUCED
                  : 0;
    points += match_count(text, name) > 1 ? POINTS_REPEATED : 0;
    points += names_document(name) ? POINTS_DOCUMENT : 0;
    points += early ? POINTS_EARLY : 0;
    points += is_spoken(name) ? POINTS_QUOTE : 0;
    points += names_page(name) ? POINTS_PAGE : 0;
    return characters < NAME_CHARACTERS_MIN ? POINTS_QUOTE : points;
}

/* Names in 「」 and 『』. */
static void consider_names(Str text, Str open, Str close, int32_t bonus, Candidate *best) {
    Str rest = text;
    for (int32_t i = 0; i < NAMES_MAX; i++) {
        int32_t from = match_find(rest, open);
        Str behind = str_slice(rest, from < 0 ? rest.size : from + open.size, rest.size);
        int32_t size = match_find(behind, close);
        if (from < 0 || size < 0) {
            return;
        }
        Str name = str_slice(behind, 0, size);
        rest = str_slice(behind, size + close.size, behind.size);
        bool early = i == 0;
        int32_t points = name_points(text, name, rest, early) + (names_page(name) ? 0 : bonus);
        consider(best, name, points);
    }
}

/* Microsoft製品に関する脆弱性, 株式会社…が提供する Apex One において…脆弱性. */
static Str alert_title_in(Arena *arena, Str text) {
    int32_t found = match_find(text, S("脆弱性"));
    Str head = str_slice(text, 0, found < 0 ? 0 : found);
    int32_t about = match_find_last(head, S("に関する"));
    int32_t offered = match_find_last(head, S("提供する"));
    Str name = {0};
    if (offered >= 0) {
        name = fold_trim(str_slice(head, offered + S("提供する").size, head.size));
        name = without_part_after(without_part_after(name, S("において")), S("に"));
        name = without_part_after(without_part_after(name, S("、")), S("の"));
    } else if (about >= 0) {
        name = str_slice(head, 0, about);
        static const Str stops[] = {S_INIT("に"), S_INIT("、"), S_INIT("は"), S_INIT("。"),
                                    S_INIT("\n")};
        for (int32_t i = 0; i < COUNT_OF(stops); i++) {
            int32_t at = match_find_last(name, stops[i]);
            name = at < 0 ? name : str_slice(name, at + stops[i].size, name.size);
        }
    }
    int32_t characters = utf8_count(name);
    bool fits = characters >= 2 && characters <= LIMIT_TITLE_CHARACTERS - 4;
    return fits ? arena_print_in(arena, "%.*sの脆弱性", STR_ARG(fold_trim(name))) : (Str){0};
}

/* 令和6年4月1日施行, 第10回…: a date or a count is no subject. */
static bool begins_with_count(Str phrase) {
    return str_starts_with(phrase, S("令和")) || str_starts_with(phrase, S("平成")) ||
           str_starts_with(phrase, S("第")) || match_is_digit((unsigned char)phrase.at[0]);
}

static bool names_video(Str phrase) {
    static const Str ends[] = {S_INIT("動画"), S_INIT("ドラマ"), S_INIT("アニメ"), S_INIT("映像")};
    return match_ends_with_any(phrase, (Words){ends, COUNT_OF(ends)}) &&
           !str_starts_with(phrase, S("YouTube")) && utf8_count(phrase) > GENERIC_CHARACTERS_MAX;
}

static bool is_noun(uint32_t scalar) {
    return match_is_kanji(scalar) || match_is_katakana(scalar) || match_is_latin(scalar) ||
           match_is_digit(scalar) || scalar == 0x30FB || scalar == '/';
}

/* Takes a run of nouns joined by の off *rest; at least one scalar is taken in any case. */
static Str take_phrase(Str *rest) {
    Str from = *rest;
    Str end = *rest;
    bool linked = false;
    while (rest->size > 0) {
        Str before = *rest;
        uint32_t scalar = utf8_next(rest);
        bool link = scalar == 0x306E && end.at == before.at && before.at != from.at;
        if (!is_noun(scalar) && !link) {
            bool nothing = before.at == from.at;
            *rest = nothing ? *rest : before;
            break;
        }
        end = is_noun(scalar) ? *rest : end;
        linked = linked || link;
    }
    return str_slice(from, 0, (int32_t)(end.at - from.at));
}

static void consider_phrases(Str text, PieceKind kind, Candidate *best) {
    Str rest = text;
    int32_t order = 0;
    while (rest.size > 0) {
        Str phrase = take_phrase(&rest);
        int32_t characters = utf8_count(phrase);
        if (characters < PHRASE_CHARACTERS_MIN || characters > LIMIT_TITLE_CHARACTERS) {
            continue;
        }
        int32_t points = characters - order / 2 + (order < FIRST_PHRASES ? POINTS_FIRST : 0);
        points += kind == KIND_VIDEO && names_video(phrase) ? POINTS_VIDEO : 0;
        points += supplier_named(phrase).size > 0 || names_page(phrase) ? POINTS_BODY : 0;
        points += match_count(text, phrase) > 1 ? POINTS_REPEATED / 2 : 0;
        points += names_document(phrase) ? POINTS_DOCUMENT / 2 : 0;
        points += match_has_any(phrase, words_common) ? POINTS_COMMON / 2 : 0;
        points += begins_with_count(phrase) ? POINTS_PAGE : 0;
        points += str_starts_with(phrase, S("YouTube")) ? POINTS_PAGE : 0;
        consider(best, phrase, points);
        order++;
    }
}

static Str text_of_in(Arena *arena, const Units *units, int32_t from, int32_t to) {
    Str text = {0};
    for (int32_t i = from; i < to && text.size < SEARCH_BYTES; i++) {
        bool says = units->at[i].role != ROLE_ADDRESS &&
                    (units->at[i].role != ROLE_ACTION || match_has(units->at[i].text, S("「")));
        if (!says) {
            continue;
        }
        text = arena_print_in(arena, "%.*s\n%.*s", STR_ARG(text), STR_ARG(units->at[i].text));
    }
    return text;
}

Str title_propose_in(Arena *arena, const Units *units, int32_t from, int32_t to, PieceKind kind) {
    Str text = text_of_in(arena, units, from, to);
    if (kind == KIND_ALERT) {
        Str alert = alert_title_in(arena, text);
        if (alert.size > 0) {
            return alert;
        }
    }
    Candidate best = {.points = 0};
    if (kind != KIND_OPENING && kind != KIND_EDITOR_NOTE) {
        /* The name in a video item is the video's title more often than not. */
        int32_t bonus = kind == KIND_VIDEO ? POINTS_VIDEO : 0;
        consider_names(text, S("「"), S("」"), bonus, &best);
        consider_names(text, S("『"), S("』"), 0, &best);
    }
    consider_phrases(text, kind, &best);
    Str title = best.text.size > 0 ? title_shorten_in(arena, best.text) : (Str){0};
    return title.size > 0 ? title : words_kinds[kind].reading_name;
}
