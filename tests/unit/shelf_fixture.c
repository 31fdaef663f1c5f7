/* Plans, packs made of them, and the slow way to the answer. */
#include "shelf_fixture.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "pack/write.h"

/* --- drawing --------------------------------------------------------------------------------- */

static uint32_t draw(uint32_t *seed, uint32_t below) {
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

static PlanItem draw_item(uint32_t *seed) {
    return (PlanItem){.topics = draw(seed, 4) == 0 ? 0 : draw(seed, 1u << PLAN_TOPICS) & 0x2Bu,
                      .terms = draw(seed, 1u << PLAN_TERMS) & draw(seed, 1u << PLAN_TERMS) &
                               draw(seed, 1u << PLAN_TERMS),
                      .praised = draw(seed, 3) == 0};
}

static void draw_pack(PlanPack *pack, uint32_t *seed) {
    uint32_t rareness = 1 + draw(seed, 4);
    for (int32_t number = 0; number < PLAN_NUMBERS; number++) {
        bool has = number > 0 && draw(seed, rareness) == 0;
        pack->articles[number] = has ? (int32_t)draw(seed, PLAN_ARTICLES + 1) : -1;
        for (int32_t i = 0; i < PLAN_ARTICLES; i++) {
            pack->items[number][i] = draw_item(seed);
        }
    }
    for (int32_t i = 0; i < PLAN_VIDEOS; i++) {
        pack->newest[i] = draw(seed, rareness) == 0 ? (int32_t)draw(seed, 4) : -1;
        pack->videos[i] = draw_item(seed);
    }
    for (int32_t i = 0; i < PLAN_TOPICS; i++) {
        pack->topics[i] = (i + (int32_t)rareness) % PLAN_TOPICS;
    }
}

void shelf_plan_draw(ShelfPlan *plan, uint32_t seed) {
    memset(plan, 0, sizeof(*plan));
    plan->count = 1 + (int32_t)draw(&seed, PLAN_PACKS);
    for (int32_t i = 0; i < plan->count; i++) {
        draw_pack(&plan->packs[i], &seed);
        plan->packs[i].serial = 1 + (int32_t)draw(&seed, 3);
    }
}

/* --- writing --------------------------------------------------------------------------------- */

/* Readings in the order of the index; three kana rows are in use. */
static const char *const readings[PLAN_TERMS] = {"あい", "あう",     "いえ", "うえ", "えお",
                                                 "か",   "がか",     "きく", "くけ", "けこ",
                                                 "さし", "しゃしん", "すせ", "そ"};

static int32_t kana_row(int32_t term) {
    return term < 5 ? 0 : term < 10 ? 1 : 2;
}

typedef struct PlanWriter {
    PackWriter *writer;
    Arena *arena;
    const PlanPack *pack;
    int32_t name; /* number of the pack, for its texts */
    int32_t article_id;
} PlanWriter;

static void write_links(PlanWriter *out, ItemKind kind, int32_t id, const PlanItem *item) {
    PackLink link = {.kind = kind, .item = id};
    for (int32_t i = 0; i < PLAN_TOPICS; i++) {
        if (item->topics >> out->pack->topics[i] & 1) {
            link.place++;
            link.to = i + 1;
            pack_write_item_topic(out->writer, &link);
        }
    }
    link.place = 0;
    for (int32_t i = 0; i < PLAN_TERMS; i++) {
        if (item->terms >> i & 1) {
            link.place++;
            link.to = i + 1;
            pack_write_item_term(out->writer, &link);
        }
    }
}

static void write_article(PlanWriter *out, int32_t issue_id, int32_t number, int32_t index) {
    Span span = {.text = arena_print_in(out->arena, "本文%d-%d-%d", out->name, number, index)};
    Block blocks[] = {{.kind = BLOCK_PARAGRAPH, .spans = &span, .span_count = 1},
                      {.kind = BLOCK_PICTURE, .picture = 1, .width_px = 4, .height_px = 2}};
    Document document = {blocks, 2};
    const PlanItem *item = &out->pack->items[number][index];
    ArticleRecord article = {.id = ++out->article_id,
                             .key = arena_print_in(out->arena, "%d/%02d", number, index),
                             .issue_id = issue_id,
                             .issue_number = number,
                             .position = index + 1,
                             .section = S("記事"),
                             .title =
                                 arena_print_in(out->arena, "%d:%d/%02d", out->name, number, index),
                             .highlight = item->praised ? S("読んで") : S(""),
                             .qr = 1};
    pack_write_article(out->writer, &article, &document);
    write_links(out, ITEM_ARTICLE, article.id, item);
    if (article.id > 1) {
        PackLink related = {ITEM_ARTICLE, article.id, 1, ITEM_ARTICLE, article.id - 1};
        pack_write_related(out->writer, &related);
    }
}

static void write_issues(PlanWriter *out) {
    int32_t id = 0;
    Document nothing = {0};
    for (int32_t number = PLAN_NUMBERS - 1; number > 0; number--) {
        if (out->pack->articles[number] < 0) {
            continue;
        }
        IssueRecord issue = {.id = ++id,
                             .number = number,
                             .year = 2000,
                             .month = 1,
                             .day = 1,
                             .summary = arena_print_in(out->arena, "%d:%d", out->name, number)};
        pack_write_issue(out->writer, &issue, &nothing);
        for (int32_t i = 0; i < out->pack->articles[number]; i++) {
            write_article(out, id, number, i);
        }
    }
}

static void write_videos(PlanWriter *out) {
    int32_t id = 0;
    Document nothing = {0};
    for (int32_t newest = PLAN_NUMBERS; newest >= 0; newest--) {
        for (int32_t i = 0; i < PLAN_VIDEOS; i++) {
            if (out->pack->newest[i] != newest) {
                continue;
            }
            VideoRecord video = {.id = ++id,
                                 .key = arena_print_in(out->arena, "videos/%02d", i),
                                 .title = arena_print_in(out->arena, "%d:v%02d", out->name, i),
                                 .highlight = out->pack->videos[i].praised ? S("見て") : S(""),
                                 .issues =
                                     newest > 0 ? arena_print_in(out->arena, "%d", newest) : S("")};
            pack_write_video(out->writer, &video, &nothing);
            write_links(out, ITEM_VIDEO, id, &out->pack->videos[i]);
        }
    }
}

/* The shape of a picture of 4 × 2; its only byte of data is the pack's digit. */
static Str make_png(Arena *arena, int32_t name) {
    static const char png[] = "\x89PNG\r\n\x1A\n"
                              "\0\0\0\xDIHDR\0\0\0\4\0\0\0\2\x8\6\0\0\0sums"
                              "\0\0\0\1IDAT.sums"
                              "\0\0\0\0IENDsums";
    Str copy = arena_copy_in(arena, (Str){png, (int32_t)sizeof(png) - 1});
    ((char *)(uintptr_t)copy.at)[PLAN_PNG_DIGIT] = (char)('0' + name);
    return copy;
}

static void write_lists(PlanWriter *out) {
    pack_write_section(out->writer, 1, S("記事"));
    for (int32_t i = 0; i < PLAN_TOPICS; i++) {
        TopicRecord topic = {
            .id = i + 1,
            .key = arena_print_in(out->arena, "t%d", out->pack->topics[i]),
            .title = arena_print_in(out->arena, "%d:t%d", out->name, out->pack->topics[i]),
            .english = S("topic")};
        pack_write_topic(out->writer, &topic);
    }
    for (int32_t i = 0; i < PLAN_TERMS; i++) {
        TermRecord term = {.id = i + 1,
                           .term = arena_print_in(out->arena, "w%02d", i),
                           .reading = str_from_c(readings[i]),
                           .text = arena_print_in(out->arena, "%d:w%02d", out->name, i),
                           .row = kana_row(i)};
        pack_write_term(out->writer, &term);
    }
    uint8_t modules[21 * 21] = {1};
    QrCode code = {arena_print_in(out->arena, "https://%d.example", out->name), 21, modules};
    pack_write_qr(out->writer, 1, &code);
    PictureRecord picture = {1, 4, 2, make_png(out->arena, out->name)};
    pack_write_picture(out->writer, &picture);
}

static void write_pack(const PlanPack *pack, int32_t name, Arena *arena) {
    Failure failure = {0};
    char path[24];
    PackMeta meta = {.id = arena_print_in(arena, "test.pack%d", name),
                     .serial = pack->serial,
                     .title = arena_print_in(arena, "pack %d", name),
                     .publisher = S("publisher"),
                     .booth = arena_print_in(arena, "booth %d", name)};
    snprintf(path, sizeof(path), "%d.tsubo", name);
    remove(path);
    PlanWriter out = {.writer = pack_writer_open_in(arena, str_from_c(path), &failure),
                      .arena = arena,
                      .pack = pack,
                      .name = name};
    assert_non_null(out.writer);
    pack_write_meta(out.writer, &meta);
    write_lists(&out);
    write_issues(&out);
    write_videos(&out);
    if (!pack_writer_finish(out.writer, &failure)) {
        fail_msg("%s", failure.sentence);
    }
}

void shelf_plan_write(const ShelfPlan *plan, Arena *arena) {
    for (int32_t i = 0; i < plan->count; i++) {
        write_pack(&plan->packs[i], i, arena);
    }
}

/* --- expecting ------------------------------------------------------------------------------- */

/* The plan with its packs in the order of the shelf. */
typedef struct Expected {
    const ShelfPlan *plan;
    int32_t order[PLAN_PACKS]; /* names of packs, first one first */
    Buffer *out;
} Expected;

static const PlanPack *pack_at(const Expected *e, int32_t slot) {
    return &e->plan->packs[e->order[slot]];
}

static void sort_packs(Expected *e) {
    int32_t count = 0;
    for (int32_t serial = 9; serial > 0; serial--) {
        for (int32_t i = 0; i < e->plan->count; i++) {
            if (e->plan->packs[i].serial == serial) {
                e->order[count++] = i;
            }
        }
    }
}

static int32_t issue_owner(const Expected *e, int32_t number) {
    for (int32_t slot = 0; slot < e->plan->count; slot++) {
        if (pack_at(e, slot)->articles[number] >= 0) {
            return slot;
        }
    }
    return -1;
}

static int32_t video_owner(const Expected *e, int32_t video) {
    for (int32_t slot = 0; slot < e->plan->count; slot++) {
        if (pack_at(e, slot)->newest[video] >= 0) {
            return slot;
        }
    }
    return -1;
}

/* Calls for every visible item in the order of items: articles, then videos. */
typedef struct Visit {
    void (*item)(Expected *e, int32_t slot, const PlanItem *item, const char *title, void *context);
    void *context;
} Visit;

static void visit_articles(Expected *e, Visit visit) {
    char title[32];
    for (int32_t number = PLAN_NUMBERS - 1; number > 0; number--) {
        int32_t slot = issue_owner(e, number);
        for (int32_t i = 0; slot >= 0 && i < pack_at(e, slot)->articles[number]; i++) {
            snprintf(title, sizeof(title), "%d:%d/%02d", e->order[slot], number, i);
            visit.item(e, slot, &pack_at(e, slot)->items[number][i], title, visit.context);
        }
    }
}

static void visit_videos(Expected *e, Visit visit) {
    char title[32];
    for (int32_t newest = PLAN_NUMBERS; newest >= 0; newest--) {
        for (int32_t i = 0; i < PLAN_VIDEOS; i++) {
            int32_t slot = video_owner(e, i);
            if (slot >= 0 && pack_at(e, slot)->newest[i] == newest) {
                snprintf(title, sizeof(title), "%d:v%02d", e->order[slot], i);
                visit.item(e, slot, &pack_at(e, slot)->videos[i], title, visit.context);
            }
        }
    }
}

static void visit_all(Expected *e, Visit visit) {
    visit_articles(e, visit);
    visit_videos(e, visit);
}

typedef struct Listing {
    bool topics; /* of a topic, else of a term */
    int32_t bit;
    int32_t count;
    bool silent;
} Listing;

static bool is_listed(const Listing *listing, const PlanItem *item) {
    return (listing->topics ? item->topics : item->terms) >> listing->bit & 1;
}

static void list_item(Expected *e, int32_t slot, const PlanItem *item, const char *title,
                      void *context) {
    Listing *listing = context;
    (void)slot;
    if (is_listed(listing, item)) {
        listing->count++;
        if (!listing->silent) {
            buffer_print(e->out, "  %s\n", title);
        }
    }
}

static int32_t count_items(Expected *e, bool topics, int32_t bit) {
    Listing listing = {topics, bit, 0, true};
    visit_all(e, (Visit){list_item, &listing});
    return listing.count;
}

static void print_items(Expected *e, bool topics, int32_t bit) {
    Listing listing = {topics, bit, 0, false};
    visit_all(e, (Visit){list_item, &listing});
}

static void expect_issues(Expected *e) {
    int32_t place = 0;
    for (int32_t number = PLAN_NUMBERS - 1; number > 0; number--) {
        int32_t slot = issue_owner(e, number);
        if (slot >= 0) {
            buffer_print(e->out, "issue %d %d:%d %d\n", ++place, e->order[slot], number,
                         pack_at(e, slot)->articles[number]);
        }
    }
    buffer_print(e->out, "%d issues\n", place);
}

typedef struct Counter {
    int32_t count;
} Counter;

static void print_video(Expected *e, int32_t slot, const PlanItem *item, const char *title,
                        void *context) {
    Counter *counter = context;
    (void)slot, (void)item;
    buffer_print(e->out, "video %d %s\n", ++counter->count, title);
}

static void expect_videos(Expected *e) {
    Counter counter = {0};
    visit_videos(e, (Visit){print_video, &counter});
    buffer_print(e->out, "%d videos\n", counter.count);
}

/* Whether a pack alone lists the topic or term, hidden items or not: then it has words for it. */
static bool lists(const PlanPack *pack, bool topics, int32_t bit) {
    Listing listing = {topics, bit, 0, true};
    for (int32_t number = 1; number < PLAN_NUMBERS; number++) {
        for (int32_t i = 0; i < pack->articles[number]; i++) {
            if (is_listed(&listing, &pack->items[number][i])) {
                return true;
            }
        }
    }
    for (int32_t i = 0; i < PLAN_VIDEOS; i++) {
        if (pack->newest[i] >= 0 && is_listed(&listing, &pack->videos[i])) {
            return true;
        }
    }
    return false;
}

static int32_t lister(const Expected *e, bool topics, int32_t bit) {
    int32_t slot = 0;
    while (slot < e->plan->count && !lists(pack_at(e, slot), topics, bit)) {
        slot++;
    }
    return slot;
}

static void expect_topics(Expected *e) {
    for (int32_t slot = 0; slot < e->plan->count; slot++) {
        for (int32_t i = 0; i < PLAN_TOPICS; i++) {
            int32_t bit = pack_at(e, slot)->topics[i];
            int32_t count = count_items(e, true, bit);
            if (lister(e, true, bit) == slot && count > 0) {
                buffer_print(e->out, "topic %d:t%d %d\n", e->order[slot], bit, count);
                print_items(e, true, bit);
            }
        }
    }
}

static void expect_terms(Expected *e) {
    for (int32_t row = 0; row < 3; row++) {
        int32_t count = 0;
        for (int32_t bit = 0; bit < PLAN_TERMS; bit++) {
            int32_t slot = lister(e, false, bit);
            if (kana_row(bit) == row && slot < e->plan->count) {
                count++;
                buffer_print(e->out, "term %d:w%02d %d\n", e->order[slot], bit,
                             count_items(e, false, bit));
                print_items(e, false, bit);
            }
        }
        buffer_print(e->out, "row %d: %d\n", row, count);
    }
}

typedef struct Praises {
    int32_t count;
    int32_t newest;
    int32_t own[PLAN_PACKS]; /* a pack praises a dozen itself, hidden or not, articles first */
} Praises;

static void praise(Expected *e, int32_t slot, const PlanItem *item, const char *title,
                   void *context) {
    Praises *praises = context;
    (void)slot;
    if (item->praised && praises->count < 12) {
        praises->count++;
        buffer_print(e->out, "praise %s\n", title);
    }
}

static void expect_praises(Expected *e) {
    Praises praises = {0};
    char title[32];
    int32_t number = PLAN_NUMBERS - 1;
    while (number > 0 && issue_owner(e, number) < 0) {
        number--;
    }
    int32_t slot = issue_owner(e, number);
    for (int32_t i = 0; slot >= 0 && i < pack_at(e, slot)->articles[number]; i++) {
        snprintf(title, sizeof(title), "%d:%d/%02d", e->order[slot], number, i);
        praise(e, slot, &pack_at(e, slot)->items[number][i], title, &praises);
    }
    visit_videos(e, (Visit){praise, &praises});
}

/* The article before this one in its pack is related; where it went. */
static void expect_relations(Expected *e) {
    for (int32_t number = PLAN_NUMBERS - 1; number > 0; number--) {
        int32_t slot = issue_owner(e, number);
        for (int32_t i = 0; slot >= 0 && i < pack_at(e, slot)->articles[number]; i++) {
            const PlanPack *pack = pack_at(e, slot);
            int32_t to_number = number;
            int32_t to = i - 1;
            while (to < 0 && ++to_number < PLAN_NUMBERS) {
                to = pack->articles[to_number] - 1;
            }
            int32_t owner = to >= 0 ? issue_owner(e, to_number) : -1;
            if (owner >= 0 && to < pack_at(e, owner)->articles[to_number]) {
                buffer_print(e->out, "%d/%02d -> %d/%02d\n", number, i, to_number, to);
            }
        }
    }
}

Str shelf_plan_expect(const ShelfPlan *plan, Arena *arena) {
    Buffer out = buffer_in(arena, 256 * 1024);
    Expected e = {.plan = plan, .out = &out};
    sort_packs(&e);
    expect_issues(&e);
    expect_videos(&e);
    expect_topics(&e);
    expect_terms(&e);
    expect_praises(&e);
    expect_relations(&e);
    assert_false(out.full);
    return buffer_view(&out);
}
