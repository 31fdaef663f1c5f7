/* Looks for a verb of the table, takes the clause before it and cleans its front. Slices of the
 * original text but for brackets that are left out. */
#include "pack_tool/import/title_object.h"

#include "base/buffer.h"
#include "base/limits.h"
#include "base/utf8.h"
#include "pack_tool/import/dates.h"
#include "pack_tool/import/fold.h"
#include "pack_tool/import/supplier.h"

/* Shorter clauses are これ, 内容, 資料: words that need their sentence. */
enum { OBJECT_CHARACTERS_MIN = 7, CLAUSE_BYTES_MAX = 300 };
/* What the first sentence names is what the others speak about. */
enum { POINTS_OBJECT = 13, POINTS_PER_CHARACTERS = 3, POINTS_FIRST_SENTENCE = 4 };

typedef struct ObjectVerb {
    Str words; /* with を in front */
    int32_t points;
    bool video; /* says what a video shows */
} ObjectVerb;

/* Bringing something out says more about an article than talking about it. */
static const ObjectVerb verbs[] = {
    {S_INIT("を公開"), 5, false},       {S_INIT("を公表"), 5, false},
    {S_INIT("を策定"), 5, false},       {S_INIT("を作成"), 5, false},
    {S_INIT("を開催"), 5, false},       {S_INIT("を実施"), 4, false},
    {S_INIT("を開始"), 5, false},       {S_INIT("を始め"), 4, false},
    {S_INIT("を改訂"), 5, false},       {S_INIT("を開設"), 5, false},
    {S_INIT("を提供"), 3, false},       {S_INIT("を募集"), 4, false},
    {S_INIT("を刊行"), 5, false},       {S_INIT("を改め"), 4, false},
    {S_INIT("を取りまとめ"), 4, false}, {S_INIT("をまとめ"), 4, false},
    {S_INIT("を開きます"), 5, false},   {S_INIT("を設け"), 3, false},
    {S_INIT("を行って"), 3, false},     {S_INIT("を行う"), 2, false},
    {S_INIT("をご支援"), 4, false},     {S_INIT("を支援"), 3, false},
    {S_INIT("を紹介"), 3, false},       {S_INIT("をご紹介"), 3, false},
    {S_INIT("を解説"), 3, false},       {S_INIT("を検討し"), 3, false},
    {S_INIT("を考え"), 3, false},       {S_INIT("を取り上げ"), 4, false},
    {S_INIT("を一問一答"), 6, false},   {S_INIT("を反映し"), 2, false},
    {S_INIT("を示し"), 1, false},       {S_INIT("を派遣"), 3, false},
    {S_INIT("をYouTube"), 5, true},     {S_INIT("を動画で"), 5, true},
    {S_INIT("を学べる"), 5, true},      {S_INIT("を描い"), 5, true},
    {S_INIT("を説明する"), 3, true},    {S_INIT("を解説する"), 4, true},
    {S_INIT("を呼びかけ"), 2, true},    {S_INIT("を追体験"), 4, true},
    {S_INIT("を追った"), 4, true},
};

/* Where a clause begins at the latest. */
static Str after_last(Str text, const Str *marks, int32_t count) {
    int32_t from = 0;
    for (int32_t i = 0; i < count; i++) {
        int32_t at = match_find_last(text, marks[i]);
        from = at >= 0 && at + marks[i].size > from ? at + marks[i].size : from;
    }
    return str_slice(text, from, text.size);
}

/* (…) is left out: it explains a word and makes the title too long. */
static Str without_brackets_in(Arena *arena, Str text) {
    Buffer out = buffer_in(arena, text.size + 1);
    int32_t depth = 0;
    while (text.size > 0) {
        Str from = text;
        uint32_t scalar = utf8_next(&text);
        bool opens = scalar == '(' || scalar == 0xFF08;
        bool closes = scalar == ')' || scalar == 0xFF09;
        depth += opens;
        if (depth == 0) {
            buffer_put(&out, str_slice(from, 0, from.size - text.size));
        }
        depth -= closes && depth > 0;
    }
    return buffer_view(&out);
}

/* 2025年3月に, 2月25日に, この度、: when it happens is no part of what it is. */
static Str without_time(Str clause) {
    static const Str times[] = {S_INIT("この度"), S_INIT("このたび"), S_INIT("このほど"),
                                S_INIT("新たに"), S_INIT("今年"),     S_INIT("昨年"),
                                S_INIT("など"),   S_INIT("同じく"),   S_INIT("また"),
                                S_INIT("なお"),   S_INIT("さらに"),   S_INIT("そこで")};
    Str rest = clause;
    int32_t number = 0;
    while (
        match_take_number(&rest, &number) &&
        (match_take(&rest, S("年")) || match_take(&rest, S("月")) || match_take(&rest, S("日")))) {
        match_take(&rest, S("に"));
        clause = rest;
    }
    Str time = match_start(clause, (Words){times, COUNT_OF(times)});
    return str_slice(clause, time.size, clause.size);
}

/* 日本知的財産協会が2日間の集中講座, 公安調査庁は企業向けの冊子: who does it stands in a field of
 * its own. */
static Str without_actor(Str clause) {
    static const Str particles[] = {S_INIT("が"), S_INIT("は")};
    for (int32_t i = 0; i < COUNT_OF(particles); i++) {
        int32_t mark = match_find(clause, particles[i]);
        Str actor = str_slice(clause, 0, mark < 0 ? 0 : mark);
        if (supplier_named(actor).size > 0 || match_ends_with_any(actor, words_body_endings)) {
            return str_slice(clause, mark + particles[i].size, clause.size);
        }
    }
    return clause;
}

/* Long enough to say something, short enough for its place. */
static bool reads_as_title(Str clause) {
    static const Str fronts[] = {S_INIT("これ"), S_INIT("それ"), S_INIT("その"),   S_INIT("この"),
                                 S_INIT("本"),   S_INIT("同"),   S_INIT("当"),     S_INIT("以下"),
                                 S_INIT("皆"),   S_INIT("を"),   S_INIT("に"),     S_INIT("が"),
                                 S_INIT("の"),   S_INIT("と"),   S_INIT("で"),     S_INIT("や"),
                                 S_INIT("も"),   S_INIT("は"),   S_INIT("ウェブ"), S_INIT("ご"),
                                 S_INIT("」"),   S_INIT("～"),   S_INIT("~"),      S_INIT("・")};
    int32_t characters = utf8_count(clause);
    return characters >= OBJECT_CHARACTERS_MIN && characters <= LIMIT_TITLE_CHARACTERS &&
           !match_starts_with_any(clause, (Words){fronts, COUNT_OF(fronts)}) &&
           !match_has(clause, S("「")) && !match_has(clause, S("」")) &&
           !match_has(clause, S("『")) && !match_has(clause, S("?"));
}

/* The clause that ends where `text` ends, made fit for a title; empty if it is not. */
static Str clause_in(Arena *arena, Str text) {
    static const Str stops[] = {S_INIT("。"),  S_INIT("\n"), S_INIT("、"), S_INIT("では "),
                                S_INIT("!"),   S_INIT("！"), S_INIT("?"),  S_INIT("？"),
                                S_INIT("は "), S_INIT("…"),  S_INIT("」"), S_INIT("』")};
    static const Str grounds[] = {
        S_INIT("をもとに"), S_INIT("を基に"),     S_INIT("を題材に"), S_INIT("を手がかりに"),
        S_INIT("を例に"),   S_INIT("に向けて"),   S_INIT("のために"), S_INIT("を対象に"),
        S_INIT("ように"),   S_INIT("に合わせて"), S_INIT("に応じて"), S_INIT("において"),
        S_INIT("とともに"), S_INIT("をテーマに"), S_INIT("より"),     S_INIT("に対して")};
    int32_t from = text.size > CLAUSE_BYTES_MAX ? text.size - CLAUSE_BYTES_MAX : 0;
    while (from < text.size && ((unsigned char)text.at[from] & 0xC0) == 0x80) {
        from++;
    }
    Str near = without_brackets_in(arena, str_slice(text, from, text.size));
    Str clause = after_last(near, stops, COUNT_OF(stops));
    Str subject = after_last(clause, grounds, COUNT_OF(grounds));
    clause = str_starts_with(subject, S("し")) ? clause : subject; /* …をテーマにした3本の動画 */
    clause = without_actor(fold_trim(without_time(fold_trim(clause))));
    return reads_as_title(clause) ? clause : (Str){0};
}

/* What the first sentence is about. */
Str title_object_in(Arena *arena, Str text, bool video, int32_t *points) {
    Str best = {0};
    int32_t first_stop = match_find(text, S("。"));
    *points = 0;
    for (int32_t i = 0; i < COUNT_OF(verbs); i++) {
        const ObjectVerb *verb = &verbs[i];
        int32_t at = match_find(text, verb->words);
        if (at <= 0 || (verb->video && !video)) {
            continue;
        }
        Str clause = clause_in(arena, str_slice(text, 0, at));
        int32_t sum = POINTS_OBJECT + utf8_count(clause) / POINTS_PER_CHARACTERS + verb->points;
        sum += at < first_stop ? POINTS_FIRST_SENTENCE : 0;
        if (clause.size > 0 && sum > *points) {
            best = clause;
            *points = sum;
        }
    }
    return best;
}
