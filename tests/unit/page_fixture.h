/* Small documents in a few letters, and pages read back as letters.
 *
 * A document is a row of tokens: a letter for the kind of block and the number of lines it takes in
 * a column of ten characters of 16 px.
 *
 *     p5   paragraph     h1   heading      l2   list item      q3   quotation
 *     n1   note          T1   table head   t1   table row (two columns)
 *     f1   picture twice as wide as high, with a caption of so many lines (f0: without)
 *
 * Pages come back as the lines on them, blocks named a, b, c … in their order: "a1 a2 | b1 c1".
 * Headings have one line, whatever they take of the grid; a picture is "[a]".
 *
 *     PageFixture fixture = page_fixture_open();
 *     Pages pages = page_fixture_lay_out(&fixture, "p3 h1 p4", page_fixture_style(5));
 *     assert_string_equal(page_fixture_read(&fixture, &pages), "a1 a2 a3 | b1 c1 c2 c3 c4");
 */
#ifndef TSUBO_TESTS_PAGE_FIXTURE_H
#define TSUBO_TESTS_PAGE_FIXTURE_H

#include "page/pages.h"
#include "text_fixture.h"

enum { PAGE_EM_PX = 16, PAGE_PITCH_PX = 28, PAGE_EMS = 10 };

typedef struct PageFixture {
    TextFixture text;
    Document document; /* the last one */
    char names[256];   /* of its blocks */
} PageFixture;

PageFixture page_fixture_open(void);
void page_fixture_close(PageFixture *fixture);

/* A page of so many lines. */
PageStyle page_fixture_style(int32_t lines);

/* Builds the document and lays it out. */
Pages page_fixture_lay_out(PageFixture *fixture, const char *tokens, PageStyle style);
/* The same of fixture->document, which the test may have changed. */
Pages page_fixture_again(PageFixture *fixture, PageStyle style);

/* Zero-terminated, in the fixture's arena. */
const char *page_fixture_read(PageFixture *fixture, const Pages *pages);

#endif
