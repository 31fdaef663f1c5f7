/* The end of the last post word splits a line; the end of the organisation splits what is left. */
#include "pack_tool/import/contributor.h"

#include "base/utf8.h"
#include "pack_tool/import/fold.h"

/* Names have 2 + 1..3 kanji; kana names are a little longer. Lines with more are prose. */
enum { NAME_CHARACTERS_MIN = 2, NAME_CHARACTERS_MAX = 8, LINE_CHARACTERS_MAX = 56 };

/* One space of our own between words, whatever was typed. Keeps all other characters. */
static Str single_spaced_in(Arena *arena, Str text) {
    char *out = arena_alloc(arena, (size_t)text.size + 1, 1);
    int32_t size = 0;
    text = fold_trim(text);
    while (text.size > 0) {
        Str word = text;
        uint32_t scalar = utf8_next(&text);
        bool space = scalar == ' ' || scalar == '\t' || scalar == 0x3000 || scalar == 0xA0;
        word.size -= text.size;
        if (!space) {
            for (int32_t i = 0; i < word.size; i++) {
                out[size++] = word.at[i];
            }
        } else if (size > 0 && out[size - 1] != ' ') {
            out[size++] = ' ';
        }
    }
    return (Str){out, size};
}

/* Kanji and kana with at most one blank, and at least one kanji: organisations and posts are longer
 * or hold other signs. */
static bool is_name(Str text) {
    static const Str titles[] = {S_INIT("氏"), S_INIT("様"), S_INIT("先生")};
    if (match_ends_with_any(text, (Words){titles, COUNT_OF(titles)})) {
        return false;
    }
    int32_t letters = 0;
    int32_t kanji = 0;
    int32_t spaces = 0;
    if (str_starts_with(text, S("の")) || str_starts_with(text, S("は"))) {
        return false; /* 弁理士の日 */
    }
    while (text.size > 0) {
        uint32_t scalar = utf8_next(&text);
        bool letter =
            match_is_kanji(scalar) || match_is_hiragana(scalar) || match_is_katakana(scalar);
        if (!letter && scalar != ' ') {
            return false;
        }
        letters += letter;
        kanji += match_is_kanji(scalar);
        spaces += scalar == ' ';
    }
    return letters >= NAME_CHARACTERS_MIN && letters <= NAME_CHARACTERS_MAX && spaces <= 1 &&
           kanji >= 1;
}

/* Byte offset behind the last post word that a name may follow; -1 if there is none. */
static int32_t post_end(Str text) {
    int32_t end = -1;
    for (int32_t i = 0; i < words_posts.count; i++) {
        int32_t at = match_find_last(text, words_posts.at[i]);
        int32_t behind = at + words_posts.at[i].size;
        bool sensible = at >= 0 && (behind == text.size ||
                                    is_name(str_trim(str_slice(text, behind, text.size))));
        end = sensible && behind > end ? behind : end;
    }
    return end;
}

/* Longest table name or alias the text starts with, with 法人 words before and a bracket behind. */
static int32_t known_body_end(Str text) {
    Str beginning = match_start(text, words_body_beginnings);
    int32_t skip = beginning.size;
    skip += skip > 0 && str_starts_with(str_slice(text, skip, text.size), S(" ")) ? 1 : 0;
    Str rest = str_slice(text, skip, text.size);
    int32_t best = 0;
    for (int32_t i = 0; i < words_organisation_count; i++) {
        for (int32_t j = 0; j < ORGANISATION_ALIASES_MAX; j++) {
            Str alias = words_organisations[i].aliases[j];
            best = alias.size > best && str_starts_with(rest, alias) ? alias.size : best;
        }
    }
    return best > 0 ? skip + best : 0;
}

/* End of the first word that ends like a body: みほん省|, 一般社団法人 みほん協会|. A body's ending
 * inside a longer word counts only where a post or a space follows. */
static int32_t formed_body_end(Str text) {
    Str beginning = match_start(text, words_body_beginnings);
    int32_t from = beginning.size;
    from += from > 0 && str_starts_with(str_slice(text, from, text.size), S(" ")) ? 1 : 0;
    int32_t best = 0;
    for (int32_t i = 0; i < words_body_endings.count; i++) {
        Str ending = words_body_endings.at[i];
        int32_t at = match_find(str_slice(text, from, text.size), ending);
        int32_t behind = from + at + ending.size;
        Str rest = str_slice(text, behind, text.size);
        bool closed = rest.size == 0 || str_starts_with(rest, S(" ")) ||
                      str_starts_with(rest, S("(")) || str_starts_with(rest, S("（")) ||
                      match_starts_with_any(rest, words_posts);
        bool better = best == 0 || behind < best || beginning.size == 0;
        best = at > 0 && closed && better && (best == 0 || behind < best) ? behind : best;
    }
    if (best == 0 && beginning.size > 0) {
        int32_t space = match_find(str_slice(text, from, text.size), S(" "));
        best = space < 0 ? 0 : from + space;
    }
    return best;
}

/* Behind a bracket like (JPMA) directly after the name. */
static int32_t behind_bracket(Str text, int32_t end) {
    Str rest = str_slice(text, end, text.size);
    bool half = str_starts_with(rest, S("("));
    bool full = str_starts_with(rest, S("（"));
    Str close = half ? S(")") : S("）");
    int32_t at = half || full ? match_find(rest, close) : -1;
    return at < 0 ? end : end + at + close.size;
}

/* Known names first: 日本 商工会議所 and its like would be cut too early by their endings. */
static int32_t organisation_end(Str text) {
    int32_t known = known_body_end(text);
    int32_t end = known > 0 ? known : formed_body_end(text);
    return end > 0 ? behind_bracket(text, end) : 0;
}

/* Used for what stands behind a section's colon: 訴訟・判決コラム:弁護士知財ネット. */
bool contributor_is_organisation(Str text) {
    return text.size > 0 && utf8_count(text) <= LINE_CHARACTERS_MAX &&
           organisation_end(text) == text.size;
}

/* A second person of the same body keeps his post in front of his name. */
static void add_person(Arena *arena, Str post, Str name, Contributor *who) {
    if (who->name.size == 0) {
        who->name = name;
        bool both = who->post.size > 0 && post.size > 0;
        who->post =
            arena_print_in(arena, "%.*s%s%.*s", STR_ARG(who->post), both ? " " : "", STR_ARG(post));
    } else {
        who->second = arena_print_in(arena, "%.*s　%.*s", STR_ARG(post), STR_ARG(name));
    }
}

/* Where a name of two words begins at the end of a line whose post the table does not know (…担当
 * 役 久世 航); 0 if the line does not end like that. Only behind a known body's line, because any
 * short line may end with two short words. */
static int32_t spaced_name_start(Str line) {
    int32_t given = match_find_last(line, S(" "));
    int32_t family = given < 0 ? -1 : match_find_last(str_slice(line, 0, given), S(" "));
    Str name = str_slice(line, family < 0 ? line.size : family + 1, line.size);
    return family > 0 && is_name(name) ? family + 1 : 0;
}

/* One line of the block; false if it is no part of one. */
static bool read_line(Arena *arena, Str text, Contributor *who) {
    Str line = single_spaced_in(arena, text);
    /* A colon ends an article's title here; piece.c cuts it off before it asks again. */
    bool titled = match_has(line, S(":")) || match_has(line, S("："));
    if (line.size == 0 || utf8_count(line) > LINE_CHARACTERS_MAX || match_has(line, S("。")) ||
        titled) {
        return false;
    }
    int32_t end = post_end(line);
    if (end < 0 && who->organisation.size > 0 && who->name.size == 0) {
        int32_t start = spaced_name_start(line);
        end = start > 0 ? start : end;
    }
    Str before = end < 0 ? line : str_trim(str_slice(line, 0, end));
    Str name = end < 0 ? (Str){0} : str_trim(str_slice(line, end, line.size));
    bool lone_name = end < 0 && who->organisation.size > 0 && who->name.size == 0 && is_name(line);
    int32_t body = who->organisation.size == 0 ? organisation_end(before) : 0;
    if (body > 0) {
        who->organisation = str_slice(before, 0, body);
        before = str_trim(str_slice(before, body, before.size));
    } else if (end < 0 && !lone_name) {
        return false;
    }
    if (lone_name) {
        add_person(arena, (Str){0}, line, who);
    } else if (name.size > 0) {
        add_person(arena, before, name, who);
    } else if (before.size > 0) {
        who->post = arena_copy_in(arena, before);
    }
    return true;
}

/* A signature in one line, as web headings have it behind a colon. */
bool contributor_read_line_in(Arena *arena, Str text, Contributor *who) {
    Contributor read = {0};
    if (!read_line(arena, text, &read) || (read.name.size == 0 && read.organisation.size == 0)) {
        return false;
    }
    *who = read;
    return true;
}

/* A first line that is no organisation by its words is one by its place: short, before a line
 * with post and name. */
static bool read_odd_first(Arena *arena, const Unit *units, int32_t count, Contributor *who) {
    Contributor next = {0};
    bool followed = count > 1 && read_line(arena, units[1].text, &next) && next.name.size > 0 &&
                    next.organisation.size == 0;
    bool quote = match_has(units[0].fold, S("「")) || match_has(units[0].fold, S("『")) ||
                 match_has(units[0].fold, S("?"));
    if (!followed || quote || utf8_count(units[0].fold) > 24 || units[0].role == ROLE_HEADING) {
        return false;
    }
    who->organisation = single_spaced_in(arena, units[0].text);
    return true;
}

/* Sentences are no signatures; headings may be, because boxes of rules hold authors as well. */
static bool may_be_contributor(const Unit *unit) {
    return unit->role == ROLE_SHORT || unit->role == ROLE_CONTRIBUTOR || unit->role == ROLE_HEADING;
}

/* Two or three lines in a row; a message without a name is unsigned, whatever its lines say. */
int32_t contributor_read_in(Arena *arena, const Unit *units, int32_t count, Contributor *who) {
    Contributor read = {0};
    int32_t used = 0;
    while (used < count && used < CONTRIBUTOR_UNITS_MAX && may_be_contributor(&units[used])) {
        bool part = read_line(arena, units[used].text, &read);
        part = part || (used == 0 && read_odd_first(arena, units, count, &read));
        if (!part) {
            break;
        }
        used++;
    }
    if (read.name.size == 0) {
        return 0;
    }
    *who = read;
    return used;
}
