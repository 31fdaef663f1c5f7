/* Facts as text, and a booth that does not exist. */
#include "ui/facts.h"

/* For pictures and tests: a booth as it usually is. */
void facts_sample(Facts *facts) {
    *facts = (Facts){
        .name = S("kiosk"),
        .version = S(TSUBO_VERSION),
        .width_px = 1920,
        .height_px = 1080,
        .display = true,
        .panels = 1,
        .packs = {{S("jp.tsubo.base"), S("営業秘密のツボ"), 2026112201, false, false},
                  {S("jp.tsubo.spring"), S("春の相談会"), 2026110101, true, true}},
        .pack_count = 2,
        .issue = 110,
        .year = 2025,
        .month = 8,
        .day = 20,
        .store = STORE_FINE,
        .free_mb = 5210,
        .last = CODE_S1,
        .up_s = 3 * 24 * 3600 + 4 * 3600,
        .used_mb = 38,
        .memory_mb = 1490,
        .counting = COUNTING_ON,
        .sums = {.all = {.number = 4,
                         .visits = 86,
                         .resets = 86,
                         .sizes = {3, 80, 14, 9},
                         .languages = {81, 7},
                         .dark = 12},
                 .opens = 141,
                 .pages = 260,
                 .completed = 64,
                 .codes = 23,
                 .dwell = {31, 42, 38, 22, 7, 1}},
        .top = {{S("AIに預けたデータをどう守るか"), false, 32, 14},
                {S("スタートアップは突然に"), true, 21, 12},
                {S("退職者の情報持ち出しを防ぐ"), false, 17, 9},
                {S("営業秘密ケーススタディ動画"), true, 12, 6},
                {S("8月のMicrosoft製品の修正"), false, 9, 5},
                {S("得意分野で探せる専門家リスト"), false, 4, 1}},
        .top_count = 6,
    };
}

/* One letter a fact: + or − and the figure, as support's list explains them. */
Str facts_text_in(Arena *arena, const Facts *facts) {
    Buffer out = buffer_in(arena, 1024);
    buffer_print(&out, "TSUBO %.*s %.*s\n", STR_ARG(facts->version), STR_ARG(facts->name));
    buffer_print(&out, "screen %s %dx%d/%d\n", facts->display ? "ok" : "NO", facts->width_px,
                 facts->height_px, facts->turn);
    buffer_print(&out, "touch %s %d spots %d\n", facts->panels > 0 ? "ok" : "NO", facts->panels,
                 facts->spots);
    static const char *const stores[] = {"unused", "ok", "NO"};
    buffer_print(&out, "store %s %dMB\n", stores[facts->store], facts->free_mb);
    buffer_print(&out, "update %.*s\n",
                 STR_ARG(facts->last == CODE_NONE ? S("none") : code_text(facts->last)->name));
    buffer_print(&out, "up %lldmin mem %d/%dMB\n", (long long)(facts->up_s / 60), facts->used_mb,
                 facts->memory_mb);
    static const char *const counting[] = {"off", "ok", "memory", "NO"};
    buffer_print(&out, "glyphs %d conf %d stats %s%s\n", facts->missing, facts->notes,
                 counting[facts->counting], facts->clock == CLOCK_WRONG ? " clock NO" : "");
    /* As many packs as fit; the rest is a number. */
    for (int32_t i = 0; i < facts->pack_count; i++) {
        const FactsPack *pack = &facts->packs[i];
        /* Twenty-four bytes for a serial, or for the line that says how many packs are left out. */
        if (out.size + pack->id.size + 24 > FACTS_TEXT_BYTES) {
            buffer_print(&out, "+%d packs\n", facts->pack_count - i);
            break;
        }
        buffer_print(&out, "%.*s %d\n", STR_ARG(pack->id), pack->serial);
    }
    return str_slice(buffer_view(&out), 0, FACTS_TEXT_BYTES);
}

/* Names of what is not as it should be, with blanks between. */
static Str trouble_in(Arena *arena, const Facts *facts) {
    const struct {
        bool wrong;
        Str name;
    } rows[] = {{!facts->display, S("screen")},
                {facts->panels == 0, S("touch")},
                {facts->spots > 0, S("spots")},
                {facts->pack_count == 0, S("content")},
                {facts->store == STORE_BROKEN, S("store")},
                {facts->store == STORE_FINE && facts->free_mb < FACTS_LOW_MB, S("room")},
                {code_is_failure(facts->last), S("update")},
                {facts->missing > 0, S("glyphs")},
                {facts->notes > 0, S("settings")},
                {facts->counting == COUNTING_FAILED, S("statistics")},
                {facts->clock == CLOCK_WRONG, S("clock")}};
    Buffer out = buffer_in(arena, 256);
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].wrong) {
            buffer_print(&out, out.size > 0 ? " %.*s" : "%.*s", STR_ARG(rows[i].name));
        }
    }
    return buffer_view(&out);
}

/* What a stick carries home: names, serials, health, counters. */
Receipt facts_receipt_in(Arena *arena, const Facts *facts) {
    Receipt receipt = {.name = facts->name,
                       .version = facts->version,
                       .up_min = (int32_t)(facts->up_s / 60),
                       .pack_count = facts->pack_count,
                       .trouble = trouble_in(arena, facts),
                       .visits = facts->sums.all.visits,
                       .opens = facts->sums.opens,
                       .completed = facts->sums.completed,
                       .codes = facts->sums.codes};
    receipt.update = facts->last == CODE_NONE ? S("") : code_text(facts->last)->name;
    for (int32_t i = 0; i < facts->pack_count; i++) {
        receipt.packs[i] = (ReceiptPack){facts->packs[i].id, facts->packs[i].serial};
    }
    return receipt;
}
