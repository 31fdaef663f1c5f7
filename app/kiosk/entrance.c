/* Cutting the name into its parts, then asking the shelf: a number that is in no list would
 * otherwise look like a damaged pack later. */
#include "kiosk/entrance.h"

#include "ui/dump.h"

/* What stands before a plus sign. */
static bool read_overlay(Str *name, Entrance *entrance, Failure *failure) {
    static const struct {
        Str name;
        Overlay overlay;
    } overlays[] = {{S_INIT("panel"), OVERLAY_PANEL},
                    {S_INIT("qr"), OVERLAY_QR},
                    {S_INIT("question"), OVERLAY_STILL_READING}};
    entrance->overlay = OVERLAY_NONE;
    if (str_find(*name, S("+")) < 0) {
        return true;
    }
    Str over = str_cut(name, '+');
    entrance->numbers = str_equal(over, S("numbers"));
    entrance->lecture = entrance->numbers || str_equal(over, S("lecture"));
    if (entrance->lecture) {
        return true;
    }
    for (int32_t i = 0; i < COUNT_OF(overlays); i++) {
        if (str_equal(over, overlays[i].name)) {
            entrance->overlay = overlays[i].overlay;
            return true;
        }
    }
    return failure_set(
        failure, FAILURE_FORMAT,
        "what lies over a screen is panel, qr, question, lecture or numbers, not %.*s",
        STR_ARG(over));
}

static bool read_page(Str text, int32_t *page, Failure *failure) {
    int32_t number = 1;
    if (text.size > 0 && (!str_to_int(text, &number) || number < 1)) {
        return failure_set(failure, FAILURE_FORMAT, "%.*s is not a page number", STR_ARG(text));
    }
    *page = number - 1;
    return true;
}

static bool find_item(Shelf *shelf, ScreenKind screen, Str key, int32_t *id, Failure *failure) {
    ItemKind kind = ITEM_ARTICLE;
    return shelf_find_key(shelf, key, &kind, id, failure) && *id != 0 &&
           (kind == ITEM_VIDEO) == (screen == SCREEN_VIDEO);
}

static bool find_topic(Shelf *shelf, Arena *scratch, int32_t id, Failure *failure) {
    TopicRecord *topics = NULL;
    int32_t count = 0;
    bool found = false;
    bool done = shelf_topics_in(shelf, scratch, &topics, &count, failure);
    for (int32_t i = 0; done && i < count; i++) {
        found = found || topics[i].id == id;
    }
    return found;
}

/* True when the shelf has what the screen wants to show. */
static bool find_which(Shelf *shelf, Arena *scratch, ScreenKind screen, Str which, int32_t *id) {
    Failure ignored = {0};
    IssueRecord issue;
    TermRecord term;
    bool number = str_to_int(which, id);
    switch (screen) {
    case SCREEN_CONTENTS: return number && shelf_issue_in(shelf, scratch, *id, &issue, &ignored);
    case SCREEN_ARTICLE:
    case SCREEN_VIDEO: return find_item(shelf, screen, which, id, &ignored);
    case SCREEN_TOPIC: return number && find_topic(shelf, scratch, *id, &ignored);
    case SCREEN_TERMS: return number && *id >= 0 && *id < 10;
    case SCREEN_STAFF: return number && *id >= 0 && *id < STAFF_PAGE_COUNT;
    case SCREEN_TERM: return number && shelf_term_in(shelf, scratch, *id, &term, &ignored);
    case SCREEN_ATTRACT:
    case SCREEN_HOME:
    case SCREEN_ISSUES:
    case SCREEN_VIDEOS:
    case SCREEN_TOPICS:
    case SCREEN_TROUBLE:
    case SCREEN_COUNT: break;
    }
    return true;
}

/* Screens of which there is only one take no second word. */
static bool takes_which(ScreenKind screen) {
    return screen == SCREEN_CONTENTS || screen == SCREEN_ARTICLE || screen == SCREEN_VIDEO ||
           screen == SCREEN_TOPIC || screen == SCREEN_TERMS || screen == SCREEN_TERM ||
           screen == SCREEN_STAFF;
}

/* Everything is looked up on the shelf, so a name that is wrong is found here and not in the middle
 * of a picture. */
bool entrance_read(Shelf *shelf, Arena *scratch, Str name, Entrance *entrance, Failure *failure) {
    *entrance = (Entrance){0};
    if (!read_overlay(&name, entrance, failure)) {
        return false;
    }
    Str screen = str_cut(&name, ':');
    int32_t found = screen_find(screen);
    /* Nobody goes to the trouble screen on purpose: it has no sentence of its own. */
    if (found < 0 || found == SCREEN_TROUBLE) {
        return failure_set(failure, FAILURE_FORMAT, "there is no screen %.*s; see --help",
                           STR_ARG(screen));
    }
    entrance->place.screen = (ScreenKind)found;
    Str which = takes_which(entrance->place.screen) ? str_cut(&name, ':') : (Str){0};
    ArenaMark mark = arena_mark(scratch);
    bool there = find_which(shelf, scratch, entrance->place.screen, which, &entrance->place.id);
    arena_rewind(scratch, mark);
    if (!there) {
        return failure_set(failure, FAILURE_FORMAT, "the shelf has no %.*s:%.*s; see --help",
                           STR_ARG(screen), STR_ARG(which));
    }
    return read_page(name, &entrance->place.page, failure);
}
