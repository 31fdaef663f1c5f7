/* The importer's vocabulary: every rule that an editor's colleague might want to extend.
 *
 * Nothing here decides anything; it lists words, and the files that decide say how they use them.
 * All words are written folded (see fold.h): half-width ( ) ! ? : ~ and digits, no spaces beside
 * Japanese. To teach the importer a new organisation, section, wording of a call to action or
 * boilerplate line, add a row to the table in the words_*.c of that name and run the tests.
 *
 *     for (int32_t i = 0; i < words_organisation_count; i++) { words_organisations[i].name … }
 *
 * The rows come from the public back numbers and from the glossary of bodies that take part in
 * the forum.
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_WORDS_H
#define TSUBO_PACK_TOOL_IMPORT_WORDS_H

#include "pack_tool/import/match.h"

/* What a piece of a newsletter is. The order is that of words_kinds. */
typedef enum PieceKind {
    KIND_BOILERPLATE,
    KIND_OPENING,
    KIND_COLUMN,
    KIND_CASE_LAW,
    KIND_REPORT,
    KIND_ALERT,
    KIND_SUPPORT, /* seminars and support programmes */
    KIND_GUIDANCE,
    KIND_LAW,
    KIND_POLICY,
    KIND_VIDEO,
    KIND_FAQ,
    KIND_DUPLICATE,
    KIND_EDITOR_NOTE,
    KIND_CLOSING,
    KIND_COLOPHON,
    KIND_CONTACT,
} PieceKind;
enum { KIND_COUNT = KIND_CONTACT + 1 };

typedef struct KindWords {
    Str map_name;     /* in --map */
    Str source_name;  /* `kind:` of an article; empty for what is no article */
    Str topic;        /* proposed `topics:` entry */
    Str reading_name; /* in Japanese, for titles of last resort */
} KindWords;
extern const KindWords words_kinds[KIND_COUNT];

/* The sections an article can stand in; numbers rise in the order of a newsletter. */
typedef enum SectionId {
    SECTION_NONE,
    SECTION_OPENING,
    SECTION_COLUMN,
    SECTION_CYBER,
    SECTION_SEMINAR,
    SECTION_INFORMATION,
    SECTION_EDITOR,
} SectionId;
enum { SECTION_COUNT = SECTION_EDITOR + 1 };

/* `section:` of an article. */
extern const Str words_sections[SECTION_COUNT];

/* A heading that opens a section, as written in back numbers. */
typedef struct SectionWords {
    Str heading;
    SectionId section;
    PieceKind kind; /* what stands in it unless an article says otherwise; boilerplate for any */
} SectionWords;
extern const SectionWords words_section_headings[];
extern const int32_t words_section_heading_count;

enum { ORGANISATION_ALIASES_MAX = 10 };
typedef struct OrganisationWords {
    Str name; /* as `organisation:` shows it */
    Str aliases[ORGANISATION_ALIASES_MAX];
} OrganisationWords;
extern const OrganisationWords words_organisations[];
extern const int32_t words_organisation_count;

/* What belongs to one body alone: where a text names none, this says whose it is, as a guess. */
typedef struct ServiceWords {
    Str service;
    Str owner; /* one of the aliases above */
} ServiceWords;
extern const ServiceWords words_services[];
extern const int32_t words_service_count;

/* Endings by which an unknown name shows to be a body (…省, …協会), and beginnings (一般社団法人…).
 */
extern const Words words_body_endings;
extern const Words words_body_beginnings;
/* What stands behind an organisation that acts (は, では, が運営する …) or that owns a page. */
extern const Words words_actor_marks;
extern const Words words_owner_marks;
/* What stands behind a vendor or another body that is only talked about. */
extern const Words words_bystander_marks;

/* Posts, longest first where one ends with another. */
extern const Words words_posts;

/* Calls to action: a stem directly followed by an ending, or a whole word. */
extern const Words words_action_stems;
extern const Words words_action_endings;
extern const Words words_action_wholes;
extern const Words words_action_openings;
/* Soft closings: a stem in the last sentence that ends with one of the endings. */
extern const Words words_closing_stems;
extern const Words words_closing_endings;
/* Where a call to action leads. */
extern const Words words_page_names;
/* Openings of a line that goes on with what came before, and those that only look like it. */
extern const Words words_continuations;
extern const Words words_false_continuations;
/* Labels of the facts of an event (日時:, 会場:); such a line is a list item, not a heading. */
extern const Words words_labels;
/* Openings that start something (dates, この度 …). */
extern const Words words_beginnings;
/* Words so common in this newsletter that sharing them says nothing about one subject. */
extern const Words words_common;
/* A line that makes a column of its own article. */
extern const Words words_column_marks;
/* A paragraph that warns of something. */
extern const Words words_alert_marks;

/* Boilerplate and end matter. */
typedef enum BoilerplateHow { BOILERPLATE_IS, BOILERPLATE_STARTS, BOILERPLATE_HAS } BoilerplateHow;
typedef struct BoilerplateWords {
    Str words;
    BoilerplateHow how;
    PieceKind kind;
} BoilerplateWords;
extern const BoilerplateWords words_boilerplate[];
extern const int32_t words_boilerplate_count;

/* A word that speaks for a kind; weights add up, see kind.h. */
typedef struct KindCue {
    Str words;
    PieceKind kind;
    int32_t weight;
} KindCue;
extern const KindCue words_kind_cues[];
extern const int32_t words_kind_cue_count;

/* Videos: words that name one, offers of one, words by which one is only mentioned. */
extern const Words words_video_names;
extern const Words words_video_offers;
extern const Words words_video_mentions;
/* `kind:` of a video file by a word in its text. */
typedef struct VideoKindWords {
    Str words;
    Str kind;
    Str colour;
} VideoKindWords;
extern const VideoKindWords words_video_kinds[];
extern const int32_t words_video_kind_count;
extern const Words words_video_channels;

/* Editor's notes: the first person, the season; and what never stands in one. */
extern const Words words_note_marks;
extern const Words words_article_marks;

#endif
