/* What is done to packs that are made to hurt: which cells, which values, and changes that have a
 * code of their own.
 *
 *     pack_change("x.tsubo", &schema_changes[3]);      // pack_mutator.h
 *     // tsubo-store must answer schema_changes[3].code
 */
#ifndef TSUBO_TESTS_PACK_CHANGES_H
#define TSUBO_TESTS_PACK_CHANGES_H

#include "base/str.h"

typedef struct Column {
    const char *table;
    const char *name;
} Column;

/* One change, as its maker would write it in SQL, and what an operator is then told ("U40 page=3":
 * page 3 cannot be shown). P4 means that nothing is wrong with it: odd, but every page can be
 * shown.
 */
typedef struct NamedChange {
    const char *code;
    const char *sql;
} NamedChange;

extern const Column mutation_columns[];
extern const int32_t mutation_column_count;
/* SQL expressions. */
extern const char *const mutation_values[];
extern const int32_t mutation_value_count;

extern const NamedChange row_changes[];
extern const int32_t row_change_count;
extern const NamedChange schema_changes[];
extern const int32_t schema_change_count;
extern const NamedChange picture_changes[];
extern const int32_t picture_change_count;

#endif
