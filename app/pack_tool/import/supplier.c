/* Every mention of a known name is weighed by what stands behind it; unknown bodies count where
 * they act at the front of a sentence, own a page or stand in the bracket behind a link. */
#include "pack_tool/import/supplier.h"

#include "base/utf8.h"

enum { WEIGHT_ACTOR = 6, WEIGHT_BRACKET = 5, WEIGHT_OWNER = 4, WEIGHT_SELF = 4, WEIGHT_GA = 3 };
/* Actors stand in the first words of a sentence. */
enum { ACTOR_CHARACTERS_MAX = 60, BODY_CHARACTERS_MAX = 30, CLAUSES_MAX = 3 };

/* Latin aliases must stand alone: IPA is no part of IPAX. */
static bool is_whole_word(Str text, int32_t from, int32_t to) {
    bool latin = match_is_latin((unsigned char)text.at[from]);
    bool before = from > 0 && match_is_latin((unsigned char)text.at[from - 1]);
    bool channel = str_starts_with(str_slice(text, to, text.size), S("Channel"));
    bool behind = to < text.size && match_is_latin((unsigned char)text.at[to]) && !channel;
    return !latin || (!before && !behind);
}

/* Skips a bracket like (INPIT:インピット) and セキュリティセンター-like sub-units directly behind.
 */
static Str behind_name(Str rest) {
    if (str_starts_with(rest, S("("))) {
        int32_t close = match_find(rest, S(")"));
        rest = close < 0 ? rest : str_slice(rest, close + 1, rest.size);
    }
    match_take(&rest, S("知的財産政策室"));
    match_take(&rest, S("知的財産戦略本部"));
    match_take(&rest, S("セキュリティセンター"));
    return rest;
}

/* What stands directly behind a name tells its part: は、 acts, のウェブサイト owns, が提供する
 * sells. */
static int32_t weight_of(Str text, int32_t from, Str alias) {
    Str rest = str_slice(text, from + alias.size, text.size);
    bool bracketed = from > 0 && text.at[from - 1] == '(' && str_starts_with(rest, S(")"));
    bool after_link =
        bracketed && from >= 4 && str_starts_with(str_slice(text, from - 4, from), S("」"));
    rest = behind_name(rest);
    bool self = str_equal(alias, S("当室")) || str_equal(alias, S("当館"));
    if (match_starts_with_any(rest, words_bystander_marks)) {
        return 0;
    }
    return match_starts_with_any(rest, words_actor_marks)   ? WEIGHT_ACTOR
           : after_link                                     ? WEIGHT_BRACKET
           : match_starts_with_any(rest, words_owner_marks) ? WEIGHT_OWNER
           : self                                           ? WEIGHT_SELF
           : str_starts_with(rest, S("が"))                 ? WEIGHT_GA
                                                            : 0;
}

/* A short name weighs less than the full one. */
static int32_t weight_of_alias(Str fold, Str alias) {
    int32_t sum = 0;
    int32_t base = 0;
    int32_t at = match_find(fold, alias);
    while (at >= 0) {
        int32_t from = base + at;
        sum += is_whole_word(fold, from, from + alias.size) ? weight_of(fold, from, alias) : 0;
        base = from + alias.size;
        at = match_find(str_slice(fold, base, fold.size), alias);
    }
    return sum;
}

/* All names of one body add up: INPIT, インピット and 当館 in one article are one claim. */
static int32_t weight_of_row(Str fold, int32_t row) {
    int32_t sum = 0;
    for (int32_t j = 0; j < ORGANISATION_ALIASES_MAX; j++) {
        Str alias = words_organisations[row].aliases[j];
        sum += alias.size > 0 ? weight_of_alias(fold, alias) : 0;
    }
    return sum;
}

/* The heaviest row. */
static int32_t row_of(Str written) {
    for (int32_t i = 0; i < words_organisation_count; i++) {
        for (int32_t j = 0; j < ORGANISATION_ALIASES_MAX; j++) {
            Str alias = words_organisations[i].aliases[j];
            int32_t at = alias.size > 0 ? match_find(written, alias) : -1;
            if (at >= 0 && is_whole_word(written, at, at + alias.size)) {
                return i;
            }
        }
    }
    return -1;
}

/* The table's order decides between two; a signature names one. */
Str supplier_named(Str fold) {
    int32_t row = row_of(fold);
    return row >= 0 ? words_organisations[row].name : (Str){0};
}

/* As content/ writes it. */
Str supplier_shown_name(Str written) {
    Str named = supplier_named(written);
    return named.size > 0 ? named : written;
}

/* Without a bracket at its end. */
static Str without_bracket(Str text) {
    int32_t open = str_ends_with(text, S(")")) ? match_find_last(text, S("(")) : -1;
    return open > 0 ? str_slice(text, 0, open) : text;
}

/* 省, 庁, 機構, 協会 and their like. */
static bool is_body(Str text) {
    Str name = without_bracket(text);
    bool formed = match_ends_with_any(name, words_body_endings) ||
                  match_starts_with_any(name, words_body_beginnings);
    return formed && utf8_count(name) >= 3 && utf8_count(name) <= BODY_CHARACTERS_MAX &&
           !match_has(name, S("「")) && !match_has(name, S("を"));
}

/* The unknown body that acts at the front of one clause. */
static Str clause_actor(Str clause) {
    static const Str marks[] = {S_INIT("では"),     S_INIT("は"), S_INIT("が運営"),
                                S_INIT("において"), S_INIT("が"), S_INIT("から")};
    for (int32_t i = 0; i < COUNT_OF(marks); i++) {
        int32_t at = match_find(clause, marks[i]);
        Str before = str_slice(clause, 0, at < 0 ? 0 : at);
        Str behind = str_slice(clause, at, clause.size);
        if (at > 0 && is_body(before) && !match_starts_with_any(behind, words_bystander_marks)) {
            return before;
        }
    }
    return (Str){0};
}

/* Up to the comma. */
static Str take_clause(Str *rest) {
    int32_t comma = match_find(*rest, S("、"));
    Str clause = str_slice(*rest, 0, comma < 0 ? rest->size : comma);
    *rest = str_slice(*rest, comma < 0 ? rest->size : comma + 3, rest->size);
    return clause;
}

/* A known name at the very front of the clause that acts. */
static Str known_actor(Str clause) {
    for (int32_t i = 0; i < words_organisation_count; i++) {
        for (int32_t j = 0; j < ORGANISATION_ALIASES_MAX; j++) {
            Str alias = words_organisations[i].aliases[j];
            int32_t at = alias.size > 0 ? match_find(clause, alias) : -1;
            bool front =
                at == 0 || (at > 0 && at <= 36 && is_body(str_slice(clause, 0, at + alias.size)));
            if (at >= 0 && front && is_whole_word(clause, at, at + alias.size) &&
                weight_of(clause, at, alias) == WEIGHT_ACTOR) {
                return words_organisations[i].name;
            }
        }
    }
    return (Str){0};
}

/* Only at the front of the first sentence: further in, bodies are talked about. */
Str supplier_actor(Str fold) {
    Str rest = match_head(fold, ACTOR_CHARACTERS_MAX);
    int32_t stop = match_find(rest, S("。"));
    rest = stop < 0 ? rest : str_slice(rest, 0, stop);
    for (int32_t i = 0; i < CLAUSES_MAX && rest.size > 0; i++) {
        /* The mark は、 ends at the comma that ends the clause, so the clause is given with it. */
        Str from = rest;
        Str clause = take_clause(&rest);
        Str known = known_actor(str_slice(from, 0, clause.size + 3));
        Str actor = known.size > 0 ? known : clause_actor(clause);
        if (actor.size > 0) {
            return actor;
        }
    }
    return (Str){0};
}

/* Whose document it is. */
Str supplier_page_owner(Str fold) {
    for (int32_t i = 0; i < words_organisation_count; i++) {
        for (int32_t j = 0; j < ORGANISATION_ALIASES_MAX; j++) {
            Str alias = words_organisations[i].aliases[j];
            int32_t at = alias.size > 0 ? match_find(fold, alias) : -1;
            if (at >= 0 && is_whole_word(fold, at, at + alias.size) &&
                weight_of(fold, at, alias) == WEIGHT_OWNER) {
                return words_organisations[i].name;
            }
        }
    }
    return (Str){0};
}

Str supplier_owner(Str fold) {
    for (int32_t i = 0; i < words_organisation_count; i++) {
        for (int32_t j = 0; j < ORGANISATION_ALIASES_MAX; j++) {
            Str alias = words_organisations[i].aliases[j];
            if (alias.size > 0 && str_starts_with(fold, alias) &&
                is_whole_word(fold, 0, alias.size) && weight_of(fold, 0, alias) == WEIGHT_OWNER) {
                return words_organisations[i].name;
            }
        }
    }
    return (Str){0};
}

/* Under any of its names, because 当館 is INPIT two lines later. */
bool supplier_is_mentioned(Str body, Str fold) {
    int32_t row = row_of(body);
    for (int32_t j = 0; row >= 0 && j < ORGANISATION_ALIASES_MAX; j++) {
        Str alias = words_organisations[row].aliases[j];
        if (alias.size > 0 && match_has(fold, alias)) {
            return true;
        }
    }
    return row < 0 && match_has(fold, body);
}

/* 「…」(みほん庁): the bracket behind a link names the owner of its target. */
static Str bracket_body(Str fold) {
    int32_t at = match_find_last(fold, S("」("));
    Str inside = str_slice(fold, at < 0 ? fold.size : at + 4, fold.size);
    int32_t close = match_find(inside, S(")"));
    inside = str_slice(inside, 0, close < 0 ? 0 : close);
    return is_body(inside) ? inside : (Str){0};
}

/* みほん庁のウェブページ: what stands before the mark, back to a particle or a stop. */
static Str owner_body(Str fold) {
    static const Str pages[] = {S_INIT("のウェブ"), S_INIT("のホームページ"), S_INIT("公式サイト"),
                                S_INIT("の公式"), S_INIT("のYouTube")};
    static const Str stops[] = {S_INIT("、"), S_INIT("。"), S_INIT("は"), S_INIT("「"),
                                S_INIT("」"), S_INIT("("),  S_INIT("を"), S_INIT("や")};
    for (int32_t i = 0; i < COUNT_OF(pages); i++) {
        int32_t at = match_find(fold, pages[i]);
        Str before = str_slice(fold, 0, at < 0 ? 0 : at);
        int32_t from = 0;
        for (int32_t j = 0; j < COUNT_OF(stops); j++) {
            int32_t stop = match_find_last(before, stops[j]);
            from = stop >= 0 && stop + stops[j].size > from ? stop + stops[j].size : from;
        }
        Str body = str_slice(before, from, before.size);
        if (is_body(body)) {
            return body;
        }
    }
    return (Str){0};
}

/* The body that acts in the first paragraph where one does. */
static Str first_actor(Str fold) {
    Str actor = {0};
    while (fold.size > 0 && actor.size == 0) {
        actor = supplier_actor(str_cut(&fold, '\n'));
    }
    return actor;
}

/* A mention without any claim; bystanders do not count even here. */
static bool row_is_mentioned(Str fold, int32_t row) {
    for (int32_t j = 0; j < ORGANISATION_ALIASES_MAX; j++) {
        Str alias = words_organisations[row].aliases[j];
        int32_t at = alias.size > 0 ? match_find(fold, alias) : -1;
        if (at >= 0 && is_whole_word(fold, at, at + alias.size) &&
            !match_starts_with_any(behind_name(str_slice(fold, at + alias.size, fold.size)),
                                   words_bystander_marks)) {
            return true;
        }
    }
    for (int32_t i = 0; i < words_service_count; i++) {
        if (match_has(fold, words_services[i].service) && row_of(words_services[i].owner) == row) {
            return true;
        }
    }
    return false;
}

/* When nobody else is named, it is theirs. */
Str supplier_only_one(Str fold) {
    int32_t found = -1;
    for (int32_t i = 0; i < words_organisation_count; i++) {
        if (row_is_mentioned(fold, i)) {
            if (found >= 0) {
                return (Str){0};
            }
            found = i;
        }
    }
    return found >= 0 ? words_organisations[found].name : (Str){0};
}

/* An actor in the first words wins over a page's owner further down, because announcements begin
 * with who announces; a body that is known by several claims wins over an unknown actor. */
Str supplier_of_in(Arena *arena, Str fold) {
    int32_t best = -1;
    int32_t most = 0;
    for (int32_t i = 0; i < words_organisation_count; i++) {
        int32_t weight = weight_of_row(fold, i);
        best = weight > most ? i : best;
        most = weight > most ? weight : most;
    }
    Str actor = first_actor(fold);
    Str bracket = bracket_body(fold);
    if (best >= 0 && (most > WEIGHT_ACTOR || row_of(actor) == best || actor.size == 0)) {
        return words_organisations[best].name;
    }
    Str body = actor.size > 0     ? actor
               : bracket.size > 0 ? bracket
               : best >= 0        ? words_organisations[best].name
                                  : owner_body(fold);
    return arena_copy_in(arena, supplier_shown_name(body));
}
