/* The order matters: a new shelf is opened beside the old one, and the old one goes only when the
 * new one could be read. So whatever a pack turns out to be, something is on the screen. */
#include "kiosk/renewal.h"

#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "kiosk/store_child.h"
#include "kiosk/store_place.h"

enum {
    /* What a start prints: sixteen paths. */
    LIST_BYTES = 32 * 1024,
    /* `tsubo-store start` reads a state and hashes packs; a disk that takes longer is broken, and
     * the base pack is shown meanwhile. */
    START_MS = 20000,
};

/* Empty when nothing is on trial. */
static Str trial_of(const Renewal *renewal) {
    return (Str){renewal->trial, renewal->trial_size};
}

static void begin_list(Renewal *renewal) {
    renewal->path_count = 0;
    renewal->listed_size = 0;
}

/* One more than fits is left out: a shelf has its limit, and the store the same one. */
static void list_pack(Renewal *renewal, const Report *report) {
    if (renewal->path_count == LIMIT_SHELF_PACKS || report->text_size == 0) {
        return;
    }
    char *path = renewal->paths[renewal->path_count++];
    memcpy(path, report->text, (size_t)report->text_size);
    path[report->text_size] = 0;
    if (report->trial) {
        memcpy(renewal->listed, report->id, (size_t)report->id_size);
        renewal->listed_size = report->id_size;
    }
}

/* The list is what is open now. */
static void take_list(Renewal *renewal) {
    memcpy(renewal->trial, renewal->listed, sizeof(renewal->trial));
    renewal->trial_size = renewal->listed_size;
    renewal->begun = false;
}

/* What the stage will start with. */
static void choose_packs(Renewal *renewal, Options *options) {
    for (int32_t i = 0; i < renewal->path_count; i++) {
        options->packs[i] = arena_copy_in(renewal->forever, str_from_c(renewal->paths[i]));
    }
    options->pack_count = renewal->path_count;
    take_list(renewal);
}

/* All a short command prints, within a time; empty when it does not come to an end. */
static Str read_all(StoreChild *child, char *text) {
    int32_t size = 0;
    for (;;) {
        struct pollfd file = {.fd = child->output, .events = POLLIN};
        if (poll(&file, 1, START_MS) <= 0) {
            store_child_stop(child);
            return (Str){0};
        }
        ssize_t got = read(child->output, text + size, (size_t)(LIST_BYTES - size));
        if (got <= 0) {
            break;
        }
        size += (int32_t)got;
    }
    store_child_end(child);
    return (Str){text, size};
}

/* What the store lists: its own answer on a desk, what it has left for us in a booth. */
static Str read_list(Renewal *renewal, Arena *arena) {
    StoreChild child;
    Str text = {0};
    Failure failure;
    if (renewal->wish.requests.size > 0) {
        Str path = arena_print_in(arena, "%.*s/start", STR_ARG(renewal->wish.requests));
        return file_read_in(arena, path, LIST_BYTES, &text, &failure) ? text : S("");
    }
    if (!store_child_start(&child, &renewal->wish, UPDATES_START, S(""))) {
        return S("");
    }
    return read_all(&child, arena_alloc(arena, LIST_BYTES, 1));
}

/* Programs of one release lie side by side, built or installed. */
static Str beside(Arena *arena, const char *name) {
    char own[4096];
    ssize_t size = readlink("/proc/self/exe", own, sizeof(own));
    Str path = {own, size > 0 ? (int32_t)size : 0};
    while (path.size > 0 && path.at[path.size - 1] != '/') {
        path.size--;
    }
    return arena_print_in(arena, "%.*s%s", STR_ARG(path), name);
}

/* The command line counts more than the settings. */
static void wish_for(Renewal *renewal, const Options *options, const Look *look) {
    const Config *settings = options->settings;
    UpdatesWish *wish = &renewal->wish;
    wish->program = beside(renewal->forever, "tsubo-store");
    wish->viewer = beside(renewal->forever, "tsubo-kiosk");
    wish->keys = options->keys.size > 0 ? options->keys : settings->keys;
    wish->base = options->pack_count > 0 ? options->packs[0] : S("");
    wish->requests = options->requests;
    wish->stick = options->stick;
    wish->run = str_from_c(getenv("RUNTIME_DIRECTORY"));
    wish->root_count = settings->sticks.count;
    for (int32_t i = 0; i < settings->sticks.count && i < UPDATES_ROOTS_MAX; i++) {
        wish->roots[i] = settings->sticks.paths[i];
    }
    wish->width_px = look->width_px;
    wish->height_px = look->height_px;
}

/* The environment is asked here and nowhere else. */
static Str find_store(Renewal *renewal, const Options *options) {
    StoreWish wish = {.given = options->store,
                      .settings = options->settings->store,
                      .requests = options->requests.size > 0,
                      .stick = options->stick.size > 0,
                      .data_home = getenv("XDG_DATA_HOME"),
                      .home = getenv("HOME")};
    return store_place_in(renewal->forever, &wish);
}

/* Before there is a window, because it decides what the first picture shows. */
void renewal_begin(Renewal *renewal, Arena *forever, Options *options, const Look *look) {
    *renewal = (Renewal){.forever = forever};
    renewal->wish.store = find_store(renewal, options);
    if (renewal->wish.store.size == 0) {
        return;
    }
    if (options->stick.size > 0) {
        log_say(options->log, "packs from sticks are kept in %.*s", STR_ARG(renewal->wish.store));
    }
    wish_for(renewal, options, look);
    Arena arena = arena_open((size_t)2 * LIST_BYTES);
    begin_list(renewal);
    for (Str rest = read_list(renewal, &arena); rest.size > 0;) {
        Report report = report_read(str_cut(&rest, '\n'));
        if (report.kind == REPORT_OPEN) {
            list_pack(renewal, &report);
        }
        renewal->calm = renewal->calm || report.kind == REPORT_CALM;
    }
    if (renewal->path_count > 0) {
        choose_packs(renewal, options);
    }
    for (int32_t i = 0; i < renewal->path_count; i++) {
        log_say(options->log, "opening %s", renewal->paths[i]);
    }
    arena_close(&arena);
}

/* After the first picture: nobody waits for sticks. */
bool renewal_watch(Renewal *renewal, Failure *failure) {
    if (renewal->wish.program.size == 0) {
        return true;
    }
    renewal->updates = updates_open_in(renewal->forever, &renewal->wish, failure);
    return renewal->updates != NULL;
}

/* The list is complete. A trial that does not open goes back; what was open stays so. */
static void open_list(Renewal *renewal, Stage *stage) {
    Failure failure = {0};
    Str paths[LIMIT_SHELF_PACKS];
    for (int32_t i = 0; i < renewal->path_count; i++) {
        paths[i] = str_from_c(renewal->paths[i]);
    }
    if (renewal->path_count == 0) {
        return;
    }
    if (stage_exchange(stage, paths, renewal->path_count, &failure)) {
        take_list(renewal);
        return;
    }
    fprintf(stderr, "tsubo-kiosk: %s\n", failure.sentence);
    if (renewal->listed_size > 0) {
        updates_ask(renewal->updates, UPDATES_ROLL_BACK,
                    (Str){renewal->listed, renewal->listed_size});
    }
}

/* What has become of the staff's files, as the staff page puts it. */
static void tell_left(int32_t end, Input *input) {
    input->kind = INPUT_STAFF;
    input->task = STAFF_RECEIPT;
    input->good = end > 0;
    input->word = end > 0    ? WORD_TOLD_STICK_DONE
                  : end == 0 ? WORD_TOLD_STICK_FAILED
                             : WORD_TOLD_NO_STICK;
}

/* True when the report is the model's business. */
static bool take_report(Renewal *renewal, Stage *stage, const Report *report, Input *input) {
    *input = (Input){.kind = INPUT_UPDATE, .code = report->code, .number = report->number};
    switch (report->kind) {
    case REPORT_CODE: return true;
    case REPORT_STICK:
        input->kind = INPUT_STICK;
        input->stick = report->number != 0;
        return true;
    case REPORT_LEFT: tell_left(report->number, input); return true;
    case REPORT_PACK:
        input->kind = INPUT_COMING;
        input->title = report_text(report);
        return true;
    case REPORT_OPEN: list_pack(renewal, report); break;
    case REPORT_SHELF:
        open_list(renewal, stage);
        begin_list(renewal);
        break;
    case REPORT_CALM:
    case REPORT_NOTHING: break;
    }
    return false;
}

/* Reports that are not the model's business are dealt with on the way. */
bool renewal_take(Renewal *renewal, Stage *stage, Input *input) {
    while (renewal->updates && updates_take(renewal->updates, &renewal->report)) {
        if (take_report(renewal, stage, &renewal->report, input)) {
            return true;
        }
    }
    return false;
}

int renewal_wake_file(const Renewal *renewal) {
    return renewal->updates ? updates_wake_file(renewal->updates) : -1;
}

void renewal_ask_switch(Renewal *renewal) {
    if (renewal->updates) {
        updates_ask(renewal->updates, UPDATES_SWITCH, S(""));
    }
}

bool renewal_has_store(const Renewal *renewal) {
    return renewal->updates != NULL;
}

void renewal_roll_back(Renewal *renewal, Str id) {
    updates_ask(renewal->updates, UPDATES_ROLL_BACK, id);
    updates_ask(renewal->updates, UPDATES_SWITCH, S(""));
}

void renewal_remove(Renewal *renewal, Str id) {
    updates_ask(renewal->updates, UPDATES_REMOVE, id);
    updates_ask(renewal->updates, UPDATES_SWITCH, S(""));
}

/* Sixty seconds, and every highlight once: what crashes on its second page has had its chance. */
static bool has_proven_itself(const Renewal *renewal, const Stage *stage) {
    const Model *model = &stage->model;
    return model->now_ms - renewal->since_ms >= RENEWAL_TRIAL_MS &&
           model->highlight - renewal->highlight >= stage->opened.home.highlight_count;
}

/* Counted from when the trial was first seen on the screen, not from when it was installed. */
void renewal_pass(Renewal *renewal, Stage *stage) {
    if (renewal->trial_size == 0 || !renewal->updates) {
        return;
    }
    if (stage_in_trouble(stage)) {
        updates_ask(renewal->updates, UPDATES_ROLL_BACK, trial_of(renewal));
        renewal->trial_size = 0;
    } else if (!renewal->begun) {
        renewal->begun = true;
        renewal->since_ms = stage->model.now_ms;
        renewal->highlight = stage->model.highlight;
    } else if (has_proven_itself(renewal, stage)) {
        updates_ask(renewal->updates, UPDATES_CONFIRM, S(""));
        renewal->trial_size = 0;
    }
}

/* In a booth the service manager tells the store by itself. */
static void tell_stopped(const Renewal *renewal) {
    StoreChild child;
    if (renewal->wish.run.size > 0 && renewal->wish.requests.size == 0 &&
        store_child_start(&child, &renewal->wish, UPDATES_STOPPED, S(""))) {
        store_child_end(&child);
    }
}

void renewal_end(Renewal *renewal) {
    if (renewal->updates) {
        updates_close(renewal->updates);
    }
    tell_stopped(renewal);
}
