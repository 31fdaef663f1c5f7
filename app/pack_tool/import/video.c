/* Offers outweigh mentions; both are tables. */
#include "pack_tool/import/video.h"

#include "base/utf8.h"
#include "pack_tool/import/roles.h"

/* Of several words. */
static int32_t count_any(Str fold, Words words) {
    int32_t count = 0;
    for (int32_t i = 0; i < words.count; i++) {
        count += match_has(fold, words.at[i]);
    }
    return count;
}

/* A sentence that names a video and says that it is out. */
static bool has_offer_sentence(Str fold) {
    static const Str outs[] = {
        S_INIT("公開中"),        S_INIT("公開しており"), S_INIT("公開しています"),
        S_INIT("公開しました"),  S_INIT("ご視聴"),       S_INIT("配信中"),
        S_INIT("制作しました"),  S_INIT("視聴でき"),     S_INIT("配信しています"),
        S_INIT("追加し"),        S_INIT("追加され"),     S_INIT("視聴いただけ"),
        S_INIT("視聴頂け"),      S_INIT("新作が"),       S_INIT("ご覧いただけ"),
        S_INIT("配信が始ま"),    S_INIT("配信を始め"),   S_INIT("完成しました"),
        S_INIT("受講いただけ"),  S_INIT("受講でき"),     S_INIT("加わり"),
        S_INIT("公開されました")};
    while (fold.size > 0) {
        int32_t stop = match_find(fold, S("。"));
        Str sentence = str_slice(fold, 0, stop < 0 ? fold.size : stop);
        bool page = match_has(sentence, S("特設ページ")) || match_has(sentence, S("スライド")) ||
                    match_has_any(sentence, words_video_mentions);
        if (match_has_any(sentence, words_video_names) && !page &&
            match_has_any(sentence, (Words){outs, COUNT_OF(outs)})) {
            return true;
        }
        fold = str_slice(fold, stop < 0 ? fold.size : stop + 3, fold.size);
    }
    return false;
}

/* Two or more members of a series, a line each: 第1弾 …, 第2弾 …. Numbered meetings (回) are none.
 */
static bool lists_series(Str fold) {
    static const Str counters[] = {S_INIT("弾"), S_INIT("話"), S_INIT("編")};
    int32_t count = 0;
    while (fold.size > 0) {
        VideoPart part;
        Str line = str_trim(str_cut(&fold, '\n'));
        count += video_read_part(line, &part) &&
                 match_ends_with_any(part.label, (Words){counters, COUNT_OF(counters)});
    }
    return count > 1;
}

/* A mention weighs double: a page that also has videos is told from a video by a single 動画や. */
bool video_is_offered(Str fold) {
    int32_t names = count_any(fold, words_video_names);
    int32_t offers = count_any(fold, words_video_offers);
    int32_t mentions = count_any(fold, words_video_mentions);
    if (names == 0) {
        return false;
    }
    return offers + 2 * has_offer_sentence(fold) > 2 * mentions || lists_series(fold);
}

/* Slices of the original, full-width figures and all. */
bool video_read_part(Str text, VideoPart *part) {
    Str rest = text;
    match_take(&rest, S("・"));
    Str label_start = rest;
    if (!match_take(&rest, S("第"))) {
        return false;
    }
    int32_t digits = 0;
    while (digits < 4 && rest.size > 0) {
        Str before = rest;
        uint32_t scalar = utf8_next(&rest);
        if (!match_is_digit(scalar) && !(scalar >= 0xFF10 && scalar <= 0xFF19)) {
            rest = before;
            break;
        }
        digits++;
    }
    if (digits == 0 || rest.size == 0) {
        return false;
    }
    utf8_next(&rest); /* the counter: 弾, 話, 回 */
    part->label = str_slice(label_start, 0, label_start.size - rest.size);
    match_take(&rest, S("　"));
    rest = str_trim(rest);
    part->lead = (Str){0};
    int32_t close = match_find(rest, S("】"));
    if (match_take(&rest, S("【")) && close > 0) {
        part->lead = str_slice(rest, 0, close - 3);
        rest = str_trim(str_slice(rest, close, rest.size));
    }
    part->title = str_equal(str_slice(rest, 0, 3), S("　")) ? str_slice(rest, 3, rest.size) : rest;
    return part->title.size > 0;
}

/* 全 + number + 話 / 弾 / 本 / 回, anywhere. */
static Str whole_count(Str fold) {
    static const Str counters[] = {S_INIT("話"), S_INIT("弾"), S_INIT("本"), S_INIT("回"),
                                   S_INIT("編")};
    int32_t at = match_find(fold, S("全"));
    while (at >= 0) {
        Str from = str_slice(fold, at, fold.size);
        Str rest = str_slice(from, 3, from.size);
        int32_t number = 0;
        Str counter = match_take_number(&rest, &number)
                          ? match_start(rest, (Words){counters, COUNT_OF(counters)})
                          : (Str){0};
        if (counter.size > 0 && number < 1000) {
            return str_slice(from, 0, from.size - rest.size + counter.size);
        }
        fold = str_slice(from, 3, from.size);
        at = match_find(fold, S("全"));
    }
    return (Str){0};
}

/* What the text says (全5話) before what can be counted. */
Str video_count_label_in(Arena *arena, Str fold, int32_t part_count, Str counter) {
    Str whole = whole_count(fold);
    if (whole.size > 0) {
        return arena_copy_in(arena, whole);
    }
    return part_count > 1 ? arena_print_in(arena, "全%d%.*s", part_count, STR_ARG(counter))
                          : (Str){0};
}

/* ドラマ, アニメ, 講座 and so on, from its own words. */
const VideoKindWords *video_kind(Str fold) {
    static const VideoKindWords plain = {S_INIT(""), S_INIT("解説"), S_INIT("navy")};
    for (int32_t i = 0; i < words_video_kind_count; i++) {
        if (match_has(fold, words_video_kinds[i].words)) {
            return &words_video_kinds[i];
        }
    }
    return &plain;
}

/* The first of the table, which has the special ones in front. */
Str video_channel(Str fold) {
    for (int32_t i = 0; i < words_video_channels.count; i++) {
        if (match_has(fold, words_video_channels.at[i])) {
            return words_video_channels.at[i];
        }
    }
    return (Str){0};
}
