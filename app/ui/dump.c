/* Dumps. Their form is an interface: expected files of tests, recorded bug reports and scripts
 * compare them as text, so a change here shows in every one of them. */
#include "ui/dump.h"

#include "ui/screens.h"

static const Str screen_names[SCREEN_COUNT] = {
    [SCREEN_ATTRACT] = S_INIT("attract"), [SCREEN_HOME] = S_INIT("home"),
    [SCREEN_ISSUES] = S_INIT("issues"),   [SCREEN_CONTENTS] = S_INIT("contents"),
    [SCREEN_ARTICLE] = S_INIT("article"), [SCREEN_VIDEOS] = S_INIT("videos"),
    [SCREEN_VIDEO] = S_INIT("video"),     [SCREEN_TOPICS] = S_INIT("topics"),
    [SCREEN_TOPIC] = S_INIT("topic"),     [SCREEN_TERMS] = S_INIT("terms"),
    [SCREEN_TERM] = S_INIT("term"),       [SCREEN_TROUBLE] = S_INIT("trouble"),
    [SCREEN_STAFF] = S_INIT("staff"),
};

static const Str size_names[TEXT_SIZE_COUNT] = {S_INIT("small"), S_INIT("normal"), S_INIT("large"),
                                                S_INIT("largest")};

/* The words of --screen and of replays. */
Str screen_name(ScreenKind screen) {
    return screen_names[screen];
}

/* A dozen names. */
static int32_t find_name(const Str *names, int32_t count, Str name) {
    for (int32_t i = 0; i < count; i++) {
        if (str_equal(names[i], name)) {
            return i;
        }
    }
    return -1;
}

int32_t screen_find(Str name) {
    return find_name(screen_names, SCREEN_COUNT, name);
}

Str size_name(TextSize size) {
    return size_names[size];
}

int32_t size_find(Str name) {
    return find_name(size_names, TEXT_SIZE_COUNT, name);
}

Str overlay_name(Overlay overlay) {
    switch (overlay) {
    case OVERLAY_NONE: return S("none");
    case OVERLAY_PANEL: return S("panel");
    case OVERLAY_QR: return S("qr");
    case OVERLAY_STILL_READING: return S("still-reading");
    case OVERLAY_STAFF_ASK: return S("staff-ask");
    }
    return S("");
}

/* One line a fact, so that two dumps can be compared line by line. */
void model_dump(const Model *model, Buffer *out) {
    buffer_print(out, "screen %.*s %d page %d\n", STR_ARG(screen_name(model->place.screen)),
                 model->place.id, model->place.page + 1);
    buffer_print(out, "look %dx%d %.*s %s %s\n", model->look.width_px, model->look.height_px,
                 STR_ARG(size_name(model->look.size)), model->look.dark ? "dark" : "light",
                 model->look.language == LANGUAGE_JAPANESE ? "ja" : "en");
    buffer_print(out, "reading block %d offset %d\n", model->reading.block, model->reading.offset);
    buffer_print(out, "overlay %.*s\n", STR_ARG(overlay_name(model->overlay)));
    for (int32_t i = 0; i < model->trail_count; i++) {
        buffer_print(out, "trail %.*s %d page %d\n", STR_ARG(screen_name(model->trail[i].screen)),
                     model->trail[i].id, model->trail[i].page + 1);
    }
    if (model->notice.code != CODE_NONE) {
        buffer_print(out, "notice %.*s %d%s%s\n", STR_ARG(code_text(model->notice.code)->name),
                     model->notice.number, model->notice.folded ? " folded" : "",
                     model->notice.switching ? " switching" : "");
    }
    buffer_print(out, "touch contacts %d drag %d slide %s highlight %d\n", model->gesture.count,
                 model->drag_px, model->slide.on ? "on" : "off", model->highlight);
    if (model->spots.count > 0) {
        buffer_print(out, "spots %d\n", model->spots.count);
    }
}

static void dump_line(const Piece *piece, Buffer *out) {
    const Line *line = &piece->set->lines.lines[piece->line];
    if (piece->role != ROLE_MARKER) {
        buffer_put(out, str_slice(piece->set->lines.text, line->source_from, line->source_to));
        buffer_put(out, S("\n"));
    } else {
        buffer_put(out, piece->set->lines.text);
        buffer_put(out, S(" "));
    }
}

/* What a visitor reads, as text. */
void page_dump(const Model *model, const Opened *opened, const DisplayList *list, Buffer *out) {
    const OpenedItem *item = place_item(opened, model->place);
    buffer_print(out, "== %.*s %d page %d of %d\n", STR_ARG(screen_name(model->place.screen)),
                 model->place.id, model->place.page + 1, opened_page_count(opened, model->place));
    if (!item || model->place.page >= item->pages.page_count) {
        display_words(list, out);
        return;
    }
    const Page *page = &item->pages.pages[model->place.page];
    for (int32_t i = 0; i < page->piece_count; i++) {
        const Piece *piece = &item->pages.pieces[page->first_piece + i];
        if (piece->kind == PIECE_LINE) {
            dump_line(piece, out);
        }
    }
}
