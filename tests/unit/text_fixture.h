/* What the tests of app/text share: two measures without fonts and a paragraph in one call.
 *
 * `text_design_measure` answers as BIZ UDGothic and BIZ UDPGothic do for the characters of our
 * examples (advances copied from the fonts' hmtx tables, 2048 units an em). `text_pitch_measure`
 * is the fixed-pitch fake of the layout cases: half-width characters 0.5 em, all others 1 em.
 *
 *     TextFixture fixture = text_fixture_open();
 *     Paragraph paragraph = text_fixture_paragraph(&fixture, "本文", 9.0);
 *     Lines lines = line_compose_in(&fixture.arena, &fixture.scratch, &measure, &paragraph);
 *     assert_string_equal(text_fixture_join(&fixture, &lines), "…");
 */
#ifndef TSUBO_TESTS_TEXT_FIXTURE_H
#define TSUBO_TESTS_TEXT_FIXTURE_H

#include "base/arena.h"
#include "text/line.h"

enum { FIXTURE_EM = 32 * 64 };

typedef struct TextFixture {
    Arena arena;
    Arena scratch;
} TextFixture;

TextFixture text_fixture_open(void);
void text_fixture_close(TextFixture *fixture);

extern const Measure text_design_measure;
extern const Measure text_pitch_measure;

/* A body paragraph of one span at 32 px. */
Paragraph text_fixture_paragraph(TextFixture *fixture, const char *text, double measure_em);

/* The lines' texts with " / " between them, zero-terminated. */
const char *text_fixture_join(TextFixture *fixture, const Lines *lines);

/* A position or width of 1/64 px in em. */
double text_fixture_em(int32_t length);

#endif
