/* What sort of article a text is: the sum of its cue words decides.
 *
 * Each cue of words_kind_cues counts with its weight, twice in a heading and at most twice in the
 * text. The section an article stands in, where the text still has sections, adds to the kinds
 * that usually stand there. Frame pieces (opening, closing …) are decided by place, not here.
 *
 *     KindChoice choice = kind_of(heading_fold, body_fold, SECTION_CYBER, KIND_BOILERPLATE);
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_KIND_H
#define TSUBO_PACK_TOOL_IMPORT_KIND_H

#include "pack_tool/import/words.h"

typedef struct KindChoice {
    PieceKind kind;
    int32_t certainty; /* 0–100, from the lead over the second kind */
    Str cue;           /* the strongest word for it, empty if there was none */
} KindChoice;

/* `usual` is the kind a section's heading announces, KIND_BOILERPLATE for none. */
KindChoice kind_of(Str heading, Str body, SectionId section, PieceKind usual);

#endif
