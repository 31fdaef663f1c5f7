/* Packs that no writer of ours would write: sound files, changed as somebody would who knows the
 * format and holds a key.
 *
 *     pack_mutate("x.tsubo", 4711);          // the same number makes the same change
 *
 * A change is drawn from five families: cells (values no reader expects, also of types that the
 * tables forbid), rows (missing, doubled, leading nowhere), the schema (more or other tables,
 * views without end, triggers), pictures, and bytes (headers, pages, trees that bite their tail).
 */
#ifndef TSUBO_TESTS_PACK_MUTATOR_H
#define TSUBO_TESTS_PACK_MUTATOR_H

#include "pack_changes.h"

enum { MUTATION_NAME_BYTES = 240 };

/* Changes the file in place; `name` says what was done, for whoever wants to see it again. */
void pack_mutate(const char *path, uint32_t seed, char name[MUTATION_NAME_BYTES]);

/* One change that has a name. */
void pack_change(const char *path, const NamedChange *change);

#endif
