/* The model as text, for tests, replays and telephone support. Normal paths never call this. */
#ifndef TSUBO_UI_DUMP_H
#define TSUBO_UI_DUMP_H

#include "base/buffer.h"
#include "ui/opened.h"
#include "ui/scene.h"

/* One `name value` pair a line. */
void model_dump(const Model *model, Buffer *out);

/* The text of the page shown, line by line as it is set: what a reader can read. Of screens that
 * are not pages of text, all their words in the order of painting. */
void page_dump(const Model *model, const Opened *opened, const DisplayList *list, Buffer *out);

/* Names of screens as options and dumps write them: "home", "contents", …; -1 for unknown. */
Str screen_name(ScreenKind screen);
int32_t screen_find(Str name);

/* "panel", "qr", …; empty for what is no overlay. */
Str overlay_name(Overlay overlay);

Str size_name(TextSize size);
int32_t size_find(Str name);

#endif
