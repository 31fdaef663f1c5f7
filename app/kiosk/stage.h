/* Everything a picture is made with, in one place: pack, fonts, atlas, model, what is opened.
 *
 * The loop (shell.h) and the headless ways (headless.h, tour.h) share it, so a picture written to a
 * file is made by the same steps as one on the screen. */
#ifndef TSUBO_KIOSK_STAGE_H
#define TSUBO_KIOSK_STAGE_H

#include "kiosk/options.h"
#include "kiosk/support_code.h"
#include "sdl/changes.h"
#include "sdl/paint.h"
#include "ui/show.h"
#include "ui/update.h"

typedef struct Stage {
    Arena forever;
    Arena pack_arena;
    Arena frame;
    Arena scratch;
    Shelf *shelf;
    Fonts *fonts;
    Atlas *atlas;
    Changes *changes;
    Measure measure;
    Booth booth;
    Opened opened;
    Facts facts; /* of the booth; the shell gathers them, pictures without it get a sample */
    uint8_t support[SUPPORT_CODE_BYTES]; /* modules of the facts' code */
    Model model;
    Scene scene;
    DisplayList list;
    DisplayList warm; /* a neighbouring sheet, to draw its glyphs ahead */
    Failure failure;  /* the last one, for the overlay */
} Stage;

/* Takes the arenas and opens the fonts. False: nothing can be written on the screen. */
MUST_USE bool stage_open(Stage *stage, const Options *options, Failure *failure);

/* Opens the pack and begins at the idle screen, or at the trouble screen with the failure kept in
 * stage->failure when the pack does not open. */
void stage_start(Stage *stage, const Options *options, Look look, int64_t now_ms);
void stage_close(Stage *stage);

/* Puts other packs on the shelf while visitors read: whoever is in an article or video that is
 * still there stays on the same sentence, everybody else goes home. The picture is made anew, as by
 * stage_show. False: nothing has changed, or the new shelf is in trouble, which is shown. */
MUST_USE bool stage_exchange(Stage *stage, const Str *packs, int32_t count, Failure *failure);

/* Gives one input to the model. Many may follow one another before the next picture. */
void stage_step(Stage *stage, const Input *input, Effects *effects);
/* Reads what the model's place needs and makes its picture in stage->list. A place that cannot
 * be read is the trouble page, until somebody touches it or it has been shown for a pause; what
 * surrounds a place may be unreadable and is told to the journal. On a screen that is too small to
 * draw on this is the trouble page, until the screen has grown. */
void stage_show(Stage *stage);

/* The facts have changed: their code is made again, and the next picture shows them. */
void stage_use_facts(Stage *stage);

/* Goes to a screen as --screen names it (entrance.h). */
MUST_USE bool stage_go(Stage *stage, Str screen, Failure *failure);

/* Keeps the failure and shows the calm page that asks for the staff. */
void stage_fail(Stage *stage, const Failure *failure);
bool stage_in_trouble(const Stage *stage);

/* The whole picture as a PNG file. */
MUST_USE bool stage_write_png(Stage *stage, Str path, Failure *failure);

#endif
