/* Weights were chosen by reasoning about the words, see words_articles.c; a section's say is worth
 * two ordinary cues, so that a clear text still wins over a misplaced heading. */
#include "pack_tool/import/kind.h"

#include "pack_tool/import/video.h"

enum { SECTION_WEIGHT = 3, USUAL_WEIGHT = 8, BODY_COUNT_MAX = 2, CASE_WEIGHT_MIN = 3 };
/* A lead of ten weights is as good as certain. */
enum { CERTAIN_BASE = 50, CERTAIN_PER_WEIGHT = 4, CERTAIN_MAX = 95, CERTAIN_NOTHING = 30 };

typedef struct Tally {
    int32_t weights[KIND_COUNT];
    int32_t best_cue[KIND_COUNT];
    Str cues[KIND_COUNT];
} Tally;

/* A heading says it more plainly than the text, so its cues count twice; a text that repeats one
 * word is not surer for it. */
static void count_cues(Str heading, Str body, Tally *tally) {
    for (int32_t i = 0; i < words_kind_cue_count; i++) {
        const KindCue *cue = &words_kind_cues[i];
        int32_t times = match_has(heading, cue->words) ? 2 : 0;
        int32_t in_body = match_count(body, cue->words);
        times += in_body > BODY_COUNT_MAX ? BODY_COUNT_MAX : in_body;
        int32_t weight = times * cue->weight;
        tally->weights[cue->kind] += weight;
        if (weight > tally->best_cue[cue->kind]) {
            tally->best_cue[cue->kind] = weight;
            tally->cues[cue->kind] = cue->words;
        }
    }
}

/* A section announces kinds; how loudly depends on how mixed it is. */
static void add_section(SectionId section, PieceKind usual, Tally *tally) {
    switch (section) {
    case SECTION_COLUMN:
        /* A column of this section is about a case when its own words name one. */
        tally->weights[usual == KIND_CASE_LAW && tally->weights[KIND_CASE_LAW] >= CASE_WEIGHT_MIN
                           ? KIND_CASE_LAW
                           : KIND_COLUMN] += 3 * USUAL_WEIGHT;
        break;
    case SECTION_CYBER:
        tally->weights[KIND_ALERT] += SECTION_WEIGHT;
        tally->weights[KIND_REPORT] += SECTION_WEIGHT;
        break;
    case SECTION_SEMINAR: tally->weights[KIND_SUPPORT] += USUAL_WEIGHT; break;
    case SECTION_INFORMATION:
        tally->weights[usual] += usual == KIND_BOILERPLATE ? 0 : USUAL_WEIGHT;
        break;
    case SECTION_NONE:
    case SECTION_OPENING:
    case SECTION_EDITOR: break;
    }
}

/* Only kinds that an article can have by its words; the first of equals wins. */
static PieceKind heaviest(const Tally *tally, PieceKind except) {
    PieceKind best = KIND_BOILERPLATE;
    int32_t most = 0;
    for (int32_t i = KIND_COLUMN; i <= KIND_FAQ; i++) {
        if (i != (int32_t)except && tally->weights[i] > most) {
            most = tally->weights[i];
            best = (PieceKind)i;
        }
    }
    return best;
}

/* By the lead over the second kind: two kinds with many cues each are no certainty. */
static int32_t certainty_of(const Tally *tally, PieceKind best) {
    PieceKind second = heaviest(tally, best);
    int32_t other = second == KIND_BOILERPLATE ? 0 : tally->weights[second];
    int32_t lead = tally->weights[best] - other;
    int32_t certainty = CERTAIN_BASE + lead * CERTAIN_PER_WEIGHT;
    return certainty > CERTAIN_MAX ? CERTAIN_MAX : certainty;
}

/* A video is decided first: its text is full of words for what it teaches. */
KindChoice kind_of(Str heading, Str body, SectionId section, PieceKind usual) {
    Tally tally = {0};
    count_cues(heading, body, &tally);
    if (section != SECTION_COLUMN && video_is_offered(body)) {
        return (KindChoice){KIND_VIDEO, CERTAIN_MAX - 5, S("動画")};
    }
    if (section != SECTION_COLUMN && video_is_offered(heading) && match_has(body, S("動画"))) {
        return (KindChoice){KIND_VIDEO, CERTAIN_BASE + 20, S("動画")};
    }
    add_section(section, usual, &tally);
    PieceKind best = heaviest(&tally, KIND_BOILERPLATE);
    /* A column is about law; it is a case when it names one. */
    bool column = best == KIND_COLUMN || (best == KIND_CASE_LAW && tally.weights[KIND_COLUMN] > 0);
    if (column && section != SECTION_COLUMN) {
        best = tally.weights[KIND_CASE_LAW] >= CASE_WEIGHT_MIN ? KIND_CASE_LAW : KIND_COLUMN;
    }
    if (best == KIND_BOILERPLATE) {
        PieceKind fallback = section == SECTION_CYBER     ? KIND_REPORT
                             : section == SECTION_SEMINAR ? KIND_SUPPORT
                                                          : KIND_GUIDANCE;
        return (KindChoice){fallback, CERTAIN_NOTHING, (Str){0}};
    }
    int32_t certainty = column ? CERTAIN_MAX - 10 : certainty_of(&tally, best);
    return (KindChoice){best, certainty, tally.cues[best]};
}
