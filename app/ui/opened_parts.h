/* The loaders behind opened.c. Internal to ui/. */
#ifndef TSUBO_UI_OPENED_PARTS_H
#define TSUBO_UI_OPENED_PARTS_H

#include "ui/opened.h"

/* Whether pages made for one look serve the other: colours and language do not matter. */
bool opened_same_layout(const Look *a, const Look *b);

/* Reads record, document, code, pictures, relations and neighbours of item->kind and ->id. */
MUST_USE bool opened_load_item(Opened *opened, OpenedItem *item, Failure *failure);
/* Makes its pages for item->look. */
void opened_lay_out_item(Opened *opened, OpenedItem *item);

/* opened_start for a rehearsal: one slot for items and one for contents, no following. */
MUST_USE bool opened_start_alone(Opened *opened, Shelf *shelf, Measure measure, Failure *failure);

/* Its two halves: the records of contents->number with room for numbers of pages, which the caller
 * fills, and the pages of the list itself for contents->look. */
MUST_USE bool opened_read_contents(Opened *opened, OpenedContents *contents, Failure *failure);
void opened_paginate_contents(OpenedContents *contents);
MUST_USE bool opened_load_contents(Opened *opened, OpenedContents *contents, Failure *failure);
MUST_USE bool opened_follow_grid(Opened *opened, const Look *look, Place place, Failure *failure);
MUST_USE bool opened_load_home(Opened *opened, Failure *failure);

/* The way through everything by turning pages alone: home, then issue by issue contents and
 * articles, then the videos. */
MUST_USE bool spine_of_article(Opened *opened, OpenedItem *item, Failure *failure);
MUST_USE bool spine_of_video(Opened *opened, OpenedItem *item, Failure *failure);
MUST_USE bool spine_of_contents(Opened *opened, OpenedContents *contents, Failure *failure);

#endif
