/* What the operator reads, word for word: written down once more, beside the program's own table,
 * as section 2.9 of the update specification has it.
 *
 *     code_rows_expect("an older serial", CODE_U25, 0);     // both sentences, or the test fails
 */
#ifndef TSUBO_TESTS_CODE_ROWS_H
#define TSUBO_TESTS_CODE_ROWS_H

#include "library/codes.h"

typedef struct CodeRow {
    UpdateCode code;
    const char *name;
    int32_t number;
    const char *japanese;
    const char *english;
} CodeRow;

extern const CodeRow code_rows[];
extern const int32_t code_row_count;

/* Fails the test of this name unless the program says what is written down for this code with this
 * number, in both languages. Fails, too, when nothing is written down. */
void code_rows_expect(const char *name, UpdateCode code, int32_t number);

#endif
