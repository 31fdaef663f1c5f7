/* The only writer of the Model: inputs come in, the model changes, effects go out.
 *
 *     ui_start(&model, look, now_ms);
 *     for each input:
 *         ui_update(&model, &scene, &input, &effects);   // scene: what was shown last
 *         opened_follow(&opened, &model, …);
 *         ui_settle(&model, &opened);      // and follow once more if that moved the page
 *         ui_show(…, &list, &scene);
 *         wait until ui_deadline_ms(&model)
 *
 * Reads no clock: every Input carries the time. Pure, so recorded inputs replay exactly.
 */
#ifndef TSUBO_UI_UPDATE_H
#define TSUBO_UI_UPDATE_H

#include "ui/opened.h"
#include "ui/scene.h"

/* The idle screen, at the default text size. */
void ui_start(Model *model, Look look, int64_t now_ms);

/* What the idle question leads to: everything a visitor has set goes back to the beginning. */
void ui_reset(Model *model);

void ui_update(Model *model, const Scene *shown, const Input *input, Effects *effects);

/* Brings the page into the number of pages there are, keeps the reader at the same sentence when
 * the layout has changed and counts what there is to read. Call after opened_follow. */
void ui_settle(Model *model, const Opened *opened);

/* When ui_update wants a tick even if nobody touches: the next frame of a slide, the idle pause,
 * the next highlight. Never in the past by more than the caller was late; -1 for never. */
int64_t ui_deadline_ms(const Model *model);

/* 45 s, 180 s, 20 s, 9 s, 90 min. */
Times ui_standard_times(void);

/* The pause after which a reader is asked: 45 s and the time to read the page at 8 characters a
 * second, 180 s at most; or as the booth's times say. */
int64_t ui_pause_ms(const Times *times, int32_t characters);

enum {
    UI_RING_STEP_MS = 250, /* the ring moves by these steps: 80 small repaints in 20 s */
    UI_QUIET_MS = 30000,   /* without a touch, until a quiet hour paints black */
    UI_SLIDE_MS = 200,
    UI_FRAME_MS = 16,
};

/* The screen is black: a quiet hour, the idle screen, and nobody here for half a minute. Any touch
 * ends it. */
bool ui_is_black(const Model *model);

/* Offset of the arriving page in a slide or drag, in px. */
int32_t ui_slide_offset_px(const Model *model);

#endif
