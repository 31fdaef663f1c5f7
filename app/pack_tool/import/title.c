/* Candidates are slices of the original text, so a title never contains a word of our making but
 * for the ending の脆弱性 of alerts. */
#include "pack_tool/import/title.h"

#include "base/limits.h"
#include "base/utf8.h"
#include "pack_tool/import/fold.h"
#include "pack_tool/import/supplier.h"
#include "pack_tool/import/title_object.h"

enum { NAME_CHARACTERS_MIN = 4, PHRASE_CHARACTERS_MIN = 4, NAMES_MAX = 40 };
/* Only the first part of an article says what it is about. */
enum { SEARCH_BYTES = 900, FIRST_PHRASES = 3 };
/* 和菓子 is a subject; more than six mentions do not make it more of one. */
enum { THIN_CHARACTERS = 10 };
enum { SUBJECT_CHARACTERS_MIN = 3, SUBJECT_TIMES_MAX = 6, POINTS_TIMES = 4 };
/* A message of several paragraphs comes to its subject later. */
enum { SUBJECT_SEARCH_BYTES = 6000 };
/* 研修動画 and the like are kinds of videos, not names. */
enum { GENERIC_CHARACTERS_MAX = 5 };
/* Points of a candidate. */
enum {
    POINTS_INTRODUCED = 12, /* 「…」は, 「…」を: the article is about it */
    POINTS_REPEATED = 6,
    POINTS_DOCUMENT = 6, /* ガイダンス, リスト, 指針 … */
    POINTS_EARLY = 4,
    POINTS_QUOTE = -40, /* somebody's words, not a name */
    POINTS_PAGE = -10,  /* a page that many articles lead to, a date, a count */
    POINTS_LINK = 8, /* 「…」のウェブページ, 「…」より: what a call to action leads to */
    POINTS_OWNED = -20, /* 「…」の: only a part of it is meant */
    POINTS_COMMON = -6,
    POINTS_FIRST = 6,  /* a phrase at the very front */
    POINTS_VIDEO = 14, /* …の紹介動画 in a video item */
    POINTS_BODY = -20, /* the supplier's name is no title */
};

/* What stands behind a dash or bracket explains, it does not name. */
static Str without_part_after(Str text, Str mark) {
    int32_t at = match_find(text, mark);
    return at > 0 ? fold_trim(str_slice(text, 0, at)) : text;
}

/* Without brackets (…) and without a sub-title behind ~ or a space. */
Str title_shorten_in(Arena *arena, Str title) {
    static const Str marks[] = {S_INIT("~"),        S_INIT("～"),       S_INIT("〜"),
                                S_INIT("("),        S_INIT("（"),       S_INIT("―"),
                                S_INIT("【"),       S_INIT("<"),        S_INIT("　"),
                                S_INIT(":"),        S_INIT("："),       S_INIT("、"),
                                S_INIT("のための"), S_INIT("に向けて"), S_INIT("について"),
                                S_INIT("に関する"), S_INIT("における")};
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

/* The first of equals wins: what is said earlier is more likely the subject. */
static void consider(Candidate *best, Str text, int32_t points) {
    if (text.size > 0 && points > best->points) {
        *best = (Candidate){text, points};
    }
}

/* Such names are what articles are about more often than other names. */
static bool names_document(Str name) {
    static const Str words[] = {
        S_INIT("ガイダンス"), S_INIT("ハンドブック"), S_INIT("リスト"),   S_INIT("指針"),
        S_INIT("ガイド"),     S_INIT("計画"),         S_INIT("制度"),     S_INIT("集"),
        S_INIT("動画"),       S_INIT("事業"),         S_INIT("セミナー"), S_INIT("レポート"),
        S_INIT("テキスト"),   S_INIT("エキスパート"), S_INIT("法律"),     S_INIT("窓口")};
    return match_has_any(name, (Words){words, COUNT_OF(words)});
}

/* Quotation marks also hold what somebody said or asked. */
static bool is_spoken(Str name) {
    static const Str marks[] = {S_INIT("。"),       S_INIT("?"),      S_INIT("？"),
                                S_INIT("ください"), S_INIT("ですか"), S_INIT("して欲し"),
                                S_INIT("、どう"),   S_INIT("「"),     S_INIT("ほしい")};
    static const Str ends[] = {S_INIT("たい"), S_INIT("ました"), S_INIT("ます"), S_INIT("です"),
                               S_INIT("ません")};
    return match_has_any(name, (Words){marks, COUNT_OF(marks)}) ||
           match_ends_with_any(name, (Words){ends, COUNT_OF(ends)});
}

/* Pages that many articles lead to say nothing about this one. */
static bool names_page(Str name) {
    static const Str marks[] = {S_INIT("送付について"), S_INIT("トップページ"),
                                S_INIT("全てのコース"), S_INIT("よくあるご相談"),
                                S_INIT("ホームページ")};
    static const Str whole[] = {S_INIT("ウェブページ"), S_INIT("ウェブサイト")};
    return match_has_any(name, (Words){marks, COUNT_OF(marks)}) ||
           match_starts_with_any(name, (Words){whole, COUNT_OF(whole)});
}

/* What speaks for a name as a title. */
static int32_t name_points(Str text, Str name, Str behind, bool early) {
    static const Str introductions[] = {
        S_INIT("は"),         S_INIT("が"),     S_INIT("を"),     S_INIT("で"),
        S_INIT("とい"),       S_INIT("の改訂"), S_INIT("も公"),   S_INIT("第"),
        S_INIT("シリーズ"),   S_INIT("(全"),    S_INIT("の策定"), S_INIT("の案"),
        S_INIT("の講座"),     S_INIT("の動画"), S_INIT("の映像"), S_INIT("の概要"),
        S_INIT("の紹介動画"), S_INIT("に3"),    S_INIT("に新"),   S_INIT("に、")};
    int32_t characters = utf8_count(name);
    int32_t points = characters <= LIMIT_TITLE_CHARACTERS ? characters / 2 : 5;
    points += match_starts_with_any(behind, (Words){introductions, COUNT_OF(introductions)})
                  ? POINTS_INTRODUCED
                  : 0;
    static const Str links[] = {S_INIT("のウェブ"), S_INIT("のページ"), S_INIT("のサイト"),
                                S_INIT("より"),     S_INIT("から"),     S_INIT("(")};
    bool link = match_starts_with_any(behind, (Words){links, COUNT_OF(links)});
    points += link ? POINTS_LINK : str_starts_with(behind, S("の")) ? POINTS_OWNED : 0;
    points += match_count(text, name) > 1 ? POINTS_REPEATED : 0;
    points += names_document(name) ? POINTS_DOCUMENT : 0;
    points += early ? POINTS_EARLY : 0;
    points += str_starts_with(behind, S("と進")) ? POINTS_QUOTE : 0; /* a step in a menu */
    points += match_has_any(name, words_video_channels) ? POINTS_QUOTE : 0;
    points += is_spoken(name) ? POINTS_QUOTE : 0;
    points += names_page(name) ? POINTS_PAGE : 0;
    return characters < NAME_CHARACTERS_MIN ? POINTS_QUOTE : points;
}

static bool is_noun(uint32_t scalar) {
    return match_is_kanji(scalar) || match_is_katakana(scalar) || match_is_latin(scalar) ||
           match_is_digit(scalar) || scalar == 0x30FB || scalar == '/' || scalar == '&' ||
           scalar == 0xFF06;
}

/* No verb, no particle. */
static bool is_all_nouns(Str text) {
    while (text.size > 0) {
        uint32_t scalar = utf8_next(&text);
        if (!is_noun(scalar) && scalar != 0x306E && scalar != ' ') {
            return false;
        }
    }
    return true;
}

/* Names in 「」 and 『』. */
static void consider_names(Str text, PieceKind kind, Str open, Candidate *best) {
    Str close = str_equal(open, S("「")) ? S("」") : S("』");
    /* The name in a video item is the video's title more often than not. */
    int32_t bonus = kind == KIND_VIDEO && str_equal(open, S("「")) ? POINTS_VIDEO : 0;
    bool only_nouns = kind == KIND_FAQ;
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
        if (only_nouns && !is_all_nouns(name)) {
            continue; /* the questions of a FAQ are no names */
        }
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
    name = without_part_after(without_part_after(name, S("および")), S("及び"));
    int32_t characters = utf8_count(name);
    bool fits = characters >= 2 && characters <= LIMIT_TITLE_CHARACTERS - 4;
    return fits ? arena_print_in(arena, "%.*sの脆弱性", STR_ARG(fold_trim(name))) : (Str){0};
}

/* 令和6年4月1日施行, 第10回…, 全5話の…, 昨年6月28日: a date or a count is no subject, but
 * 令和5年改正 is one. */
static bool begins_with_count(Str phrase) {
    static const Str marks[] = {S_INIT("令和"), S_INIT("平成"), S_INIT("第"),     S_INIT("全"),
                                S_INIT("昨年"), S_INIT("今年"), S_INIT("公開中"), S_INIT("新作"),
                                S_INIT("各"),   S_INIT("本"),   S_INIT("過去"),   S_INIT("好評"),
                                S_INIT("無料"), S_INIT("毎年")};
    return (match_starts_with_any(phrase, (Words){marks, COUNT_OF(marks)}) ||
            match_is_digit((unsigned char)phrase.at[0])) &&
           !str_ends_with(phrase, S("改正"));
}

/* A name that says itself what it is. */
static bool names_video(Str phrase) {
    static const Str ends[] = {S_INIT("動画"), S_INIT("ドラマ"), S_INIT("アニメ"), S_INIT("映像")};
    return match_ends_with_any(phrase, (Words){ends, COUNT_OF(ends)}) &&
           !str_starts_with(phrase, S("YouTube")) && utf8_count(phrase) > GENERIC_CHARACTERS_MAX;
}

/* Whether a hiragana before or behind a run of nouns is part of a word that only continues there:
 * 仕入|れ|先, 担当者向|け. Particles and the ends of whole words are not. */
static bool is_inside_word(uint32_t scalar, Str particles) {
    while (particles.size > 0) {
        if (utf8_next(&particles) == scalar) {
            return false;
        }
    }
    return match_is_hiragana(scalar);
}

/* Takes a run of nouns joined by の off *rest; at least one scalar is taken in any case. Empty for
 * a run that begins or ends in the middle of a word. */
static Str take_phrase(Str *rest, uint32_t *before) {
    Str from = *rest;
    Str end = *rest;
    uint32_t first = *before;
    uint32_t next = 0;
    while (rest->size > 0) {
        Str here = *rest;
        uint32_t scalar = utf8_next(rest);
        bool link = scalar == 0x306E && end.at == here.at && here.at != from.at;
        if (!is_noun(scalar) && !link) {
            bool nothing = here.at == from.at;
            next = end.at == here.at ? scalar : 0;
            *before = nothing ? scalar : *before;
            *rest = nothing ? *rest : here;
            break;
        }
        *before = scalar;
        end = is_noun(scalar) ? *rest : end;
    }
    bool part =
        is_inside_word(first, S("はがをにでとのもやへかなるたいうくすつぬむぶぐらよんだ")) ||
        is_inside_word(next, S("はがをにでとのもやへかなよまだ"));
    Str phrase = str_slice(from, 0, (int32_t)(end.at - from.at));
    /* 知財の落|とし穴: one kanji behind の may be the front of a word; only these surely end it. */
    int32_t link = match_find_last(phrase, S("の"));
    bool single = link > 0 && utf8_count(str_slice(phrase, link, phrase.size)) == 2;
    part = part || (single && is_inside_word(next, S("はがをにで")));
    return part ? (Str){0} : phrase;
}

/* Behind a quotation: what stands in 「」 is a name as a whole or somebody's words, see
 * consider_names. */
static Str behind_quotation(Str text) {
    bool single = str_starts_with(text, S("「"));
    int32_t close = single                           ? match_find(text, S("」"))
                    : str_starts_with(text, S("『")) ? match_find(text, S("』"))
                                                     : -1;
    return close > 0 ? str_slice(text, close + 3, text.size) : text;
}

/* Behind 「…」の: what follows is a part of what was quoted, such as its レベル1項目. */
static bool is_owned(Str text, Str rest) {
    bool quoted = rest.at >= text.at + 3 && (str_equal((Str){rest.at - 3, 3}, S("」")) ||
                                             str_equal((Str){rest.at - 3, 3}, S("』")));
    return quoted && str_starts_with(rest, S("の"));
}

/* Runs of nouns; early and long ones win, because announcements name their subject first. */
static void consider_phrases(Str text, PieceKind kind, Candidate *best) {
    Str rest = behind_quotation(text);
    int32_t order = 0;
    uint32_t before = 0;
    bool owned = false;
    while (rest.size > 0) {
        owned = owned || is_owned(text, rest);
        Str phrase = take_phrase(&rest, &before);
        rest = behind_quotation(rest);
        int32_t characters = utf8_count(phrase);
        if (characters < PHRASE_CHARACTERS_MIN || characters > LIMIT_TITLE_CHARACTERS) {
            continue;
        }
        bool video = kind == KIND_VIDEO && names_video(phrase);
        int32_t points = characters + (order < FIRST_PHRASES ? POINTS_FIRST : 0);
        points += owned && !video ? POINTS_PAGE : 0;
        owned = false;
        points += video ? POINTS_VIDEO : -order / 2;
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

/* The units of a piece, one behind the other. */
static Str text_of_in(Arena *arena, const Units *units, int32_t from, int32_t to, int32_t most) {
    Str text = {0};
    for (int32_t i = from; i < to && text.size < most; i++) {
        bool says = units->at[i].role != ROLE_ADDRESS &&
                    (units->at[i].role != ROLE_ACTION || match_has(units->at[i].text, S("「")));
        if (!says) {
            continue;
        }
        text = arena_print_in(arena, "%.*s\n%.*s", STR_ARG(text), STR_ARG(units->at[i].text));
    }
    return text;
}

/* Two words of which one holds the other, or that begin alike, are one subject. */
static bool overlap(Str a, Str b) {
    Str front = match_head(a, 2);
    return match_has(a, b) || match_has(b, a) || str_starts_with(b, front);
}

/* A message or a note has no offer to name: what it speaks of most is its subject. `apart` from
 * another one, or empty. */
static void consider_subjects(Str text, Str apart, int32_t times_least, Candidate *best) {
    Str rest = text;
    uint32_t before = 0;
    while (rest.size > 0) {
        Str phrase = take_phrase(&rest, &before);
        int32_t characters = utf8_count(phrase);
        if (characters < SUBJECT_CHARACTERS_MIN || characters > LIMIT_TITLE_CHARACTERS) {
            continue;
        }
        if (match_is_digit(match_last_scalar(phrase))) {
            continue; /* 会員1, from 会員1,200社 */
        }
        int32_t times = match_count(text, phrase);
        if (times < times_least || (apart.size > 0 && overlap(apart, phrase))) {
            continue;
        }
        times = times < SUBJECT_TIMES_MAX ? times : SUBJECT_TIMES_MAX;
        int32_t points = times * POINTS_TIMES + characters;
        points += supplier_named(phrase).size > 0 ? POINTS_BODY : 0;
        points += begins_with_count(phrase) ? POINTS_PAGE : 0;
        points += match_has_any(phrase, words_common) ? POINTS_COMMON : 0;
        consider(best, phrase, points);
    }
}

/* テレワーク alone says little about a message: with the word that comes back beside it, it does.
 */
static Str subjects_in(Arena *arena, Str text, bool pair) {
    Candidate first = {0};
    Candidate second = {0};
    consider_subjects(text, S(""), 1, &first);
    if (pair && first.text.size > 0 && utf8_count(first.text) <= THIN_CHARACTERS) {
        consider_subjects(text, first.text, 2, &second);
    }
    Str both = second.text.size > 0
                   ? arena_print_in(arena, "%.*sと%.*s", STR_ARG(first.text), STR_ARG(second.text))
                   : first.text;
    return utf8_count(both) <= LIMIT_TITLE_CHARACTERS ? both : first.text;
}

/* …専門家派遣事業ウェブページ is the page of a programme; the article is about the programme. */
static Str without_page(Str title) {
    static const Str ends[] = {S_INIT("のウェブページ"), S_INIT("ウェブページ"),
                               S_INIT("のウェブサイト"), S_INIT("ウェブサイト"),
                               S_INIT("の特設サイト"),   S_INIT("のホームページ")};
    for (int32_t i = 0; i < COUNT_OF(ends); i++) {
        if (str_ends_with(title, ends[i]) && title.size > 2 * ends[i].size) {
            return fold_trim(str_slice(title, 0, title.size - ends[i].size));
        }
    }
    return title;
}

/* Names, phrases and clauses compete on one scale, see the points above; a kind's own name is
 * the last resort. */
Str title_propose_in(Arena *arena, const Units *units, int32_t from, int32_t to, PieceKind kind) {
    bool whole = kind == KIND_OPENING || kind == KIND_EDITOR_NOTE;
    bool far = whole || kind == KIND_VIDEO; /* a video often comes behind what it is for */
    Str text = text_of_in(arena, units, from, to, far ? SUBJECT_SEARCH_BYTES : SEARCH_BYTES);
    if (kind == KIND_ALERT) {
        Str alert = alert_title_in(arena, text);
        if (alert.size > 0) {
            return alert;
        }
    }
    Candidate best = {.points = 0};
    if (whole) {
        consider(&best, subjects_in(arena, text, kind == KIND_OPENING), 1);
    } else {
        consider_names(text, kind, S("「"), &best);
        consider_names(text, kind, S("『"), &best);
        consider_phrases(text, kind, &best);
        int32_t points = 0;
        Str object = title_object_in(arena, text, kind == KIND_VIDEO, &points);
        consider(&best, object, points);
    }
    Str title = best.text.size > 0 ? title_shorten_in(arena, without_page(best.text)) : (Str){0};
    return title.size > 0 ? title : words_kinds[kind].reading_name;
}
