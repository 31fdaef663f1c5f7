/* Both directions of one small text. A line a value and no SQLite file, because a person with any
 * editor may want to read it, too. */
#include "pack/receipt.h"

/* One line a fact, so that a person can read it. */
void receipt_write(const Receipt *receipt, Buffer *out) {
    buffer_print(out, "tsubo-receipt 1\nname = %.*s\nversion = %.*s\nup = %d\n",
                 STR_ARG(receipt->name), STR_ARG(receipt->version), receipt->up_min);
    for (int32_t i = 0; i < receipt->pack_count; i++) {
        buffer_print(out, "pack = %.*s %d\n", STR_ARG(receipt->packs[i].id),
                     receipt->packs[i].serial);
    }
    if (receipt->update.size > 0) {
        buffer_print(out, "update = %.*s\n", STR_ARG(receipt->update));
    }
    if (receipt->trouble.size > 0) {
        buffer_print(out, "trouble = %.*s\n", STR_ARG(receipt->trouble));
    }
    buffer_print(out, "visits = %d\nopens = %d\ncompleted = %d\ncodes = %d\n", receipt->visits,
                 receipt->opens, receipt->completed, receipt->codes);
}

static bool read_pack(Receipt *receipt, Str value) {
    /* The array ends here, and the text comes from a stick. */
    if (receipt->pack_count == LIMIT_SHELF_PACKS) {
        return false;
    }
    ReceiptPack *pack = &receipt->packs[receipt->pack_count++];
    pack->id = str_cut(&value, ' ');
    return pack->id.size > 0 && str_to_int(value, &pack->serial) && pack->serial >= 0;
}

static bool read_count(Str value, int32_t *count) {
    return str_to_int(value, count) && *count >= 0;
}

/* Keys of later versions are passed over; a known key with a value that is no value is damage.
 * Where a key stands twice, the later line counts. */
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

/* Strict about form, patient about lines of a newer program. */
bool receipt_read(Receipt *receipt, Str text, Failure *failure) {
    *receipt = (Receipt){0};
    /* Trimmed like every line: a stick that went through a PC may have got its CRs there. */
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
