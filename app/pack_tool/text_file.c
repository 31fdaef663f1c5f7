/* From bytes to text. Everything behind this file may trust that a text is valid, normalised and
 * drawable, or that a finding has been made. */
#include "pack_tool/text_file.h"

#include "base/file.h"
#include "base/utf8.h"
#include "pack/plain.h"
#include "pack_tool/normalize.h"

/* Line and column of a byte in bytes that may not be UTF-8: a character begins at every byte that
 * does not continue one. */
static Place place_of_byte(Str path, Str bytes, int32_t offset) {
    Place place = {path, 1, 1};
    for (int32_t i = 0; i < offset; i++) {
        place.column += ((unsigned char)bytes.at[i] & 0xC0) != 0x80;
        if (bytes.at[i] == '\n') {
            place.line++;
            place.column = 1;
        }
    }
    return place;
}

/* What cannot be mended; everything else is normalised away afterwards. */
static bool check_bytes(Source *source, Str path, Str bytes) {
    int32_t fault = utf8_fault(bytes);
    if (fault >= 0) {
        finding_error(source->findings, place_of_byte(path, bytes, fault),
                      "the file is not UTF-8: byte %d is 0x%02X", fault + 1,
                      (unsigned)(unsigned char)bytes.at[fault]);
        finding_hint(source->findings, "save the file again with the encoding UTF-8");
        return false;
    }
    fault = normalize_fault(bytes);
    if (fault >= 0) {
        finding_error(source->findings, place_of_byte(path, bytes, fault),
                      "more than 30 combining marks stand on one character");
        return false;
    }
    return true;
}

/* Blanks and marks that composition handles itself, without a glyph. */
static bool is_drawn_without_glyph(uint32_t scalar) {
    return scalar == '\n' || scalar == 0x200B || scalar == 0x2060 || scalar == 0x00AD ||
           scalar == 0x202F || (scalar >= 0x2002 && scalar <= 0x200A) ||
           (scalar >= 0xFE00 && scalar <= 0xFE0F) || (scalar >= 0xE0100 && scalar <= 0xE01EF);
}

/* Something drawable that means the same, or nothing. */
static void suggest(Source *source, uint32_t scalar) {
    char bytes[4];
    Str text = {bytes, utf8_put(bytes, scalar)};
    ArenaMark mark = arena_mark(source->scratch);
    Str folded = normalize_fold_in(source->scratch, source->scratch, text);
    if (scalar == 0x20BB7) {
        finding_hint(source->findings, "write 吉");
    } else if (folded.size > 0 && !str_equal(folded, text)) {
        finding_hint(source->findings, "write “%.*s”", STR_ARG(folded));
    } else {
        finding_hint(source->findings, "write another character, kana or a word");
    }
    arena_rewind(source->scratch, mark);
}

/* First what no text may hold (controls, marks of direction), then what the bundled faces lack. */
static void check_scalar(Source *source, Place place, uint32_t scalar, Str text) {
    const Coverage *coverage = &source->coverage;
    if (scalar == '\n') {
        return;
    }
    if (!plain_scalar(scalar)) {
        finding_error(source->findings, place,
                      "the invisible character U+%04X may not stand in a "
                      "text",
                      scalar);
        finding_hint(source->findings, "%s",
                     scalar == '\t' ? "use blanks instead of a tab" : "delete it");
    } else if (coverage->draws && !is_drawn_without_glyph(scalar) &&
               !coverage->draws(coverage->context, scalar)) {
        finding_error(source->findings, place, "the character “%.*s” (U+%04X) is not in the font",
                      STR_ARG(text), scalar);
        suggest(source, scalar);
    }
}

/* After normalising, so that an editor hears of what is really left. */
static void check_scalars(Source *source, Str path, Str text) {
    Place place = {path, 1, 1};
    Str rest = text;
    while (rest.size > 0) {
        Str here = rest;
        uint32_t scalar = utf8_next(&rest);
        check_scalar(source, place, scalar, str_slice(here, 0, here.size - rest.size));
        place.column++;
        if (scalar == '\n') {
            place.line++;
            place.column = 1;
        }
    }
}

/* Every text of an editor comes in through here. */
bool text_file_read(Source *source, Str path, int32_t max_bytes, Str *text) {
    Failure failure;
    ArenaMark mark = arena_mark(source->scratch);
    Str bytes;
    bool done = file_read_in(source->scratch, path, max_bytes, &bytes, &failure);
    if (!done) {
        finding_error(source->findings, (Place){path, 1, 1}, "%s", failure.sentence);
    } else {
        done = check_bytes(source, path, bytes);
    }
    if (done) {
        *text = normalize_in(source->arena, source->scratch, bytes);
        check_scalars(source, path, *text);
    }
    arena_rewind(source->scratch, mark);
    return done;
}

/* Takes the lines up to one that is only ---; false when there is none. */
static bool cut_front(Str *rest, Str *front, int32_t *lines) {
    *front = (Str){rest->at, 0};
    *lines = 0;
    while (rest->size > 0) {
        Str line = str_cut(rest, '\n');
        (*lines)++;
        if (str_equal(line, S("---"))) {
            return true;
        }
        front->size = (int32_t)(rest->at - front->at);
    }
    return false;
}

/* Front matter and body, apart. */
void text_file_read_markdown(Source *source, SourceFile *file) {
    Place start = {file->path, 1, 1};
    Str text;
    Str front;
    int32_t lines = 0;
    bool had_unread = source->has_unread;
    source->has_unread = true;
    if (!text_file_read(source, file->path, TEXT_FILE_BYTES, &text)) {
        return;
    }
    Str first = str_cut(&text, '\n');
    if (!str_equal(first, S("---"))) {
        finding_error(source->findings, start, "the front matter is missing");
        finding_hint(source->findings, "the first line must be ---");
        return;
    }
    if (!cut_front(&text, &front, &lines)) {
        finding_error(source->findings, start, "the front matter does not end");
        finding_hint(source->findings, "a line --- must stand before the text");
        return;
    }
    YamlInput input = {source->arena, source->scratch, front, file->path, 2};
    file->front = yaml_parse_in(&input, source->findings);
    source->has_unread = had_unread || !file->front;
    file->body = text;
    file->body_line = lines + 2;
}

/* The whole file. */
void text_file_read_yaml(Source *source, SourceFile *file) {
    Str text;
    if (text_file_read(source, file->path, LIST_FILE_BYTES, &text)) {
        YamlInput input = {source->arena, source->scratch, text, file->path, 1};
        file->front = yaml_parse_in(&input, source->findings);
    }
}
