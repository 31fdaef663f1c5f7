/* Cuts the verb off the end of the sentence and the opening off its front. */
#include "pack_tool/import/action.h"

#include <string.h>

#include "base/limits.h"
#include "base/utf8.h"
#include "pack_tool/import/fold.h"
#include "pack_tool/import/roles.h"

/* A line may become `look_for:` and leave the body only if it says hardly more than the name:
 * 詳細は, のウェブページを and ご確認いただけます together have about this many characters. */
enum { DROPPED_MAX = 24 };
/* Longer phrases without 「」 are no names; openings reach this far behind their table word. */
enum { NAME_CHARACTERS_MIN = 3, NAME_CHARACTERS_MAX = 40, OPENING_BYTES = 30 };

/* The sentence of a text in which the call to action stands. Works on the original characters. */
static Str action_sentence(Str text) {
    while (text.size > 0) {
        int32_t stop = match_find(text, S("。"));
        Str sentence = str_slice(text, 0, stop < 0 ? text.size : stop);
        bool request = match_starts_with_any(sentence, words_action_openings) &&
                       match_has(sentence, S("お願い"));
        if (roles_action_end(sentence) >= 0 || request) {
            return fold_trim(sentence);
        }
        text = str_slice(text, stop < 0 ? text.size : stop + 3, text.size);
    }
    return (Str){0};
}

/* Everything before the verb of the call is what it speaks of; お願い is the verb of requests. */
static int32_t verb_start(Str sentence) {
    int32_t start = -1;
    for (int32_t i = 0; i < words_action_stems.count; i++) {
        int32_t at = match_find_last(sentence, words_action_stems.at[i]);
        start = at > start ? at : start;
    }
    for (int32_t i = 0; i < words_action_wholes.count && start < 0; i++) {
        start = match_find_last(sentence, words_action_wholes.at[i]);
    }
    return start >= 0 ? start : match_find_last(sentence, S("お願い"));
}

/* Peels from the end until a noun or a bracket is left: …のウェブページにてぜひ loses three layers.
 */
static Str without_ending(Str text) {
    static const Str endings[] = {
        S_INIT("ぜひ"), S_INIT("是非"), S_INIT("も併せて"), S_INIT("もあわせて"), S_INIT("併せて"),
        S_INIT("にて"), S_INIT("より"), S_INIT("から"),     S_INIT("詳細を"),     S_INIT("を"),
        S_INIT("で"),   S_INIT("へ"),   S_INIT("に"),       S_INIT("も"),         S_INIT("、"),
        S_INIT("ご"),   S_INIT("御")};
    bool again = true;
    while (again) {
        again = false;
        text = fold_trim(text);
        for (int32_t i = 0; i < COUNT_OF(endings) && !again; i++) {
            if (str_ends_with(text, endings[i]) && text.size > endings[i].size) {
                text = str_slice(text, 0, text.size - endings[i].size);
                again = true;
            }
        }
    }
    return text;
}

/* After such an ending the last は before it is a topic (統計の詳細は警察庁のホームページ), not a
 * part of the name. */
static bool ends_with_page(Str text) {
    return match_ends_with_any(text, words_page_names);
}

/* まずは, …のまま: what is left of a sentence that names nothing. */
static bool is_no_name(Str name) {
    static const Str ends[] = {S_INIT("は"), S_INIT("が"), S_INIT("まま"), S_INIT("て"),
                               S_INIT("ず"), S_INIT("方"), S_INIT("う"),   S_INIT("もって")};
    return utf8_count(name) < NAME_CHARACTERS_MIN ||
           match_ends_with_any(name, (Words){ends, COUNT_OF(ends)});
}

/* 詳細は, 動画は、, …をご希望の方は: what is named stands behind the topic. In a sentence with a
 * name in 「」 that is the last は before it, else only a known opening counts. */
static Str without_opening(Str text) {
    match_take(&text, S("また、"));
    match_take(&text, S("なお、"));
    int32_t quote = match_find(text, S("「"));
    Str opening = match_start(text, words_action_openings);
    Str before = str_slice(text, 0, quote > 0 ? quote : opening.size + OPENING_BYTES);
    int32_t topic = quote > 0              ? match_find_last(before, S("は"))
                    : opening.size > 0     ? match_find(before, S("は"))
                    : ends_with_page(text) ? match_find_last(text, S("は"))
                                           : match_find_last(text, S("は、"));
    if (topic >= 0) {
        text = str_slice(text, topic + S("は").size, text.size);
        match_take(&text, S("、"));
    }
    return fold_trim(text);
}

/* 「…」のウェブページから事例、動画等: the name ends where it says what to find there. */
static Str without_contents(Str text) {
    int32_t close = match_find(text, S("」"));
    Str behind = str_slice(text, close < 0 ? text.size : close, text.size);
    int32_t from = match_find(behind, S("から"));
    return from > 0 ? str_slice(text, 0, close + from) : text;
}

/* In a long sentence the name in 「」 and a bracket behind it are what to look for. */
static Str quoted_name(Str text) {
    int32_t from = match_find_last(text, S("「"));
    Str rest = str_slice(text, from < 0 ? text.size : from, text.size);
    int32_t size = match_find(rest, S("」"));
    if (size < 0) {
        return text;
    }
    size += 3;
    Str behind = str_slice(rest, size, rest.size);
    bool bracket = str_starts_with(behind, S("(")) || str_starts_with(behind, S("（"));
    Str close = str_starts_with(behind, S("(")) ? S(")") : S("）");
    int32_t end = bracket ? match_find(behind, close) : -1;
    /* (ナレーション:…) tells about the thing; only an owner's name helps to find it. */
    Str inside = str_slice(behind, 0, end < 0 ? 0 : end);
    end = match_has(inside, S(":")) || match_has(inside, S("：")) ? -1 : end;
    return str_slice(rest, 0, end < 0 ? size : size + end + close.size);
}

/* …のトップページから、「全てのコース」、「…」と進み: what to open is named first. */
static Str menu_start(Str sentence) {
    int32_t steps = match_find(sentence, S("と進"));
    int32_t from = match_find(sentence, S("から"));
    return steps > from && from > 0 ? fold_trim(str_slice(sentence, 0, from)) : (Str){0};
}

/* ウェブページ, PDF, こちら: a reader cannot look for that. */
static bool is_vague(Str name) {
    static const Str words[] = {
        S_INIT("ウェブページ"), S_INIT("ウェブサイト"), S_INIT("ホームページ"),
        S_INIT("特設ページ"),   S_INIT("特設サイト"),   S_INIT("サイト"),
        S_INIT("ページ"),       S_INIT("PDF"),          S_INIT("PDF版"),
        S_INIT("PDFファイル"),  S_INIT("本ページ"),     S_INIT("リンク先"),
        S_INIT("詳細"),         S_INIT("内容"),         S_INIT("報告書"),
        S_INIT("動画"),         S_INIT("映像"),         S_INIT("本文"),
        S_INIT("資料"),         S_INIT("冊子"),         S_INIT("ぜひ"),
        S_INIT("是非")};
    static const Str fronts[] = {S_INIT("こちら"), S_INIT("以下"), S_INIT("下記"), S_INIT("上記"),
                                 S_INIT("次の")};
    for (int32_t i = 0; i < COUNT_OF(words); i++) {
        if (str_equal(name, words[i])) {
            return true;
        }
    }
    return match_starts_with_any(name, (Words){fronts, COUNT_OF(fronts)});
}

/* What to type into a search field when there is no address. */
static Str look_for_of(Str text) {
    Str sentence = action_sentence(text);
    Str menu = menu_start(sentence);
    if (menu.size > 0) {
        return menu;
    }
    int32_t verb = verb_start(sentence);
    Str name = without_opening(without_ending(str_slice(sentence, 0, verb < 0 ? 0 : verb)));
    if (utf8_count(name) > NAME_CHARACTERS_MAX && match_has(name, S("」"))) {
        name = quoted_name(name);
    }
    name = without_contents(name);
    return utf8_count(name) <= NAME_CHARACTERS_MAX || match_has(name, S("」"))
               ? match_head(name, LIMIT_LABEL_CHARACTERS)
               : (Str){0};
}

/* The address in a text: from http to the first character no address has. */
static Str address_in(Str text) {
    static const char marks[] = "-._~:/?#[]@!$&'()*+,;=%";
    int32_t from = match_find(text, S("http"));
    Str rest = str_slice(text, from < 0 ? text.size : from, text.size);
    int32_t size = 0;
    while (size < rest.size && (match_is_latin((unsigned char)rest.at[size]) ||
                                match_is_digit((unsigned char)rest.at[size]) ||
                                (rest.at[size] != 0 && strchr(marks, rest.at[size]) != NULL))) {
        size++;
    }
    Str address = str_slice(rest, 0, size);
    bool whole = str_starts_with(address, S("http://")) || str_starts_with(address, S("https://"));
    return whole && address.size > 12 ? address : (Str){0};
}

/* The first call to action that names something wins: later ones (また、…も併せて) point to further
 * reading. Addresses are looked for in every unit, because mails give them a line of their own. */
Action action_of_in(Arena *arena, const Units *units, int32_t from, int32_t to) {
    Action action = {.unit = -1};
    for (int32_t i = from; i < to; i++) {
        const Unit *unit = &units->at[i];
        Str link = unit->address.size > 0 ? unit->address : address_in(unit->text);
        action.link = action.link.size == 0 ? link : action.link;
        bool acts = unit->role == ROLE_ACTION || roles_ends_with_action(unit->fold) ||
                    roles_action_end(unit->fold) >= 0;
        if (action.look_for.size > 0 || !acts || unit->role == ROLE_LIST) {
            continue;
        }
        Str name = look_for_of(unit->text);
        int32_t dropped = utf8_count(unit->text) - utf8_count(name);
        /* 一覧はこちら says nothing at all where nothing can be touched. */
        bool bare = name.size == 0 && match_has(unit->fold, S("こちら"));
        bool alone =
            unit->role == ROLE_ACTION && (bare || (name.size > 0 && dropped <= DROPPED_MAX));
        bool vague = is_vague(name) || is_no_name(name);
        action.look_for = vague ? (Str){0} : arena_copy_in(arena, name);
        action.unit = alone && action.unit < 0 ? i : action.unit;
    }
    return action;
}
