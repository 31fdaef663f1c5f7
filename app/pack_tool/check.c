/* Checks that need more than one file, or more than one key.
 *
 * front.c has looked at every key by itself; here are references, numbers, order, addresses and
 * what is never used. The checks only add findings, so their order does not matter.
 */
#include "pack_tool/check.h"

#include "base/limits.h"
#include "base/reading.h"
#include "base/utf8.h"
#include "pack_tool/qr.h"
#include "ui/extent.h"

/* For findings about a file as a whole. */
static Place start_of(const SourceFile *file) {
    return (Place){file->path, 1, 1};
}

/* A telephone must be able to read the code from the screen: limits.h has the reasoning. */
static void check_link(Source *source, const SourceFile *file) {
    QrCode code;
    Place place = front_place(file->front, S("link"), start_of(file));
    Str link = front_text(file->front, S("link"));
    if (link.size == 0 || front_address_fault(link)) {
        return;
    }
    ArenaMark mark = arena_mark(source->scratch);
    int32_t modules = qr_encode_in(source->scratch, link, &code);
    arena_rewind(source->scratch, mark);
    if (modules == 0 || modules > LIMIT_QR_MODULES) {
        finding_error(source->findings, place,
                      "the link has %d characters: its QR code would be too dense to scan",
                      link.size);
        finding_hint(source->findings, "use a shorter address, or give look_for instead of link");
    }
}

/* An article that leads nowhere leaves its reader with nothing to do. */
static void check_way_on(Source *source, const SourceFile *file) {
    if (file->front && !yaml_find(file->front, S("link")) &&
        !yaml_find(file->front, S("look_for"))) {
        finding_warning(source->findings, start_of(file), "neither link nor look_for is given");
        finding_hint(source->findings, "give look_for: the name of the page to look for");
    }
}

/* A word of a list that must be among known names. */
typedef struct Reference {
    Str key;           /* of the list */
    const char *what;  /* "topic" */
    const char *where; /* "topics.yaml" */
    const Names *names;
} Reference;

/* Looking for the nearest of many names takes a while; nobody reads a thousand hints. */
enum { HINTS_MOST = 100 };

/* With the nearest name, because most of these are slips of a key. */
static void report_dangling(Source *source, const Reference *reference, const YamlNode *word) {
    bool few = source->findings->count < HINTS_MOST;
    Str near = few ? names_nearest(source->scratch, reference->names, word->text) : (Str){0};
    finding_error(source->findings, word->place, "unknown %s “%.*s”: it does not exist in %s",
                  reference->what, STR_ARG(word->text), reference->where);
    if (near.size > 0) {
        finding_hint(source->findings, "did you mean “%.*s”?", STR_ARG(near));
    }
}

/* Listed twice is a slip, not an emphasis. */
static void check_twice(Source *source, const YamlNode *list, const YamlNode *word) {
    for (const YamlNode *before = list->first; before != word; before = before->next) {
        if (str_equal(before->text, word->text)) {
            finding_error(source->findings, word->place, "“%.*s” stands twice in “%.*s”",
                          STR_ARG(word->text), STR_ARG(list->key));
            return;
        }
    }
}

/* Every name must lead to something that is in the same folder. */
static void check_references(Source *source, const SourceFile *file, const Reference *reference) {
    const YamlNode *list = yaml_find(file->front, reference->key);
    if (!list || list->kind != YAML_LIST) {
        return;
    }
    /* More words than a list may have are one finding already. */
    int32_t count = 0;
    for (const YamlNode *word = list->first; word && count < LIMIT_LIST_ROWS; word = word->next) {
        Name *name = names_find(reference->names, word->text);
        count++;
        if (name) {
            name->used = true;
            check_twice(source, list, word);
        } else if (word->text.size > 0) {
            report_dangling(source, reference, word);
        }
    }
}

/* A card that leads to the page it stands on. */
static void check_related_to_itself(Source *source, const SourceFile *file) {
    const YamlNode *list = yaml_find(file->front, S("related"));
    for (const YamlNode *word = list ? list->first : NULL; word; word = word->next) {
        if (str_equal(word->text, file->key)) {
            finding_error(source->findings, word->place, "the text is related to itself");
        }
    }
}

/* What is left to read before the text may go out, point by point. */
static void check_draft(Source *source, const SourceFile *file, const char *what) {
    const YamlNode *list = yaml_find(file->front, S("review"));
    int32_t count = front_review_count(file->front);
    if (!front_is_draft(file->front)) {
        return;
    }
    source->draft_count++;
    finding_warning(source->findings, front_place(file->front, S("status"), start_of(file)),
                    "the %s is a draft with %d point%s to review", what, count,
                    count == 1 ? "" : "s");
    finding_hint(source->findings, count > 0 ? "settle each point and take its line away, then "
                                               "“review:” and “status: draft”"
                                             : "take “status: draft” away when it is finished");
    for (const YamlNode *point = list ? list->first : NULL; point; point = point->next) {
        finding_warning(source->findings, point->place, "to review: %.*s", STR_ARG(point->text));
    }
}

/* A booth would stop at the limit, in the middle of a sentence. */
static void check_pages(Source *source, const SourceFile *file) {
    Extent extent = {file->kind, front_text(file->front, S("title")), &file->document};
    if (!source->measure || extent_fits(source->arena, source->scratch, source->measure, &extent)) {
        return;
    }
    finding_error(source->findings, (Place){file->path, file->body_line, 1},
                  "the text has more than %d pages in the largest type", LIMIT_ARTICLE_PAGES);
    finding_hint(source->findings, "make two articles of it");
}

/* What articles and videos have in common. */
static void check_item(Source *source, const SourceFile *file, FrontKind kind) {
    const Reference references[] = {
        {S("topics"), "topic", "topics.yaml", &source->topic_names},
        {S("terms"), "term", "terms.yaml", &source->term_names},
        {S("related"), "related text", "this folder", &source->items},
    };
    front_check(file->front, kind, start_of(file), source->findings);
    check_draft(source, file, kind == FRONT_VIDEO ? "video" : "article");
    check_link(source, file);
    check_way_on(source, file);
    for (int32_t i = 0; i < COUNT_OF(references); i++) {
        check_references(source, file, &references[i]);
    }
    check_related_to_itself(source, file);
    check_pages(source, file);
    if (file->front && file->characters == 0 && file->body.size <= LIMIT_ARTICLE_BYTES) {
        finding_error(source->findings, (Place){file->path, file->body_line, 1},
                      "the text is empty");
    }
}

/* The digits before the first hyphen order the articles. */
static int32_t order_of(const SourceFile *file) {
    Str name = file->key;
    str_cut(&name, '/');
    int32_t order = 0;
    return str_to_int(str_cut(&name, '-'), &order) ? order : 0;
}

/* Its name, its place among its neighbours, and what every item has. */
static void check_article(Source *source, const SourceIssue *issue, int32_t index) {
    const SourceFile *file = &issue->articles[index];
    int32_t order = order_of(file);
    check_item(source, file, FRONT_ARTICLE);
    /* Without a number an article would stand wherever its name sorts. */
    if (order == 0) {
        finding_error(source->findings, start_of(file), "the file name has no number in front");
        finding_hint(source->findings, "articles stand in the order of their numbers: 03-name.md");
    } else if (index > 0 && order == order_of(&issue->articles[index - 1])) {
        finding_error(source->findings, start_of(file),
                      "two articles of the issue have the number %02d", order);
    }
}

/* Folder and number must agree, or two issues become one. */
static void check_number(Source *source, const SourceIssue *issue) {
    const SourceFile *about = &issue->about;
    Place place = front_place(about->front, S("number"), start_of(about));
    int32_t number = front_number(about->front, S("number"));
    int32_t folder = 0;
    if (number == 0) {
        return;
    }
    if (!str_to_int(issue->folder_name, &folder) || folder != number) {
        finding_error(source->findings, place, "the number is %d, but the folder is called %.*s",
                      number, STR_ARG(issue->folder_name));
    }
    if (issue->date.year == 0) {
        return;
    }
    int32_t expected = date_number(issue->date);
    if (expected != number) {
        finding_warning(source->findings, place,
                        "the number is %d, but by its date it should be %d", number, expected);
    }
}

/* Issues are sorted by number, so that twins stand next to each other. */
static void check_issue(Source *source, int32_t index) {
    const SourceIssue *issue = &source->issues[index];
    const SourceFile *about = &issue->about;
    front_check(about->front, FRONT_ISSUE, start_of(about), source->findings);
    check_draft(source, about, "issue");
    check_link(source, about);
    check_way_on(source, about);
    check_number(source, issue);
    if (index > 0 && issue->number == source->issues[index - 1].number) {
        finding_error(source->findings, front_place(about->front, S("number"), start_of(about)),
                      "two issues have the number %d", issue->number);
    }
    if (issue->article_count == 0) {
        finding_error(source->findings, start_of(about), "the issue has no articles");
    } else if (issue->article_count > LIMIT_ISSUE_ARTICLES) {
        finding_error(source->findings, start_of(about),
                      "the issue has %d articles, the limit is %d", issue->article_count,
                      LIMIT_ISSUE_ARTICLES);
    }
    for (int32_t i = 0; i < issue->article_count; i++) {
        check_article(source, issue, i);
    }
}

/* By halving: a century of issues named by a hundred videos. */
static bool has_issue(const Source *source, int32_t number) {
    int32_t low = 0;
    int32_t high = source->issue_count;
    while (low < high) {
        int32_t middle = (low + high) / 2;
        if (source->issues[middle].number > number) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < source->issue_count && source->issues[low].number == number;
}

/* A video may be named only by issues that are there. */
static void check_naming_issues(Source *source, const SourceFile *video) {
    const YamlNode *list = yaml_find(video->front, S("issues"));
    if (!list || list->kind != YAML_LIST) {
        return;
    }
    int32_t count = 0;
    for (const YamlNode *word = list->first; word && count < LIMIT_LIST_ROWS; word = word->next) {
        int32_t number = 0;
        count++;
        if (!str_to_int(word->text, &number) || !has_issue(source, number)) {
            finding_error(source->findings, word->place,
                          "unknown issue “%.*s”: it does not exist in this folder",
                          STR_ARG(word->text));
        } else {
            check_twice(source, list, word);
        }
    }
}

/* Each part is checked like a small front matter of its own. */
static void check_parts(Source *source, const SourceFile *video) {
    const YamlNode *list = yaml_find(video->front, S("parts"));
    for (const YamlNode *part = list ? list->first : NULL; part; part = part->next) {
        if (part->kind == YAML_MAP) {
            front_check(part, FRONT_PART, part->place, source->findings);
        }
    }
}

/* Entries of topics.yaml and terms.yaml. */
static void check_entries(Source *source, const SourceFile *file, FrontKind kind, int32_t most) {
    int32_t count = yaml_count(file->front);
    if (file->front && file->front->kind != YAML_LIST) {
        finding_error(source->findings, start_of(file), "the file must be a list of entries");
        finding_hint(source->findings, "begin each entry with “- ”");
        return;
    }
    if (count > most) {
        finding_error(source->findings, start_of(file), "the list has %d entries, the limit is %d",
                      count, most);
    }
    for (const YamlNode *entry = file->front ? file->front->first : NULL; entry;
         entry = entry->next) {
        front_check(entry, kind, entry->place, source->findings);
    }
}

/* Keys are what everything else refers by. */
static void check_names_once(Source *source, const Names *names, const char *what) {
    for (int32_t i = 1; i < names->count; i++) {
        const Name *first = &names->items[i - 1];
        const Name *second = &names->items[i];
        if (str_equal(first->text, second->text)) {
            finding_error(source->findings, second->place, "the %s “%.*s” stands twice", what,
                          STR_ARG(second->text));
            finding_hint(source->findings, "the other one is on line %d", first->place.line);
        }
    }
}

/* Readings decide the row of the glossary, so they must be hiragana. */
static void check_readings(Source *source) {
    const YamlNode *list = source->terms.front;
    for (const YamlNode *entry = list ? list->first : NULL; entry; entry = entry->next) {
        Str reading = front_text(entry, S("reading"));
        if (reading.size == 0 || reading_fault(reading) < 0) {
            continue;
        }
        Place place = front_place(entry, S("reading"), entry->place);
        place.column += utf8_count(str_slice(reading, 0, reading_fault(reading)));
        finding_error(source->findings, place, "the reading “%.*s” is not hiragana",
                      STR_ARG(reading));
        finding_hint(source->findings, "the index sorts by it; write Latin words as they are read");
    }
}

/* After all references have been looked up. A text that could not be read may name any term. */
static void check_unused_terms(Source *source) {
    if (source->has_unread) {
        return;
    }
    for (int32_t i = 0; i < source->term_names.count; i++) {
        const Name *name = &source->term_names.items[i];
        bool twin = i > 0 && str_equal(name->text, source->term_names.items[i - 1].text);
        if (!name->used && !twin) {
            finding_warning(source->findings, name->place, "nobody uses the term “%.*s”",
                            STR_ARG(name->text));
            finding_hint(source->findings, "name it under terms: of a text where it occurs");
        }
    }
}

/* The limits of base/limits.h, asked here in the editor's words before a booth asks them in its
 * own. */
static void check_counts(Source *source) {
    if (source->issue_count == 0) {
        finding_error(source->findings, (Place){source->folder, 1, 1}, "there are no issues");
        finding_hint(source->findings, "an issue is a folder named by its number, such as 110");
    } else if (source->issue_count > LIMIT_ISSUES) {
        finding_error(source->findings, (Place){source->folder, 1, 1},
                      "there are %d issues, the limit is %d", source->issue_count, LIMIT_ISSUES);
    }
    if (source->video_count > LIMIT_VIDEOS) {
        finding_error(source->findings, (Place){source->folder, 1, 1},
                      "there are %d videos, the limit is %d", source->video_count, LIMIT_VIDEOS);
    }
    if (!source->pack.exists) {
        finding_error(source->findings, start_of(&source->pack), "there is no pack.yaml");
        finding_hint(source->findings, "“tsubo-pack new” writes one");
    }
}

/* Everything at once: an editor should not have to run this ten times. */
void check_source(Source *source) {
    check_counts(source);
    front_check(source->pack.front, FRONT_PACK, start_of(&source->pack), source->findings);
    check_entries(source, &source->topics, FRONT_TOPIC, LIMIT_TOPICS);
    check_entries(source, &source->terms, FRONT_TERM, LIMIT_TERMS);
    check_names_once(source, &source->topic_names, "topic");
    check_names_once(source, &source->term_names, "term");
    check_readings(source);
    for (int32_t i = 0; i < source->issue_count; i++) {
        check_issue(source, i);
    }
    for (int32_t i = 0; i < source->video_count; i++) {
        check_item(source, &source->videos[i], FRONT_VIDEO);
        check_naming_issues(source, &source->videos[i]);
        check_parts(source, &source->videos[i]);
    }
    check_unused_terms(source);
}
