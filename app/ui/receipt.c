/* Both directions. */
#include "ui/receipt.h"

static void put_trouble(const Facts *facts, Buffer *out) {
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
    bool some = false;
    for (int32_t i = 0; i < COUNT_OF(rows); i++) {
        if (rows[i].wrong) {
            buffer_print(out, some ? " %.*s" : "trouble = %.*s", STR_ARG(rows[i].name));
            some = true;
        }
    }
    buffer_put(out, some ? S("\n") : S(""));
}

void receipt_write(const Facts *facts, Buffer *out) {
    buffer_print(out, "tsubo-receipt 1\nname = %.*s\nversion = %.*s\nup = %lld\n",
                 STR_ARG(facts->name), STR_ARG(facts->version), (long long)(facts->up_s / 60));
    for (int32_t i = 0; i < facts->pack_count; i++) {
        buffer_print(out, "pack = %.*s %d\n", STR_ARG(facts->packs[i].id), facts->packs[i].serial);
    }
    if (facts->last != CODE_NONE) {
        buffer_print(out, "update = %.*s\n", STR_ARG(code_text(facts->last)->name));
    }
    put_trouble(facts, out);
    buffer_print(out, "visits = %d\nopens = %d\ncompleted = %d\ncodes = %d\n",
                 facts->sums.all.visits, facts->sums.opens, facts->sums.completed,
                 facts->sums.codes);
}

static bool read_pack(Receipt *receipt, Str value) {
    if (receipt->pack_count == FACTS_PACKS_MAX) {
        return false;
    }
    ReceiptPack *pack = &receipt->packs[receipt->pack_count++];
    pack->id = str_cut(&value, ' ');
    return pack->id.size > 0 && str_to_int(value, &pack->serial) && pack->serial >= 0;
}

static bool read_count(Str value, int32_t *count) {
    return str_to_int(value, count) && *count >= 0;
}

static bool read_line(Receipt *receipt, Str line) {
    Str value = line;
    Str key = str_trim(str_cut(&value, '='));
    value = str_trim(value);
    const struct {
        Str key;
        int32_t *count;
    } counts[] = {{S("up"), &receipt->up_min},
                  {S("visits"), &receipt->visits},
                  {S("opens"), &receipt->opens},
                  {S("completed"), &receipt->completed},
                  {S("codes"), &receipt->codes}};
    const struct {
        Str key;
        Str *text;
    } texts[] = {{S("name"), &receipt->name},
                 {S("version"), &receipt->version},
                 {S("update"), &receipt->update},
                 {S("trouble"), &receipt->trouble}};
    if (str_equal(key, S("pack"))) {
        return read_pack(receipt, value);
    }
    for (int32_t i = 0; i < COUNT_OF(counts); i++) {
        if (str_equal(key, counts[i].key)) {
            return read_count(value, counts[i].count);
        }
    }
    for (int32_t i = 0; i < COUNT_OF(texts); i++) {
        if (str_equal(key, texts[i].key)) {
            *texts[i].text = value;
        }
    }
    return str_find(line, S("=")) > 0;
}

bool receipt_read(Receipt *receipt, Str text, Failure *failure) {
    *receipt = (Receipt){0};
    Str head = str_trim(str_cut(&text, '\n'));
    if (!str_equal(head, S("tsubo-receipt 1"))) {
        return failure_set(failure, FAILURE_FORMAT, "this is no receipt of version 1");
    }
    for (int32_t line = 2; text.size > 0; line++) {
        Str row = str_trim(str_cut(&text, '\n'));
        if (row.size > 0 && !read_line(receipt, row)) {
            return failure_set(failure, FAILURE_FORMAT, "line %d is damaged", line);
        }
    }
    return receipt->name.size > 0 ||
           failure_set(failure, FAILURE_FORMAT, "the receipt has no name");
}
