/* bench-pango TEXT FONTS: characters a second that Pango lays out: the same text, face, size and
 * measure as compose.c, justified, one thread, one layout used again for every paragraph. */
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "bench_text.h"

static double now_s(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static PangoLayout *make_layout(const char *folder) {
    FcConfigAppFontAddDir(NULL, (const FcChar8 *)folder);
    PangoContext *context = pango_font_map_create_context(pango_cairo_font_map_get_default());
    PangoLayout *layout = pango_layout_new(context);
    PangoFontDescription *face = pango_font_description_from_string("BIZ UDGothic");
    pango_font_description_set_absolute_size(face, BENCH_EM_PX * PANGO_SCALE);
    pango_layout_set_font_description(layout, face);
    pango_layout_set_width(layout, BENCH_EM_PX * BENCH_MEASURE_EM * PANGO_SCALE);
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
    pango_layout_set_justify(layout, TRUE);
    pango_font_description_free(face);
    return layout;
}

/* Whether the bundled family really sets the text. */
static gboolean has_our_face(PangoLayout *layout) {
    pango_layout_set_text(layout, "漢字", -1);
    PangoLayoutRun *run = pango_layout_get_line_readonly(layout, 0)->runs->data;
    PangoFontDescription *used = pango_font_describe(run->item->analysis.font);
    gboolean ours = strcmp(pango_font_description_get_family(used), "BIZ UDGothic") == 0;
    pango_font_description_free(used);
    return ours;
}

/* Asking for the number of lines makes Pango do the layout. */
static int lay_out(PangoLayout *layout, const char *text, int size) {
    pango_layout_set_text(layout, text, size);
    return pango_layout_get_line_count(layout);
}

static void run(PangoLayout *layout, const char *text, const char *end) {
    long characters = 0;
    long lines = 0;
    double spent_s = 0;
    const char *at = text;
    while (characters < BENCH_CHARACTERS) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        stop = stop ? stop : end;
        double start_s = now_s();
        lines += lay_out(layout, at, (int)(stop - at));
        spent_s += now_s() - start_s;
        characters += g_utf8_strlen(at, stop - at);
        at = stop + 1 < end ? stop + 1 : text;
    }
    printf("characters_per_s %.0f\nlines %ld\n", (double)characters / spent_s, lines);
}

int main(int argc, char **argv) {
    gchar *text = NULL;
    gsize size = 0;
    if (argc != 3) {
        fputs("usage: bench-pango TEXT FONTS\n", stderr);
        return 2;
    }
    if (!g_file_get_contents(argv[1], &text, &size, NULL) || size == 0) {
        fprintf(stderr, "bench-pango: there is no text in %s\n", argv[1]);
        return 1;
    }
    PangoLayout *layout = make_layout(argv[2]);
    if (!has_our_face(layout)) {
        fputs("bench-pango: Pango does not use the bundled face\n", stderr);
        return 1;
    }
    run(layout, text, text + size);
    g_object_unref(layout);
    g_free(text);
    return 0;
}
