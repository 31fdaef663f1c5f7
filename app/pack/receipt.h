/* What a booth leaves on a stick about itself, so that one stick that walked through ten rooms
 * comes back with the answer: who is there, what each shows, what is wrong, what was read.
 *
 *     tsubo-receipt 1
 *     name = east-2
 *     version = 1.0.0
 *     up = 4560                            minutes
 *     pack = jp.tsubo.base 2026112201
 *     update = S1
 *     trouble = touch store                names of what is not as it should be; may be missing
 *     visits = 12
 *     opens = 40
 *     completed = 9
 *     codes = 3
 *
 * Written by the staff page (TSUBO/receipts/<name>.txt; ui/facts.h fills it), read by
 * `tsubo-pack receipts`:
 *
 *     Receipt receipt;
 *     if (!receipt_read(&receipt, text, &failure)) { … }
 */
#ifndef TSUBO_PACK_RECEIPT_H
#define TSUBO_PACK_RECEIPT_H

#include "base/buffer.h"
#include "base/failure.h"
#include "base/limits.h"

enum {
    RECEIPT_BYTES = 8 * 1024,
};

typedef struct ReceiptPack {
    Str id;
    int32_t serial;
} ReceiptPack;

/* Texts borrow from what was read. */
typedef struct Receipt {
    Str name;
    Str version;
    int32_t up_min;
    ReceiptPack packs[LIMIT_SHELF_PACKS];
    int32_t pack_count;
    Str update;
    Str trouble; /* empty: none */
    int32_t visits, opens, completed, codes;
} Receipt;

void receipt_write(const Receipt *receipt, Buffer *out);

/* Refuses what it did not write, with the line; keys of later versions are passed over. */
MUST_USE bool receipt_read(Receipt *receipt, Str text, Failure *failure);

#endif
