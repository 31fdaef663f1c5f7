/* The screens: each draws its sheet for one place. Internal to ui/.
 *
 * A sheet is everything between the bars, drawn at x = 0; show.c moves it when a finger does. */
#ifndef TSUBO_UI_SCREENS_H
#define TSUBO_UI_SCREENS_H

#include "ui/paper.h"
#include "ui/reader.h"

void attract_show(Paper *paper);
void home_show(Paper *paper);
void home_show_bar(Paper *paper);
void home_show_top(Paper *paper);
void contents_show(Paper *paper, Place place);
void reader_show(Paper *paper, Place place);
void grid_show(Paper *paper, Place place);
void trouble_show(Paper *paper);
void staff_show(Paper *paper, Place place);
void staff_ask_show(Paper *paper); /* really? */

/* A lecture's line, list and black, over the sheet; and the numbers of its articles. */
void lecture_show(Paper *paper);
void lecture_fill(Paper *paper);

/* The staff's pages with bars, one after the other, as a page turn leads through them. */
void staff_neighbours(const Model *model, Place place, Neighbour *next, Neighbour *previous);
Word staff_word(int32_t page);

/* Parts of staff_show with files of their own. */
void staff_show_pin(Paper *paper);
void staff_show_counts(Paper *paper, Place place);
void staff_show_touch(Paper *paper);
void staff_show_calibration(Paper *paper);
void staff_show_picture(Paper *paper);
void staff_show_cleaning(Paper *paper);

/* Parts of home that are cards of their own. */
void home_issue_card(Paper *paper, Rect box, const IssueRecord *issue, Str lead);
void home_video_card(Paper *paper, Rect box, const VideoRecord *video);

/* The bars of all screens but home and the idle screen. */
void bars_show(Paper *paper);
/* Where the next and the previous page are, for the bars and the finger. */
void bars_find_neighbours(Paper *paper);

void overlays_show(Paper *paper);
/* Shades the screen, makes it deaf and draws a card in its middle; returns the card. */
Rect overlay_begin(Paper *paper, int32_t width_u, int32_t height_u);
/* The card about an update, over everything but a panel. */
void card_show(Paper *paper);
/* The choice of text sizes, shared by home and the panel. */
void sizes_show(Paper *paper, Rect box);

/* The mark 下書き of a place: its width, 0 where nothing is a draft, and the mark itself at the
 * left of a box, in the middle of its height. */
int32_t draft_mark_width(Paper *paper, Place place);
void draft_mark_show(Paper *paper, Rect box, Place place);

/* The item of an article or video place; NULL for other places. */
const OpenedItem *place_item(const Opened *opened, Place place);

#endif
