/* Prints what the card has to say for every code, a line each, fields divided by tabs: name,
 * number, "failure" or "news", Japanese sentence, English sentence, Japanese advice, English advice
 * ("-": none). For cards.sh. */
#include <stdio.h>

#include "code_rows.h"

static const char *or_dash(Str text) {
    return text.size > 0 ? text.at : "-";
}

int main(void) {
    for (int32_t i = 0; i < code_row_count; i++) {
        const CodeRow *row = &code_rows[i];
        const CodeText *text = code_text(row->code);
        printf("%s\t%d\t%s\t%s\t%s\t%s\t%s\n", row->name, row->number,
               code_is_failure(row->code) ? "failure" : "news", row->japanese, row->english,
               or_dash(text->advice[CODE_JAPANESE]), or_dash(text->advice[CODE_ENGLISH]));
    }
    return 0;
}
