/* Tabs and line ends inside a field become spaces, so that a row stays a row. */
#include "pack_tool/import/map.h"

#include "base/buffer.h"

/* Room for numbers, tabs and a reason besides the two texts of a row. */
enum { ROW_BYTES = 256, FRAME_CERTAINTY = 95 };

/* A tab or a line end inside a field would make two of it. */
static void put_field(Buffer *out, Str text) {
    for (int32_t i = 0; i < text.size; i++) {
        bool white = text.at[i] == '\t' || text.at[i] == '\n' || text.at[i] == '\r';
        buffer_put(out, white ? S(" ") : (Str){text.at + i, 1});
    }
    buffer_put(out, S("\t"));
}

/* What stands around the text of a saved page: its head, menus and foot. */
static void put_frame(Buffer *out, int32_t from_line, int32_t to_line) {
    if (from_line <= to_line) {
        buffer_print(out, "%d\t%d\tboilerplate\t\t0\t\t%d\tページの外枠\n", from_line, to_line,
                     FRAME_CERTAINTY);
    }
}

/* An upper bound; a buffer here cannot grow. */
static int32_t table_size(const Issue *issue) {
    int32_t size = 4 * ROW_BYTES; /* heading, a note, two rows of a frame */
    for (int32_t i = 0; i < issue->piece_count; i++) {
        const Piece *piece = &issue->pieces[i];
        size += ROW_BYTES + piece->organisation.size + piece->title.size + piece->reason.size;
    }
    return size;
}

/* Numbers and names as spreadsheets like them: no thousands, no quotes. */
Str map_write_in(Arena *arena, const Issue *issue) {
    Buffer out = buffer_in(arena, table_size(issue));
    buffer_put(&out, S("from_line\tto_line\tkind\torganisation\tis_video\ttitle\tcertainty\t"
                       "reason\n"));
    if (issue->by_file) {
        put_frame(&out, issue->file_first, issue->pieces[0].from_line - 1);
    }
    for (int32_t i = 0; i < issue->piece_count; i++) {
        const Piece *piece = &issue->pieces[i];
        buffer_print(&out, "%d\t%d\t", piece->from_line, piece->to_line);
        put_field(&out, words_kinds[piece->kind].map_name);
        put_field(&out, piece->organisation);
        buffer_print(&out, "%d\t", piece->kind == KIND_VIDEO ? 1 : 0);
        put_field(&out, piece->title);
        buffer_print(&out, "%d\t", piece->certainty);
        /* Of such a page an editor cannot see the lines; at least the table says what they are. */
        bool note = i == 0 && issue->page && !issue->by_file;
        put_field(&out, note ? arena_print_in(arena, "%.*s(行は取り出した本文の行)",
                                              STR_ARG(piece->reason))
                             : piece->reason);
        out.at[out.size - 1] = '\n'; /* instead of the last tab */
    }
    if (issue->by_file) {
        put_frame(&out, issue->pieces[issue->piece_count - 1].to_line + 1, issue->file_last);
    }
    return buffer_view(&out);
}

/* Fields beyond the last are part of the reason. */
static bool read_row(Str line, MapRow *row) {
    Str from = str_cut(&line, '\t');
    Str to = str_cut(&line, '\t');
    row->kind = str_cut(&line, '\t');
    row->organisation = str_cut(&line, '\t');
    row->is_video = str_equal(str_cut(&line, '\t'), S("1"));
    row->title = str_cut(&line, '\t');
    Str certainty = str_cut(&line, '\t');
    row->reason = line;
    return str_to_int(from, &row->from_line) && str_to_int(to, &row->to_line) &&
           str_to_int(certainty, &row->certainty) && row->kind.size > 0;
}

/* The tests read back what people wrote by hand, so comments and a missing heading are fine. */
bool map_read_in(Arena *arena, Str table, MapRows *rows) {
    int32_t count = 0;
    for (int32_t i = 0; i < table.size; i++) {
        count += table.at[i] == '\n';
    }
    *rows = (MapRows){.at = ARENA_NEW(arena, MapRow, count + 1)};
    while (table.size > 0) {
        Str line = str_cut(&table, '\n');
        if (line.size == 0 || line.at[0] == '#' || str_starts_with(line, S("from_line"))) {
            continue;
        }
        if (!read_row(line, &rows->at[rows->count++])) {
            return false;
        }
    }
    return true;
}
