/* Widening first, before lines are known; placing later, when they are. */
#include "text/ruby.h"

#include <assert.h>

#include "base/utf8.h"
#include "text/space.h"

/* --- Measuring. */

/* One character of ruby at half size. Its body is the font's, also for punctuation. */
static RubyPart part_of(BodyMeter *meter, uint32_t scalar, bool bold) {
    Class class = class_of(scalar);
    uint32_t bit = CLASS_BIT(class);
    Cluster cluster = {.scalar = scalar, .class = (uint8_t) class, .group = GROUP_SYMBOL};
    if (bit & (CLASS_MASK_SPACE | CLASS_BIT(CLASS_INVISIBLE) | CLASS_BIT(CLASS_COMBINING))) {
        int32_t width = scalar == 0x3000 ? EM : bit & CLASS_BIT(CLASS_SPACE) ? EM_THIRD : 0;
        return (RubyPart){.scalar = scalar, .advance = width / 2, .blank = true};
    }
    if (bit & CLASS_MASK_JAPANESE_LETTER) {
        cluster.group = GROUP_JAPANESE;
    }
    body_measure(meter, &cluster, bold);
    return (RubyPart){.scalar = cluster.scalar, .advance = cluster.body / 2, .face = cluster.face};
}

/* All characters of a run and their width. */
static void measure_run(Arena *arena, RubyRun *run, Str text, BodyMeter *meter, bool bold) {
    RubyPart *parts = ARENA_NEW(arena, RubyPart, utf8_count(text));
    run->parts = parts;
    while (text.size > 0) {
        RubyPart part = part_of(meter, utf8_next(&text), bold);
        run->width += part.advance;
        parts[run->part_count++] = part;
    }
}

/* --- Overhang. */

/* How far ruby may hang over `neighbour`; `gap` is the blank between it and the base. */
static int32_t overhang(const Cluster *neighbour, int32_t gap, bool neighbour_is_before) {
    uint32_t soft = CLASS_MASK_KANA | CLASS_BIT(CLASS_PROLONGED_SOUND_MARK);
    if (neighbour->flags & CLUSTER_RUBY) {
        return 0;
    }
    if (cluster_is(neighbour, soft | CLASS_BIT(CLASS_INSEPARABLE))) {
        /* Half of the neighbour at most, because ruby on its other side may want the other half. */
        return neighbour->body / 2 < EM_HALF ? neighbour->body / 2 : EM_HALF;
    }
    bool blank = neighbour->group == GROUP_MIDDLE;
    if (neighbour_is_before) {
        blank = blank || neighbour->group == GROUP_CLOSING || neighbour->group == GROUP_STOP ||
                neighbour->group == GROUP_COMMA;
    } else {
        blank = blank || neighbour->group == GROUP_OPENING;
    }
    return blank ? (gap < EM_HALF ? gap : EM_HALF) : 0;
}

/* The gap keeps its width at least: the ruby above it needs it. A gap that only stretches does that
 * anyway. */
static void make_rigid(Cluster *cluster) {
    if (cluster->gap_kind != GAP_STRETCH) {
        cluster->gap_kind = GAP_SOLID;
    }
}

static int32_t least(int32_t a, int32_t b) {
    return a < b ? a : b;
}

/* Hangs half of the excess over each side as far as allowed. The rest goes between the bases in
 * the ratio 1:2:1, or to both sides of a single one so that the ruby stays centred on it. */
static void widen(Clusters *clusters, const RubyRun *run, int32_t excess) {
    Cluster *at = clusters->at;
    Cluster *after = run->last + 1 < clusters->count ? &at[run->last + 1] : NULL;
    int32_t left = excess / 2;
    int32_t right = excess - left;
    int32_t over_left =
        run->first > 0 ? least(left, overhang(&at[run->first - 1], at[run->first].gap, true)) : 0;
    int32_t over_right = after ? least(right, overhang(after, after->gap, false)) : 0;
    int32_t rest = excess - over_left - over_right;
    int32_t bases = run->last - run->first + 1;
    int32_t unit = rest / (2 * bases);
    assert(at && clusters->lead && clusters->trail);
    int32_t pad_left = bases == 1 ? left - over_left : unit;
    int32_t pad_right = bases == 1 ? right - over_right : rest - unit * (2 * bases - 1);
    for (int32_t i = run->first + 1; i <= run->last; i++) {
        at[i].gap += 2 * unit;
    }
    at[run->first].gap += pad_left;
    if (over_left > 0) {
        make_rigid(&at[run->first]);
    }
    clusters->lead[run->first] = over_left + pad_left;
    clusters->trail[run->last] = over_right + pad_right;
    if (after) {
        after->gap += pad_right;
    }
    if (after && over_right > 0) {
        make_rigid(after);
    }
}

/* --- Preparing. */

/* Natural width of the base as it stands. */
static int32_t base_width(const Clusters *clusters, const RubyRun *run) {
    int32_t width = clusters->at[run->first].body;
    for (int32_t i = run->first + 1; i <= run->last; i++) {
        width += clusters->at[i].gap + clusters->at[i].body;
    }
    return width;
}

/* The clusters of a span, without spaces at its ends: those may be dropped at a line end, and ruby
 * does not stand on nothing. False if there are none. `from` goes on where the last search ended,
 * so all spans together are one walk. */
static bool find_base(const Clusters *clusters, int32_t span, int32_t *from, RubyRun *run) {
    int32_t i = *from;
    while (i < clusters->count && clusters->at[i].span < span) {
        i++;
    }
    run->first = i;
    while (i < clusters->count && clusters->at[i].span == span) {
        i++;
    }
    *from = i;
    run->last = i - 1;
    while (run->first <= run->last && cluster_is_space(&clusters->at[run->first])) {
        run->first++;
    }
    while (run->first <= run->last && cluster_is_space(&clusters->at[run->last])) {
        run->last--;
    }
    return run->first <= run->last;
}

/* No break and no stretching inside a base. */
static void bind_base(Clusters *clusters, const RubyRun *run) {
    for (int32_t i = run->first; i <= run->last; i++) {
        Cluster *cluster = &clusters->at[i];
        cluster->flags |= CLUSTER_RUBY;
        if (i > run->first) {
            cluster->penalty = PENALTY_FORBIDDEN;
            cluster->gap_kind = GAP_SOLID;
        }
    }
}

/* At most this many runs; an empty base makes none. */
static int32_t count_rubies(const Paragraph *paragraph) {
    int32_t count = 0;
    for (int32_t i = 0; i < paragraph->span_count; i++) {
        count += paragraph->spans[i].ruby.size > 0;
    }
    return count;
}

/* Ruby is measured first, because a base may have to make room for it. */
Rubies rubies_prepare_in(Arena *arena, Clusters *clusters, const Paragraph *paragraph,
                         BodyMeter *meter) {
    Rubies rubies = {0};
    int32_t most = count_rubies(paragraph);
    if (most == 0) {
        return rubies;
    }
    rubies.runs = ARENA_NEW(arena, RubyRun, most);
    clusters->lead = ARENA_NEW(arena, int32_t, clusters->count + 1);
    clusters->trail = ARENA_NEW(arena, int32_t, clusters->count + 1);
    int32_t from = 0;
    for (int32_t i = 0; i < paragraph->span_count; i++) {
        const Span *span = &paragraph->spans[i];
        RubyRun run = {0};
        if (span->ruby.size == 0 || !find_base(clusters, i, &from, &run)) {
            continue;
        }
        bool bold = paragraph->bold || (span->style & STYLE_STRONG);
        measure_run(arena, &run, span->ruby, meter, bold);
        bind_base(clusters, &run);
        rubies.runs[rubies.count++] = run;
    }
    /* Only now: whether ruby may hang over a neighbour depends on whether that has ruby, too. */
    for (int32_t i = 0; i < rubies.count; i++) {
        int32_t excess = rubies.runs[i].width - base_width(clusters, &rubies.runs[i]);
        if (excess > 0) {
            widen(clusters, &rubies.runs[i], excess);
        }
    }
    return rubies;
}

/* --- Placing. */

/* Shared by the rule one to two: half as much at the ends as between. */
void ruby_spread(const RubyRun *run, const RubySpread *spread, int64_t *positions) {
    int64_t width = 0;
    for (int32_t i = spread->from; i < spread->to; i++) {
        width += run->parts[i].advance;
    }
    int64_t count = spread->to - spread->from;
    /* Narrower ruby is spread 1:2:…:2:1 over its base, its ends at most half an em in. Wider ruby
     * begins where the base was moved in for it. */
    int64_t room = spread->right - spread->left - width;
    int64_t end = 0;
    int64_t between = 0;
    int64_t x = spread->left - spread->lead;
    if (room > 0 && count > 0) {
        end = room / (2 * count) < EM_HALF ? room / (2 * count) : EM_HALF;
        end = count == 1 ? room / 2 : end;
        between = count == 1 ? 0 : (room - 2 * end) / (count - 1);
        x = spread->left + end;
    }
    for (int32_t i = spread->from; i < spread->to; i++) {
        positions[i - spread->from] = x;
        x += run->parts[i].advance + between;
    }
}
