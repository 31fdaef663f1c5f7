/* What was read from the pack for the screens around the reader: the other half of a picture.
 *
 * Opened follows the Model: opened_follow reads what the present place and its two neighbours need
 * and forgets what is far away, so that a page turn finds everything laid out already. It reads the
 * pack and composes pages; it never writes the Model. What cannot be read beside the present page
 * leaves the present page as it is: only going there is trouble.
 *
 *     opened_start(&opened, pack, measure, &failure);
 *     …after every ui_update:
 *     opened_follow(&opened, &model, &failure);
 *     ui_settle(&model, &opened);
 */
#ifndef TSUBO_UI_OPENED_H
#define TSUBO_UI_OPENED_H

#include "base/limits.h"
#include "library/shelf.h"
#include "ui/model.h"

/* A place beyond the last or before the first page, with what a button says about it. */
typedef struct Neighbour {
    bool exists;
    Place place;
    Word word;
    Str title; /* of an article or video, or empty */
} Neighbour;

/* "The last page", before the number of pages is known; ui_settle brings it down. */
enum { PAGE_LAST = 9999 };

/* An article or a video, laid out for one Look. */
typedef struct OpenedItem {
    bool loaded;
    bool broken; /* it could not be read; only who goes there asks again */
    ItemKind kind;
    int32_t id;
    int64_t used; /* when it was last asked for; the oldest slot is reused */
    Arena arena;
    Look look;
    ArticleRecord article;
    VideoRecord video;
    IssueRecord issue; /* of an article */
    Document document;
    bool title_in_text; /* too long for a head: it is the first heading of the document */
    Pages pages;
    bool has_qr;
    QrCode qr;
    ItemRecord *related;
    int32_t related_count;
    int32_t total; /* articles of the issue, or videos */
    Neighbour next;
    Neighbour previous;
} OpenedItem;

/* One screenful of a long list and its neighbours. */
typedef struct OpenedGrid {
    bool loaded;
    bool broken;
    ScreenKind screen;
    int32_t id;
    Look look;
    Arena arena;
    int32_t total;
    int32_t per_page;
    int32_t first; /* index of the first row read */
    int32_t count;
    IssueRecord *issues;
    Str *leads; /* what an issue begins with */
    VideoRecord *videos;
    TopicRecord *topics;
    TermRecord *terms;
    ItemRecord *items;
    TopicRecord topic; /* of SCREEN_TOPIC */
    TermRecord term;   /* of SCREEN_TERM */
    int32_t row_counts[10];
} OpenedGrid;

/* The contents of one issue, paginated. */
typedef struct OpenedContents {
    bool loaded;
    bool broken;
    int32_t number;
    int64_t used; /* when it was last asked for */
    Look look;
    Arena arena;
    IssueRecord issue;
    ArticleRecord *articles;
    int32_t *pages; /* of each article; 0: it cannot be read */
    int32_t count;
    int32_t starts[LIMIT_ISSUE_ARTICLES + 1]; /* first article of every page */
    int32_t page_count;
    Neighbour next;
    Neighbour previous;
} OpenedContents;

enum { HOME_ISSUES = 3, HOME_VIDEOS = 3, HOME_LEADS = 3, ITEM_SLOTS = 4 };

typedef struct OpenedHome {
    IssueRecord *issues;
    Str leads[HOME_ISSUES];
    int32_t issue_count;
    ArticleRecord articles[HOME_LEADS]; /* of the newest issue, of different sections */
    int32_t article_count;
    VideoRecord *videos;
    int32_t video_count;
    const VideoRecord *first_video; /* of the shelf, where turning begins; NULL: there is none */
    TopicRecord *topics;
    int32_t topic_count;
    ItemRecord *highlights;
    int32_t highlight_count;
} OpenedHome;

/* Decodes a picture into 0xAARRGGBB pixels, exactly as many as pixels->width_px and ->height_px
 * say; false leaves it out. */
typedef struct PictureDecoder {
    void *context;
    bool (*decode_in)(void *context, Arena *arena, Str png, Pixels *pixels);
} PictureDecoder;

struct Facts;
/* The decoded pictures of one page of an article or video; see ui/plates.h. */
typedef struct Plate {
    bool loaded;
    ItemKind kind;
    int32_t id;
    int32_t page;
    Look look;
    int64_t used;
    Arena arena;
    const Pixels *pixels; /* one for each piece of the page, empty where it is no picture */
} Plate;

/* The page, its two neighbours, and as many again for the place that was left. */
enum { PLATE_SLOTS = 6 };

typedef struct Opened {
    Shelf *shelf; /* NULL while there is none */
    Measure measure;
    PictureDecoder pictures;
    Arena home_arena;
    Arena scratch;
    OpenedHome home;
    OpenedItem items[ITEM_SLOTS];
    Plate plates[PLATE_SLOTS];
    OpenedGrid grid;
    OpenedContents contents[2]; /* the present issue and the one beside it */
    const struct Facts *facts;  /* of the booth, for the staff page; NULL: none yet */
    Look staff_look;            /* what its pages are counted for */
    int64_t clock;              /* counts askings, for reuse */
    /* What could not be read beside the present page, for the journal; whoever has told it sets
     * its kind back to NONE. */
    Failure missed;
} Opened;

/* Takes the arenas and reads what home and the idle screen show. `pack` may be NULL (trouble). */
MUST_USE bool opened_start(Opened *opened, Shelf *shelf, Measure measure, Failure *failure);
/* Forgets everything but the decoder of pictures and the booth's facts; may be started again. */
void opened_close(Opened *opened);

/* Reads and lays out what the model's place needs, and its neighbours. Fails only when the place
 * itself cannot be read. */
MUST_USE bool opened_follow(Opened *opened, const Model *model, Failure *failure);

/* The issue whose articles have the numbers of a lecture at this place; 0 for none. */
int32_t opened_lecture_issue(const Opened *opened, Place place);

/* The present item or contents; NULL when it is not opened (an id that does not exist). */
const OpenedItem *opened_item(const Opened *opened, ItemKind kind, int32_t id);
const OpenedContents *opened_contents(const Opened *opened, int32_t number);

/* What lies behind the last and before the first page of the model's place. */
void opened_neighbours(const Opened *opened, const Model *model, Neighbour *next,
                       Neighbour *previous);

/* Number of pages of a place that is opened; at least 1. */
int32_t opened_page_count(const Opened *opened, Place place);

/* The place with its page inside the number of pages. */
Place opened_clamp(const Opened *opened, Place place);

#endif
