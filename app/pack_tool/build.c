/* Source in, rows out. Nothing is decided here: order, ids and references were fixed when the
 * source was read, so this file only puts them into records.
 *
 * Everything that is decided elsewhere stays decided elsewhere on purpose: a rule in here would be
 * a rule that `check` does not know, and a folder that passes `check` could fail to build.
 */
#include "pack_tool/build.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/reading.h"
#include "pack/write.h"
#include "pack_tool/grams.h"
#include "pack_tool/move.h"
#include "pack_tool/pictures.h"
#include "pack_tool/qr.h"
#include "text/heading.h"

typedef struct Builder {
    Source *source;
    PackWriter *writer;
    Names links;      /* addresses, each once; id is the QR code's */
    int32_t *term_of; /* rank in terms.yaml → id in the pack */
} Builder;

/* What a booth shows before it opens anything else; the sections go with it, because articles
 * refer to them by name. */
static void write_meta(Builder *builder) {
    const YamlNode *front = builder->source->pack.front;
    PackMeta meta = {
        .id = front_text(front, S("id")),
        .serial = front_number(front, S("serial")),
        .title = front_text(front, S("title")),
        .publisher = front_text(front, S("publisher")),
        .booth = front_text(front, S("booth")),
        .tagline = front_text(front, S("tagline")),
        .copyright = front_text(front, S("copyright")),
    };
    pack_write_meta(builder->writer, &meta);
    for (int32_t i = 0; i < front_section_count; i++) {
        pack_write_section(builder->writer, i + 1, front_sections[i]);
    }
}

/* In the order of the file, which is the order on the screen. */
static void write_topics(Builder *builder) {
    const YamlNode *list = builder->source->topics.front;
    int32_t id = 0;
    for (const YamlNode *entry = list ? list->first : NULL; entry; entry = entry->next) {
        TopicRecord topic = {.id = ++id,
                             .key = front_text(entry, S("id")),
                             .title = front_text(entry, S("title")),
                             .english = front_text(entry, S("english"))};
        pack_write_topic(builder->writer, &topic);
    }
}

typedef struct TermEntry {
    const YamlNode *node;
    int32_t rank; /* in terms.yaml, from 1 */
} TermEntry;

/* By reading, then by the place in the file, so that two words of one reading have an order. */
static int compare_terms(const void *left, const void *right) {
    const TermEntry *a = left;
    const TermEntry *b = right;
    int order =
        reading_compare(front_text(a->node, S("reading")), front_text(b->node, S("reading")));
    return order != 0 ? order : a->rank - b->rank;
}

/* Terms get ids in the order of the index, whatever the order of the file. */
static void write_terms(Builder *builder) {
    Arena *arena = builder->source->arena;
    const YamlNode *list = builder->source->terms.front;
    int32_t count = 0;
    TermEntry *entries = ARENA_NEW(arena, TermEntry, yaml_count(list) + 1);
    for (const YamlNode *entry = list ? list->first : NULL; entry; entry = entry->next) {
        entries[count] = (TermEntry){entry, count + 1};
        count++;
    }
    qsort(entries, (size_t)count, sizeof(TermEntry), compare_terms);
    builder->term_of = ARENA_NEW(arena, int32_t, count + 1);
    for (int32_t i = 0; i < count; i++) {
        const YamlNode *node = entries[i].node;
        TermRecord term = {.id = i + 1,
                           .term = front_text(node, S("term")),
                           .reading = front_text(node, S("reading")),
                           .text = front_text(node, S("text"))};
        term.row = reading_row(term.reading);
        builder->term_of[entries[i].rank] = term.id;
        pack_write_term(builder->writer, &term);
    }
}

/* Each file names at most one address; the table of codes is made of all of them. */
static void add_link(Builder *builder, const SourceFile *file) {
    Str link = front_text(file->front, S("link"));
    if (link.size > 0) {
        names_add(&builder->links, link, 0, (Place){0});
    }
}

/* Every address once, numbered by its place in the alphabet. */
static void write_codes(Builder *builder) {
    Source *source = builder->source;
    int32_t most = source->issue_count + source->article_count + source->video_count;
    int32_t id = 0;
    builder->links = names_in(source->arena, most);
    for (int32_t i = 0; i < source->issue_count; i++) {
        add_link(builder, &source->issues[i].about);
        for (int32_t j = 0; j < source->issues[i].article_count; j++) {
            add_link(builder, &source->issues[i].articles[j]);
        }
    }
    for (int32_t i = 0; i < source->video_count; i++) {
        add_link(builder, &source->videos[i]);
    }
    names_sort(&builder->links);
    for (int32_t i = 0; i < builder->links.count; i++) {
        Name *name = &builder->links.items[i];
        QrCode code;
        bool again = i > 0 && str_equal(name->text, builder->links.items[i - 1].text);
        ArenaMark mark = arena_mark(source->scratch);
        if (!again && qr_encode_in(source->scratch, name->text, &code) > 0) {
            pack_write_qr(builder->writer, ++id, &code);
        }
        name->id = id;
        arena_rewind(source->scratch, mark);
    }
}

/* The same address gets the same code; packs hold each only once. */
static int32_t code_of(const Builder *builder, Str link) {
    const Name *name = link.size > 0 ? names_find(&builder->links, link) : NULL;
    return name ? name->id : 0;
}

/* Its introduction is a document like any article's. */
static void write_issue(Builder *builder, int32_t index) {
    const SourceIssue *issue = &builder->source->issues[index];
    const YamlNode *front = issue->about.front;
    IssueRecord record = {
        .id = index + 1,
        .number = issue->number,
        .year = issue->date.year,
        .month = issue->date.month,
        .day = issue->date.day,
        .summary = front_text(front, S("summary")),
        .link = front_text(front, S("link")),
        .look_for = front_text(front, S("look_for")),
        .draft = front_is_draft(front),
    };
    record.qr = code_of(builder, record.link);
    pack_write_issue(builder->writer, &record, &issue->about.document);
}

/* Pairs of characters, for a search that needs no dictionary. */
static void write_grams(Builder *builder, const SourceFile *file, Str text) {
    Source *source = builder->source;
    Grams grams;
    ArenaMark mark = arena_mark(source->arena);
    grams_of_in(source->arena, source->scratch, text, &grams);
    for (int32_t i = 0; i < grams.count; i++) {
        pack_write_gram(builder->writer, grams.items[i], file->kind, file->id);
    }
    arena_rewind(source->arena, mark);
}

/* Grams of the whole block, because a change of style is no end of a word. */
static void write_block_grams(Builder *builder, const SourceFile *file, const Block *block) {
    Arena *arena = builder->source->arena;
    ArenaMark mark = arena_mark(arena);
    int32_t size = 0;
    for (int32_t i = 0; i < block->span_count; i++) {
        size += block->spans[i].text.size;
    }
    Buffer text = buffer_in(arena, size + 1);
    for (int32_t i = 0; i < block->span_count; i++) {
        buffer_put(&text, block->spans[i].text);
    }
    write_grams(builder, file, buffer_view(&text));
    arena_rewind(arena, mark);
}

/* Topics, terms, relations and grams of an article or a video. */
static void write_item(Builder *builder, const SourceFile *file) {
    const Source *source = builder->source;
    const YamlNode *topics = yaml_find(file->front, S("topics"));
    const YamlNode *terms = yaml_find(file->front, S("terms"));
    const YamlNode *related = yaml_find(file->front, S("related"));
    PackLink link = {.kind = file->kind, .item = file->id};
    link.place = 0;
    for (const YamlNode *word = topics ? topics->first : NULL; word; word = word->next) {
        link.place++;
        link.to = names_find(&source->topic_names, word->text)->id;
        pack_write_item_topic(builder->writer, &link);
    }
    link.place = 0;
    for (const YamlNode *word = terms ? terms->first : NULL; word; word = word->next) {
        link.place++;
        link.to = builder->term_of[names_find(&source->term_names, word->text)->id];
        pack_write_item_term(builder->writer, &link);
    }
    link.place = 0;
    for (const YamlNode *word = related ? related->first : NULL; word; word = word->next) {
        const Name *name = names_find(&source->items, word->text);
        link.place++;
        link.to_kind = source_item_kind(name->id);
        link.to = source_item_number(name->id);
        pack_write_related(builder->writer, &link);
    }
    write_grams(builder, file, front_text(file->front, S("title")));
    for (int32_t i = 0; i < file->document.block_count; i++) {
        write_block_grams(builder, file, &file->document.blocks[i]);
    }
}

/* An article of an issue that is a draft is one as well: nobody has read the issue as a whole. */
static void write_article(Builder *builder, int32_t issue, int32_t index) {
    const SourceFile *file = &builder->source->issues[issue].articles[index];
    const YamlNode *about = builder->source->issues[issue].about.front;
    const YamlNode *front = file->front;
    ArticleRecord record = {
        .id = file->id,
        .key = file->key,
        .issue_id = issue + 1,
        .position = index + 1,
        .section = front_text(front, S("section")),
        .kind = front_text(front, S("kind")),
        .organisation = front_text(front, S("organisation")),
        .contributor = front_text(front, S("contributor")),
        .title = heading_mark_phrases_in(builder->source->arena, front_text(front, S("title"))),
        .highlight = front_text(front, S("highlight")),
        .link = front_text(front, S("link")),
        .look_for = front_text(front, S("look_for")),
        .characters = file->characters,
        .draft = front_is_draft(front) || front_is_draft(about),
    };
    record.qr = code_of(builder, record.link);
    pack_write_article(builder->writer, &record, &file->document);
    write_item(builder, file);
}

/* The newest issue first, as on the shelf. */
static int compare_numbers_down(const void *left, const void *right) {
    return *(const int32_t *)right - *(const int32_t *)left;
}

/* "110 89": numbers of the issues that name a video, newest first. */
static Str naming_issues_in(Arena *arena, const YamlNode *list) {
    int32_t count = 0;
    int32_t *numbers = ARENA_NEW(arena, int32_t, yaml_count(list) + 1);
    for (const YamlNode *word = list ? list->first : NULL; word; word = word->next) {
        count += str_to_int(word->text, &numbers[count]);
    }
    qsort(numbers, (size_t)count, sizeof(int32_t), compare_numbers_down);
    Str text = {0};
    for (int32_t i = 0; i < count; i++) {
        text = arena_print_in(arena, "%.*s%s%d", STR_ARG(text), i > 0 ? " " : "", numbers[i]);
    }
    return text;
}

/* Parts stand in their own table, because a series is a list and not a text. */
static void write_video(Builder *builder, const SourceFile *file) {
    Arena *arena = builder->source->arena;
    const YamlNode *front = file->front;
    VideoRecord record = {
        .id = file->id,
        .key = file->key,
        .title = heading_mark_phrases_in(arena, front_text(front, S("title"))),
        .official = front_text(front, S("official")),
        .kind = front_text(front, S("kind")),
        .count = front_text(front, S("count")),
        .publisher = front_text(front, S("publisher")),
        .channel = front_text(front, S("channel")),
        .audience = front_text(front, S("audience")),
        .published = front_text(front, S("published")),
        .minutes = front_number(front, S("minutes")),
        .colour = front_text(front, S("colour")),
        .highlight = front_text(front, S("highlight")),
        .link = front_text(front, S("link")),
        .look_for = front_text(front, S("look_for")),
        .issues = naming_issues_in(arena, yaml_find(front, S("issues"))),
        .draft = front_is_draft(front),
    };
    record.qr = code_of(builder, record.link);
    pack_write_video(builder->writer, &record, &file->document);
    const YamlNode *parts = yaml_find(front, S("parts"));
    int32_t place = 0;
    for (const YamlNode *node = parts ? parts->first : NULL; node; node = node->next) {
        VideoPart part = {.label = front_text(node, S("label")),
                          .title = front_text(node, S("title")),
                          .lead = front_text(node, S("lead"))};
        pack_write_video_part(builder->writer, file->id, ++place, &part);
    }
    write_item(builder, file);
}

/* One at a time: decoded, a picture of the largest size has 64 MiB. */
static bool write_pictures(Builder *builder, Failure *failure) {
    Source *source = builder->source;
    for (int32_t i = 0; i < source->picture_count; i++) {
        const SourcePicture *picture = &source->pictures[i];
        PictureRecord record = {
            .id = i + 1, .width_px = picture->width_px, .height_px = picture->height_px};
        ArenaMark mark = arena_mark(source->scratch);
        if (!pictures_encode_in(source->scratch, picture, &record.png, failure)) {
            return false;
        }
        pack_write_picture(builder->writer, &record);
        arena_rewind(source->scratch, mark);
    }
    return true;
}

/* In the order in which rows refer to each other; the writer checks the references at the end. */
static bool write_all(Builder *builder, Failure *failure) {
    Source *source = builder->source;
    write_meta(builder);
    write_topics(builder);
    write_terms(builder);
    write_codes(builder);
    for (int32_t i = 0; i < source->issue_count; i++) {
        write_issue(builder, i);
        for (int32_t j = 0; j < source->issues[i].article_count; j++) {
            write_article(builder, i, j);
        }
    }
    for (int32_t i = 0; i < source->video_count; i++) {
        write_video(builder, &source->videos[i]);
    }
    if (!write_pictures(builder, failure)) {
        pack_writer_abandon(builder->writer);
        return false;
    }
    return pack_writer_finish(builder->writer, failure);
}

/* Written beside the target, synced and renamed: a build that ends early leaves the former pack. */
bool build_pack(Source *source, Str path, Failure *failure) {
    Builder builder = {.source = source};
    Str beside = arena_print_in(source->arena, "%.*s.new", STR_ARG(path));
    /* A new file beside the old one: a build that fails leaves yesterday's pack alone. */
    /* What an interrupted run left behind. */
    unlink(beside.at);
    builder.writer = pack_writer_open_in(source->arena, beside, failure);
    if (!builder.writer || !write_all(&builder, failure) || !move_file(beside, path, failure)) {
        unlink(beside.at);
        return false;
    }
    return true;
}
