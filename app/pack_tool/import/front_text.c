/* Quoting too much is harmless and ugly; the tables hold what really means something. */
#include "pack_tool/import/front_text.h"

#include "pack_tool/import/match.h"

/* strchr would find the zero at the end of its set. */
static bool is_one_of(char byte, const char *set) {
    for (; *set; set++) {
        if (*set == byte) {
            return true;
        }
    }
    return false;
}

/* Plain YAML text must not look like anything else. Digits at the front are quoted as well: a
 * title 2025 is no number. */
static bool needs_quotes(Str value) {
    if (value.size == 0 || is_one_of(value.at[0], "-?:,[]{}#&*!|>'\"%@`~=<0123456789+. ") ||
        is_one_of(value.at[value.size - 1], " :")) {
        return true;
    }
    static const Str words[] = {S_INIT("true"), S_INIT("false"), S_INIT("null"), S_INIT("yes"),
                                S_INIT("no"),   S_INIT("on"),    S_INIT("off")};
    for (int32_t i = 0; i < COUNT_OF(words); i++) {
        if (str_equal(value, words[i])) {
            return true;
        }
    }
    return match_has(value, S(": ")) || match_has(value, S(" #")) || match_has(value, S("\t")) ||
           match_has(value, S("\\")) || match_has(value, S("\""));
}

/* Quoted only where it must be: editors read these files. */
void front_text_value(Buffer *out, Str value) {
    if (!needs_quotes(value)) {
        buffer_put(out, value);
        return;
    }
    buffer_put(out, S("\""));
    for (int32_t i = 0; i < value.size; i++) {
        char byte = value.at[i];
        if (byte == '"' || byte == '\\') {
            buffer_put(out, S("\\"));
        }
        buffer_put(out, byte == '\n' || byte == '\t' ? S(" ") : (Str){value.at + i, 1});
    }
    buffer_put(out, S("\""));
}

/* An empty value has no line: check would call it an error. */
void front_text_key(Buffer *out, Str key, Str value) {
    if (value.size == 0) {
        return;
    }
    buffer_print(out, "%.*s: ", STR_ARG(key));
    front_text_value(out, value);
    buffer_put(out, S("\n"));
}

/* Numbers need no quotes and never have. */
void front_text_number(Buffer *out, Str key, int32_t number) {
    buffer_print(out, "%.*s: %d\n", STR_ARG(key), number);
}

/* A line an item, so that settling a point is deleting a line. */
void front_text_list(Buffer *out, Str key, const Str *items, int32_t count) {
    if (count == 0) {
        return;
    }
    buffer_print(out, "%.*s:\n", STR_ARG(key));
    for (int32_t i = 0; i < count; i++) {
        buffer_put(out, S("  - "));
        front_text_value(out, items[i]);
        buffer_put(out, S("\n"));
    }
}

/* What a mail means literally, Markdown would take for emphasis, links or tables. */
void front_text_escape(Buffer *out, Str text) {
    for (int32_t i = 0; i < text.size; i++) {
        char byte = text.at[i];
        bool entity = byte == '&' && i + 1 < text.size &&
                      (match_is_latin((unsigned char)text.at[i + 1]) || text.at[i + 1] == '#');
        if (is_one_of(byte, "\\`*_<[]|") || entity) {
            buffer_put(out, S("\\"));
        }
        buffer_put(out, (Str){text.at + i, 1});
    }
}

/* 1. or 1) at the front would become a list. */
static int32_t list_mark_digits(Str text) {
    int32_t digits = 0;
    while (digits < text.size && match_is_digit((unsigned char)text.at[digits])) {
        digits++;
    }
    bool marked = digits > 0 && digits < text.size && is_one_of(text.at[digits], ".)");
    return marked ? digits : 0;
}

/* 1. or # at the front would make a list or a heading of it. */
void front_text_paragraph(Buffer *out, Str text) {
    int32_t digits = list_mark_digits(text);
    if (digits > 0) {
        buffer_put(out, str_slice(text, 0, digits));
        buffer_put(out, S("\\"));
        text = str_slice(text, digits, text.size);
    } else if (text.size > 0 && is_one_of(text.at[0], "#+->=~")) {
        buffer_put(out, S("\\"));
    }
    front_text_escape(out, text);
    buffer_put(out, S("\n\n"));
}
