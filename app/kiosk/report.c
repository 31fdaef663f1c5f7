/* Reading what another program of ours prints, as carefully as if it were not ours: it speaks about
 * sticks, and titles come from them. */
#include "kiosk/report.h"

#include <string.h>

#include "base/utf8.h"

/* Names that are not known are passed over, so that the store may say more than the card shows. */
static void take_pair(Report *report, Str name, Str value) {
    static const Str numbers[] = {S_INIT("percent"), S_INIT("mb"), S_INIT("files"), S_INIT("page"),
                                  S_INIT("serial")};
    /* How many files were left says nothing about how it ended. */
    bool counts = report->kind != REPORT_LEFT;
    for (int32_t i = 0; counts && i < COUNT_OF(numbers); i++) {
        if (str_equal(name, numbers[i]) && !str_to_int(value, &report->number)) {
            report->number = 0;
        }
    }
    report->trial = report->trial || (str_equal(name, S("role")) && str_equal(value, S("trial")));
    report->number = report->kind == REPORT_STICK ? str_equal(name, S("in")) : report->number;
    if (report->kind == REPORT_LEFT) {
        report->number = str_equal(name, S("done"))      ? 1
                         : str_equal(name, S("nowhere")) ? -1
                                                         : report->number;
    }
    if (str_equal(name, S("id")) && value.size <= REPORT_ID_BYTES) {
        memcpy(report->id, value.at, (size_t)value.size);
        report->id_size = value.size;
    }
}

/* Titles and paths may hold blanks, so they stand last and take the rest of the line. */
static bool take_text(Report *report, Str rest) {
    Str mark = report->kind == REPORT_OPEN ? S("path=") : S("title=");
    if (report->kind == REPORT_CODE || !str_starts_with(rest, mark)) {
        return false;
    }
    Str text = str_slice(rest, mark.size, rest.size);
    if (text.size <= REPORT_TEXT_BYTES && (report->kind == REPORT_OPEN || utf8_valid(text))) {
        memcpy(report->text, text.at, (size_t)text.size);
        report->text_size = text.size;
    }
    return true;
}

/* Codes are the most frequent lines, words the others. */
static ReportKind kind_of(Str word, UpdateCode code) {
    static const struct {
        Str word;
        ReportKind kind;
    } kinds[] = {
        {S_INIT("pack"), REPORT_PACK},   {S_INIT("open"), REPORT_OPEN},
        {S_INIT("calm"), REPORT_CALM},   {S_INIT("end"), REPORT_SHELF},
        {S_INIT("stick"), REPORT_STICK}, {S_INIT("left"), REPORT_LEFT},
    };
    for (int32_t i = 0; code == CODE_NONE && i < COUNT_OF(kinds); i++) {
        if (str_equal(word, kinds[i].word)) {
            return kinds[i].kind;
        }
    }
    return code == CODE_NONE ? REPORT_NOTHING : REPORT_CODE;
}

/* Never fails: a line that makes no sense is a report of nothing. */
Report report_read(Str line) {
    Str rest = str_trim(line);
    Str first = str_cut(&rest, ' ');
    Report report = {.code = code_from_name(first)};
    report.kind = kind_of(first, report.code);
    while (report.kind != REPORT_NOTHING && rest.size > 0 && !take_text(&report, rest)) {
        Str value = str_cut(&rest, ' ');
        Str name = str_cut(&value, '=');
        take_pair(&report, name, value);
    }
    return report;
}

Str report_text(const Report *report) {
    return (Str){report->text, report->text_size};
}

Str report_id(const Report *report) {
    return (Str){report->id, report->id_size};
}
