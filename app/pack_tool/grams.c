/* Two-character windows over the letters of a folded text.
 *
 * Japanese has no blanks to cut words at; a dictionary would cut better and would miss every new
 * name. Two characters find everything, and the table stays small.
 */
#include "pack_tool/grams.h"

#include <utf8proc.h>

#include "base/utf8.h"
#include "pack_tool/normalize.h"

/* Letters, digits and the marks that belong to them; ー and 々 are letters to Unicode. */
static bool is_letter(uint32_t scalar) {
    switch (utf8proc_category((utf8proc_int32_t)scalar)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
    case UTF8PROC_CATEGORY_NO: return true;
    case UTF8PROC_CATEGORY_CN:
    case UTF8PROC_CATEGORY_PC:
    case UTF8PROC_CATEGORY_PD:
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI:
    case UTF8PROC_CATEGORY_PF:
    case UTF8PROC_CATEGORY_PO:
    case UTF8PROC_CATEGORY_SM:
    case UTF8PROC_CATEGORY_SC:
    case UTF8PROC_CATEGORY_SK:
    case UTF8PROC_CATEGORY_SO:
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
    case UTF8PROC_CATEGORY_CC:
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_CS:
    case UTF8PROC_CATEGORY_CO: return false;
    }
    return false;
}

/* Folded first, so that full and half width find each other. */
void grams_of_in(Arena *arena, Arena *scratch, Str text, Grams *grams) {
    Str rest = normalize_fold_in(arena, scratch, text);
    grams->items = ARENA_NEW(arena, Str, rest.size + 1);
    grams->count = 0;
    while (rest.size > 0) {
        Str here = rest;
        if (!is_letter(utf8_next(&rest))) {
            continue;
        }
        Str after = rest;
        bool has_next = after.size > 0 && is_letter(utf8_next(&after));
        const char *end = has_next ? after.at : rest.at;
        grams->items[grams->count++] = (Str){here.at, (int32_t)(end - here.at)};
    }
}
