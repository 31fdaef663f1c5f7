/* `receipts`: what the booths left on a stick, as one table. The stick has walked through rooms
 * where anybody could touch it, so its files are read with care and never trusted. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "base/utf8.h"
#include "pack/receipt.h"
#include "pack_tool/command.h"

enum {
    RECEIPTS_MOST = 500, /* booths of one organisation */
    RECEIPTS_ARENA = 8 * 1024 * 1024,
};

typedef struct Row {
    Receipt receipt;
    bool stale;
} Row;

typedef struct Receipts {
    Arena arena;
    Str folder;
    Row *rows;
    int32_t count;
    int32_t damaged;
} Receipts;

/* The stick itself, its TSUBO folder or the receipts' own may be named. */
static Str find_folder(Arena *arena, Str given) {
    static const char *const below[] = {"TSUBO/receipts", "receipts"};
    for (int32_t i = 0; i < COUNT_OF(below); i++) {
        Str folder = arena_print_in(arena, "%.*s/%s", STR_ARG(given), below[i]);
        if (file_is_directory(folder)) {
            return folder;
        }
    }
    return given;
}

/* What a terminal would obey instead of printing has no place in a receipt. */
static bool is_printable(Str text) {
    for (int32_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.at[i];
        if ((c < ' ' && c != '\n' && c != '\r') || c == 127) {
            return false;
        }
    }
    return utf8_valid(text);
}

/* Bounded and printable before it is read: the table is printed to somebody's terminal. */
static bool read_receipt(Receipts *receipts, Str path, Receipt *receipt, Failure *failure) {
    Str text = {0};
    if (!file_read_in(&receipts->arena, path, RECEIPT_BYTES, &text, failure)) {
        return false;
    }
    if (!is_printable(text)) {
        return failure_set(failure, FAILURE_FORMAT, "this is no text");
    }
    return receipt_read(receipt, text, failure);
}

/* A file that is no receipt is told and counted; the table is made of the others. */
static void add_receipt(Receipts *receipts, Str name) {
    Failure failure = {0};
    Str path =
        arena_print_in(&receipts->arena, "%.*s/%.*s", STR_ARG(receipts->folder), STR_ARG(name));
    if (!str_ends_with(name, S(".txt")) || str_starts_with(name, S("."))) {
        return; /* what a computer leaves on a stick by itself */
    }
    Row *row = &receipts->rows[receipts->count];
    if (read_receipt(receipts, path, &row->receipt, &failure)) {
        receipts->count++;
        return;
    }
    receipts->damaged++;
    fprintf(stderr, "tsubo-pack: %.*s: %s\n", STR_ARG(path), failure.sentence);
}

/* The newest serial of a pack among all booths. */
static int32_t newest(const Receipts *receipts, Str id) {
    int32_t serial = 0;
    for (int32_t i = 0; i < receipts->count; i++) {
        const Receipt *receipt = &receipts->rows[i].receipt;
        for (int32_t k = 0; k < receipt->pack_count; k++) {
            bool same = str_equal(receipt->packs[k].id, id);
            serial = same && receipt->packs[k].serial > serial ? receipt->packs[k].serial : serial;
        }
    }
    return serial;
}

/* A booth is stale when another one shows a newer serial of the same pack. */
static int32_t mark_stale(Receipts *receipts) {
    int32_t stale = 0;
    for (int32_t i = 0; i < receipts->count; i++) {
        Row *row = &receipts->rows[i];
        for (int32_t k = 0; k < row->receipt.pack_count; k++) {
            const ReceiptPack *pack = &row->receipt.packs[k];
            row->stale = row->stale || pack->serial < newest(receipts, pack->id);
        }
        stale += row->stale;
    }
    return stale;
}

/* Names of columns, as wide as what stands below them. */
static void print_head(int32_t name_width) {
    printf("%-*s  %-8s %8s %6s %6s %6s  %s\n", name_width, "booth", "version", "up h", "visits",
           "opens", "read", "state");
}

/* One booth, one line; what is wrong stands last. */
static void print_row(const Row *row, int32_t name_width) {
    const Receipt *receipt = &row->receipt;
    Str trouble = receipt->trouble;
    printf("%-*.*s  %-8.*s %8d %6d %6d %6d  %s%s%.*s\n", name_width, STR_ARG(receipt->name),
           STR_ARG(receipt->version), receipt->up_min / 60, receipt->visits, receipt->opens,
           receipt->completed,
           row->stale         ? "STALE"
           : trouble.size > 0 ? ""
                              : "fine",
           row->stale && trouble.size > 0 ? ", " : "", STR_ARG(trouble));
    for (int32_t i = 0; i < receipt->pack_count; i++) {
        printf("%-*s    %.*s %d\n", name_width, "", STR_ARG(receipt->packs[i].id),
               receipt->packs[i].serial);
    }
}

static int print_table(Receipts *receipts) {
    int32_t stale = mark_stale(receipts);
    int32_t trouble = 0;
    int32_t name_width = 5;
    for (int32_t i = 0; i < receipts->count; i++) {
        int32_t width = receipts->rows[i].receipt.name.size;
        name_width = width > name_width ? width : name_width;
        trouble += receipts->rows[i].receipt.trouble.size > 0;
    }
    print_head(name_width);
    for (int32_t i = 0; i < receipts->count; i++) {
        print_row(&receipts->rows[i], name_width);
    }
    printf("%d booths, %d stale, %d with trouble, %d receipts unreadable\n", receipts->count, stale,
           trouble, receipts->damaged);
    return stale + trouble + receipts->damaged > 0 ? EXIT_FINDINGS : EXIT_DONE;
}

/* Sorted by name, because that is how one looks for a room. */
static int list_receipts(Receipts *receipts, Str given) {
    Failure failure = {0};
    FileNames names;
    receipts->folder = find_folder(&receipts->arena, given);
    receipts->rows = ARENA_NEW(&receipts->arena, Row, RECEIPTS_MOST);
    if (!file_list_in(&receipts->arena, receipts->folder, RECEIPTS_MOST, &names, &failure)) {
        return command_fail(failure.sentence);
    }
    for (int32_t i = 0; i < names.count; i++) {
        add_receipt(receipts, names.names[i]);
    }
    if (receipts->count + receipts->damaged == 0) {
        failure_set(&failure, FAILURE_FILE, "%.*s holds no receipts", STR_ARG(receipts->folder));
        return command_fail(failure.sentence);
    }
    return print_table(receipts);
}

/* One arena for all: a row of the table points into the text of its file. */
static int run(const Arguments *arguments) {
    Receipts receipts = {.arena = arena_open(RECEIPTS_ARENA)};
    int code = list_receipts(&receipts, arguments->operands[0]);
    arena_close(&receipts.arena);
    return code;
}

const Command command_receipts = {
    .name = S_INIT("receipts"),
    .brief = "the booths that left a receipt on a stick",
    .usage = "receipts DIR",
    .help =
        "Prints a table of the receipts that booths left in DIR/TSUBO/receipts: the staff page of\n"
        "a booth writes one. A booth is STALE when another one of the table shows a newer serial\n"
        "of the same pack; what else is wrong is named behind it.\n"
        "\n"
        "Exit status: 0 all booths are fine, 1 some are not or could not be read, 2 wrong words.\n",
    .operand_count = 1,
    .run = run,
};
