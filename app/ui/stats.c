/* Counting: what changed between two pictures.
 *
 * Nothing is counted where it happens. After each picture the model is compared with what was seen
 * last, so neither screens nor moves know of statistics, and a replay counts like a visit. */
#include "ui/stats.h"

#include <string.h>

#include "ui/screens.h"

static const int32_t bucket_ends_s[STATS_BUCKETS - 1] = {10, 30, 60, 180, 600};

int32_t stats_bucket_end_s(int32_t bucket) {
    return bucket < STATS_BUCKETS - 1 ? bucket_ends_s[bucket] : -1;
}

static StatsSession *present(Stats *stats) {
    return &stats->sessions[stats->session_count - 1];
}

static void copy_key(char into[STATS_KEY_BYTES], Str key) {
    int32_t size = key.size < STATS_KEY_BYTES - 1 ? key.size : STATS_KEY_BYTES - 1;
    memset(into, 0, STATS_KEY_BYTES);
    for (int32_t i = 0; i < size; i++) {
        /* Keys are file names; what separates words and columns has no place in one. */
        bool separates = (unsigned char)key.at[i] <= ' ' || key.at[i] == ',' || key.at[i] == '"';
        into[i] = separates ? '_' : key.at[i];
    }
}

static StatsItem *find_item(Stats *stats, int32_t session, const char *key) {
    for (int32_t i = 0; i < stats->item_count; i++) {
        StatsItem *item = &stats->items[i];
        if (item->session == session && strcmp(item->key, key) == 0) {
            return item;
        }
    }
    return NULL;
}

static void add_item(StatsItem *into, const StatsItem *from) {
    into->opens += from->opens;
    into->pages += from->pages;
    into->completed += from->completed;
    into->codes += from->codes;
    for (int32_t i = 0; i < STATS_BUCKETS; i++) {
        into->dwell[i] += from->dwell[i];
    }
}

static void add_session(StatsSession *into, const StatsSession *from) {
    into->visits += from->visits;
    into->resets += from->resets;
    into->dark += from->dark;
    for (int32_t i = 0; i < TEXT_SIZE_COUNT; i++) {
        into->sizes[i] += from->sizes[i];
    }
    for (int32_t i = 0; i < LANGUAGE_COUNT; i++) {
        into->languages[i] += from->languages[i];
    }
}

/* The items of a session become those of session 0; rows of the same key are joined. */
static void fold_items(Stats *stats, int32_t session) {
    /* From the back, because the last row takes the place of one that was joined. */
    for (int32_t i = stats->item_count - 1; i >= 0; i--) {
        StatsItem *item = &stats->items[i];
        if (item->session != session) {
            continue;
        }
        StatsItem *earlier = find_item(stats, 0, item->key);
        if (!earlier) {
            item->session = 0;
            continue;
        }
        add_item(earlier, item);
        *item = stats->items[--stats->item_count];
    }
}

/* The oldest session that is kept apart joins the earlier ones; false when only the present one and
 * the earlier ones are left. */
static bool fold_oldest(Stats *stats) {
    bool has_earlier = stats->session_count > 0 && stats->sessions[0].number == 0;
    int32_t oldest = has_earlier ? 1 : 0;
    if (oldest >= stats->session_count - 1) {
        return false;
    }
    fold_items(stats, stats->sessions[oldest].number);
    /* The first fold needs no adding up: the oldest session only changes its name. */
    if (!has_earlier) {
        stats->sessions[0].number = 0;
        return true;
    }
    add_session(&stats->sessions[0], &stats->sessions[1]);
    stats->session_count--;
    memmove(&stats->sessions[1], &stats->sessions[2],
            sizeof(StatsSession) * (size_t)(stats->session_count - 1));
    return true;
}

/* Where everything is counted that has no row of its own. */
static StatsItem *spare_row(Stats *stats) {
    for (int32_t i = 0; i < stats->item_count; i++) {
        if (strcmp(stats->items[i].key, "*") == 0) {
            return &stats->items[i];
        }
    }
    return NULL;
}

/* The row of an item in the present session. One row of the table is kept free for "*", which
 * counts what finds no room even after all sessions were folded together. */
static StatsItem *item_row(Stats *stats, const char *key) {
    int32_t session = present(stats)->number;
    StatsItem *item = find_item(stats, session, key);
    bool folded = true;
    while (!item && stats->item_count >= STATS_ITEMS_MAX - 1 && folded) {
        folded = fold_oldest(stats);
    }
    bool full = !item && stats->item_count >= STATS_ITEMS_MAX - 1;
    item = full ? spare_row(stats) : item;
    if (!item) {
        item = &stats->items[stats->item_count++];
        *item = (StatsItem){.session = session};
        copy_key(item->key, full ? S("*") : str_from_c(key));
    }
    return item;
}

/* A session begins with power, not with a date: booths have no clock. */
void stats_begin(Stats *stats, Str boot) {
    char name[STATS_BOOT_BYTES] = {0};
    memcpy(name, boot.size > 0 ? boot.at : "",
           (size_t)(boot.size < STATS_BOOT_BYTES - 1 ? boot.size : STATS_BOOT_BYTES - 1));
    /* The system gives every boot an id of its own. A program that was started again within one
     * goes on with its session. */
    if (stats->session_count > 0 && strcmp(stats->boot, name) == 0) {
        return;
    }
    while (stats->session_count >= STATS_SESSIONS_MAX && fold_oldest(stats)) {
    }
    int32_t number = stats->session_count > 0 ? present(stats)->number + 1 : 1;
    memcpy(stats->boot, name, sizeof(name));
    stats->sessions[stats->session_count++] = (StatsSession){.number = number};
}

/* Coarse on purpose: seconds would tell who, buckets only tell how long. */
static int32_t bucket_of(int64_t dwell_ms) {
    int32_t bucket = 0;
    while (bucket < STATS_BUCKETS - 1 && dwell_ms >= (int64_t)bucket_ends_s[bucket] * 1000) {
        bucket++;
    }
    return bucket;
}

/* The item is left. A reader who walked away stayed until the last touch; nobody knows more. */
static void close_item(Stats *stats, const Model *model, bool walked_away) {
    StatsVisit *visit = &stats->visit;
    if (visit->key[0] == 0) {
        return;
    }
    int64_t end_ms = walked_away ? visit->touched_ms : model->now_ms;
    StatsItem *item = item_row(stats, visit->key);
    item->dwell[bucket_of(end_ms - visit->since_ms)]++;
    item->pages += visit->farthest + 1;
    item->completed += visit->completed;
    visit->key[0] = 0;
    stats->changed = true;
}

/* Counted when it is opened, and again when its last page is reached. */
static void open_item(Stats *stats, const Model *model, Str key) {
    StatsVisit *visit = &stats->visit;
    copy_key(visit->key, key);
    visit->since_ms = model->now_ms;
    visit->farthest = 0;
    visit->completed = false;
    item_row(stats, visit->key)->opens++;
    stats->changed = true;
}

/* By key and not by id: a pack that is exchanged while somebody reads keeps its keys only. */
static void follow_item(Stats *stats, const Model *model, const Opened *opened) {
    StatsVisit *visit = &stats->visit;
    const OpenedItem *item = place_item(opened, model->place);
    char key[STATS_KEY_BYTES] = {0};
    if (item) {
        copy_key(key, item->kind == ITEM_ARTICLE ? item->article.key : item->video.key);
    }
    if (strcmp(key, visit->key) != 0) {
        close_item(stats, model, false);
    }
    if (!item) {
        return;
    }
    if (visit->key[0] == 0) {
        open_item(stats, model, str_from_c(key));
    }
    int32_t page = model->place.page;
    visit->farthest = page > visit->farthest ? page : visit->farthest;
    visit->completed = visit->completed || page + 1 >= item->pages.page_count;
    bool code = model->overlay == OVERLAY_QR;
    /* Once an opening: the code stays on the screen over many pictures. */
    if (code && !visit->code) {
        item_row(stats, visit->key)->codes++;
    }
    visit->code = code;
}

/* What a visitor has used counts once a visit, however often it was changed; sizes and languages
 * are sets of bits for that. */
static void end_visit(Stats *stats, const Model *model) {
    StatsVisit *visit = &stats->visit;
    close_item(stats, model, true);
    StatsSession *session = present(stats);
    session->visits++;
    session->resets++;
    session->dark += visit->dark;
    for (int32_t i = 0; i < TEXT_SIZE_COUNT; i++) {
        session->sizes[i] += (int32_t)(visit->sizes >> i & 1);
    }
    for (int32_t i = 0; i < LANGUAGE_COUNT; i++) {
        session->languages[i] += (int32_t)(visit->languages >> i & 1);
    }
    *visit = (StatsVisit){0};
    stats->changed = true;
}

/* Screens that are no visit: nobody is there, or staff is. */
static bool is_visit(const Model *model) {
    return model->place.screen != SCREEN_ATTRACT && model->place.screen != SCREEN_TROUBLE &&
           model->place.screen != SCREEN_STAFF && !model->lecture.on;
}

/* Called after each change of the model; most of them change nothing here. */
void stats_follow(Stats *stats, const Model *model, const Opened *opened) {
    StatsVisit *visit = &stats->visit;
    if (stats->session_count == 0 || (!is_visit(model) && !visit->on)) {
        return;
    }
    if (model->place.screen == SCREEN_STAFF || model->lecture.on) {
        *visit = (StatsVisit){0}; /* whoever it was came to work */
        return;
    }
    if (!is_visit(model)) {
        end_visit(stats, model);
        return;
    }
    visit->on = true;
    visit->sizes |= 1u << model->look.size;
    visit->languages |= 1u << model->look.language;
    visit->dark = visit->dark || model->look.dark;
    visit->touched_ms = model->touched_ms;
    follow_item(stats, model, opened);
}

/* Over all sessions that are kept. */
StatsSums stats_sums(const Stats *stats) {
    StatsSums sums = {0};
    StatsItem all = {0};
    for (int32_t i = 0; i < stats->session_count; i++) {
        add_session(&sums.all, &stats->sessions[i]);
        sums.all.number++;
    }
    for (int32_t i = 0; i < stats->item_count; i++) {
        add_item(&all, &stats->items[i]);
    }
    sums.opens = all.opens;
    sums.pages = all.pages;
    sums.completed = all.completed;
    sums.codes = all.codes;
    memcpy(sums.dwell, all.dwell, sizeof(sums.dwell));
    return sums;
}

/* The item over all sessions; false when an earlier row was counted already. */
static bool sum_item(const Stats *stats, int32_t index, StatsItem *sum) {
    *sum = stats->items[index];
    for (int32_t i = 0; i < stats->item_count; i++) {
        if (i == index || strcmp(stats->items[i].key, sum->key) != 0) {
            continue;
        }
        if (i < index) {
            return false;
        }
        add_item(sum, &stats->items[i]);
    }
    return strcmp(sum->key, "*") != 0;
}

/* What was opened most, for the bars. */
int32_t stats_top(const Stats *stats, StatsItem *top, int32_t most) {
    int32_t count = 0;
    for (int32_t i = 0; i < stats->item_count; i++) {
        StatsItem sum;
        if (!sum_item(stats, i, &sum)) {
            continue;
        }
        int32_t at = count;
        while (at > 0 && top[at - 1].opens < sum.opens) {
            at--;
        }
        if (at == most) {
            continue;
        }
        count = count < most ? count + 1 : most;
        memmove(&top[at + 1], &top[at], sizeof(StatsItem) * (size_t)(count - 1 - at));
        top[at] = sum;
    }
    return count;
}
