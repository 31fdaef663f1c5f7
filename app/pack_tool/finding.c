/* Collecting findings. Sorting happens once at the end, so the checks may run in any order.
 *
 * Stopping at the first error would be simpler; it would also send an editor through ten runs for
 * ten slips.
 */
#include "pack_tool/finding.h"

#include <stdarg.h>
#include <stdlib.h>

/* One table for all: findings of many files are sorted together. */
Findings findings_in(Arena *arena) {
    return (Findings){.arena = arena, .items = ARENA_NEW(arena, Finding, FINDINGS_MOST)};
}

/* Kept in the arena, because findings are printed long after what they speak of is gone. */
static Str print_in(Arena *arena, const char *format, va_list list) {
    /* A sentence is a line; what is quoted in it may be a whole paragraph of somebody's source. */
    char line[600];
    int size = vsnprintf(line, sizeof(line), format, list);
    if (size < (int)sizeof(line)) {
        return arena_copy_in(arena, (Str){line, size});
    }
    size = (int)sizeof(line) - 1;
    while (size > 0 && ((unsigned char)line[size] & 0xC0) == 0x80) {
        size--;
    }
    return arena_print_in(arena, "%.*s…", size, line);
}

/* What is only counted is not written out either: a hostile file may hold a fault in every byte. */
static void add(Findings *findings, Finding finding, const char *format, va_list list) {
    findings->error_count += finding.is_error;
    findings->warning_count += !finding.is_error;
    if (findings->count < FINDINGS_MOST) {
        finding.sentence = print_in(findings->arena, format, list);
        findings->items[findings->count] = finding;
    }
    findings->count++;
}

/* A pack with errors is not built. */
void finding_error(Findings *findings, Place place, const char *format, ...) {
    va_list list;
    va_start(list, format);
    add(findings, (Finding){.place = place, .is_error = true}, format, list);
    va_end(list);
}

/* A pack with warnings is; the editor may know better. */
void finding_warning(Findings *findings, Place place, const char *format, ...) {
    va_list list;
    va_start(list, format);
    add(findings, (Finding){.place = place}, format, list);
    va_end(list);
}

/* What to do, under what is wrong. */
void finding_hint(Findings *findings, const char *format, ...) {
    if (findings->count > FINDINGS_MOST) {
        return;
    }
    va_list list;
    va_start(list, format);
    findings->items[findings->count - 1].hint = print_in(findings->arena, format, list);
    va_end(list);
}

/* By path, line, column, sentence: the order of the checks and of the disk must not show. */
static int compare(const void *left, const void *right) {
    const Finding *a = left;
    const Finding *b = right;
    int order = str_compare(a->place.path, b->place.path);
    if (order == 0) {
        order = a->place.line - b->place.line;
    }
    if (order == 0) {
        order = a->place.column - b->place.column;
    }
    return order != 0 ? order : str_compare(a->sentence, b->sentence);
}

/* By file and line, whatever order they were found in. */
int32_t findings_print(Findings *findings, FILE *out) {
    int32_t kept = findings->count < FINDINGS_MOST ? findings->count : FINDINGS_MOST;
    qsort(findings->items, (size_t)kept, sizeof(Finding), compare);
    for (int32_t i = 0; i < kept; i++) {
        const Finding *finding = &findings->items[i];
        fprintf(out, "%.*s:%d:%d: %s: %.*s\n", STR_ARG(finding->place.path), finding->place.line,
                finding->place.column, finding->is_error ? "error" : "warning",
                STR_ARG(finding->sentence));
        if (finding->hint.size > 0) {
            fprintf(out, "  hint: %.*s\n", STR_ARG(finding->hint));
        }
    }
    if (findings->count > kept) {
        fprintf(out, "and %d more\n", findings->count - kept);
    }
    return findings->error_count;
}
