/* What must become of a pack, asked of SQLite and not of our own reader.
 *
 *     if (pack_oracle("x.tsubo", "sound.tsubo") == ORACLE_BROKEN) { … nobody may show it … }
 */
#ifndef TSUBO_TESTS_PACK_ORACLE_H
#define TSUBO_TESTS_PACK_ORACLE_H

typedef enum Oracle {
    ORACLE_SAME,   /* byte for byte the sound pack: must be taken */
    ORACLE_SMALL,  /* shorter than a signature may say: refused before it is touched */
    ORACLE_BROKEN, /* no database, not whole, or with another schema: must be refused */
    ORACLE_OPEN,   /* a whole database of the right form: whatever its rows are worth */
} Oracle;

Oracle pack_oracle(const char *path, const char *sound);

#endif
