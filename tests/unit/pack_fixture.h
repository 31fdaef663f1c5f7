/* Content folders and packs for tests: a small sound folder that a test changes, in a directory of
 * its own that goes away afterwards.
 *
 *     PackFixture fixture = pack_fixture_open();
 *     pack_fixture_write(&fixture, "content/110/02-x.md", S("---\n…"));
 *     pack_fixture_read(&fixture);                       // reads and checks
 *     assert_string_equal(pack_fixture_findings(&fixture), "");
 *     pack_fixture_close(&fixture);
 *
 * Every function asserts that the system does what it asks.
 */
#ifndef TSUBO_TESTS_PACK_FIXTURE_H
#define TSUBO_TESTS_PACK_FIXTURE_H

#include "pack_tool/source.h"

typedef struct PackFixture {
    char folder[64]; /* the directory; tests run inside of it */
    int home;        /* the directory to go back to */
    Arena arena;
    Arena scratch;
    Findings findings;
    Source source;
} PackFixture;

/* Makes content/ with one issue (110), two articles, a video, a topic and a term, and goes there.
 */
PackFixture pack_fixture_open(void);
void pack_fixture_close(PackFixture *fixture);

/* Replaces or adds a file, with its folders; an absent one is removed. */
void pack_fixture_write(const char *path, Str text);
void pack_fixture_remove(const char *path);

/* Reads content/ and checks it. The faces draw everything but U+1F600 and U+20BB7; pages are
 * counted when source.measure was set before. */
void pack_fixture_read(PackFixture *fixture);
/* What `check` would print. */
Str pack_fixture_findings(PackFixture *fixture);
/* Builds the pack that was read; it must have no errors. */
void pack_fixture_build(PackFixture *fixture, const char *path);

/* The whole file; in the fixture's arena. */
Str pack_fixture_load(PackFixture *fixture, const char *path);

#endif
