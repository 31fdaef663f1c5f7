/* bench-pages PACK FOLDER: the articles and videos of a pack as web pages, one file each, and all
 * of them in FOLDER/all.html for printing. What a page looks like and how it is turned stands in
 * pages.css and pages.js beside this file; here is only the text, in the order in which the kiosk
 * leads through it. For peers, which shows them in a browser. */
#include <stdio.h>
#include <stdlib.h>

#include "pack/pack.h"

enum {
    ARENA_BYTES = 64 * 1024 * 1024,
    ITEMS_MAX = 4096,
    ISSUES_MAX = 64,
};

/* A page's head, and where its text is. */
typedef struct Item {
    ItemKind kind;
    int32_t id;
    Str file; /* "110-01-opening.html" */
    Str crumb;
    Str title;
    Str by;
    Str look_for;
    int32_t qr;
} Item;

typedef struct Job {
    Pack *pack;
    Arena arena;
    Failure failure;
    const char *folder;
    Item *items;
    int32_t count;
} Job;

static void give_up(const char *what) {
    fprintf(stderr, "bench-pages: %s\n", what);
    exit(1);
}

static void need(const Job *job, bool worked) {
    if (!worked) {
        give_up(job->failure.sentence);
    }
}

static FILE *create(Job *job, Str name) {
    Str path = arena_print_in(&job->arena, "%s/%.*s%c", job->folder, STR_ARG(name), 0);
    FILE *file = fopen(path.at, "w");
    if (!file) {
        give_up(path.at);
    }
    return file;
}

/* --- what there is -------------------------------------------------------------------------- */

/* Keys are folder/name; a browser's pages lie side by side. */
static Str file_of(Arena *arena, Str key) {
    Str rest = key;
    Str folder = str_cut(&rest, '/');
    return arena_print_in(arena, "%.*s-%.*s.html", STR_ARG(folder), STR_ARG(rest));
}

static Item *next_item(Job *job) {
    if (job->count == ITEMS_MAX) {
        give_up("the pack has more articles than this program expects");
    }
    return &job->items[job->count++];
}

static void gather_issue(Job *job, const IssueRecord *issue) {
    ArticleRecord *articles = NULL;
    int32_t count = 0;
    Window window = {0, issue->article_count};
    need(job, pack_articles_in(job->pack, &job->arena, issue->number, window, &articles, &count,
                               &job->failure));
    for (int32_t i = 0; i < count; i++) {
        const ArticleRecord *article = &articles[i];
        *next_item(job) = (Item){
            .kind = ITEM_ARTICLE,
            .id = article->id,
            .file = file_of(&job->arena, article->key),
            .crumb = arena_print_in(&job->arena, "第%d号　%.*s", issue->number,
                                    STR_ARG(article->section)),
            .title = article->title,
            .by = arena_print_in(&job->arena, "%.*s　%.*s　%d年%d月%d日",
                                 STR_ARG(article->organisation), STR_ARG(article->contributor),
                                 issue->year, issue->month, issue->day),
            .look_for = article->look_for,
            .qr = article->qr,
        };
    }
}

static void gather_videos(Job *job) {
    VideoRecord *videos = NULL;
    int32_t count = 0;
    Window window = {0, pack_video_count(job->pack)};
    need(job, pack_videos_in(job->pack, &job->arena, window, &videos, &count, &job->failure));
    for (int32_t i = 0; i < count; i++) {
        const VideoRecord *video = &videos[i];
        *next_item(job) = (Item){
            .kind = ITEM_VIDEO,
            .id = video->id,
            .file = file_of(&job->arena, video->key),
            .crumb = S("動画"),
            .title = video->title,
            .by = arena_print_in(&job->arena, "%.*s　%.*s　%.*s", STR_ARG(video->publisher),
                                 STR_ARG(video->count), STR_ARG(video->published)),
            .look_for = video->look_for,
            .qr = video->qr,
        };
    }
}

static void gather(Job *job) {
    IssueRecord *issues = NULL;
    int32_t count = 0;
    Window window = {0, ISSUES_MAX};
    need(job, pack_issues_in(job->pack, &job->arena, window, &issues, &count, &job->failure));
    for (int32_t i = 0; i < count; i++) {
        gather_issue(job, &issues[i]);
    }
    gather_videos(job);
}

/* --- text ----------------------------------------------------------------------------------- */

static void write_text(FILE *file, Str text) {
    for (int32_t i = 0; i < text.size; i++) {
        switch (text.at[i]) {
        case '<': fputs("&lt;", file); break;
        case '&': fputs("&amp;", file); break;
        default: fputc(text.at[i], file);
        }
    }
}

static void write_element(FILE *file, const char *name, Str text) {
    fprintf(file, "<%s>", name);
    write_text(file, text);
    fprintf(file, "</%.*s>\n", STR_ARG(str_slice(str_from_c(name), 0, 2)));
}

static void write_span(FILE *file, const Span *span) {
    static const struct {
        uint32_t bit;
        const char *name;
    } styles[] = {{STYLE_STRONG, "b"}, {STYLE_EMPHASIS, "em"}, {STYLE_LINK, "u"}};
    for (int32_t i = 0; i < COUNT_OF(styles); i++) {
        if (span->style & styles[i].bit) {
            fprintf(file, "<%s>", styles[i].name);
        }
    }
    if (span->ruby.size > 0) {
        fputs("<ruby>", file);
    }
    write_text(file, span->text);
    if (span->ruby.size > 0) {
        fputs("<rt>", file);
        write_text(file, span->ruby);
        fputs("</rt></ruby>", file);
    }
    for (int32_t i = COUNT_OF(styles) - 1; i >= 0; i--) {
        if (span->style & styles[i].bit) {
            fprintf(file, "</%s>", styles[i].name);
        }
    }
    if (span->style & STYLE_BREAK) {
        fputs("<br>", file);
    }
}

static void write_spans(FILE *file, const Block *block) {
    for (int32_t i = 0; i < block->span_count; i++) {
        write_span(file, &block->spans[i]);
    }
}

static void write_cell(FILE *file, const Block *block) {
    if (block->row == 0 && block->column == 0) {
        fputs("<table>", file);
    }
    if (block->column == 0) {
        fputs("<tr>", file);
    }
    fputs(block->row == 0 ? "<th>" : "<td>", file);
    write_spans(file, block);
}

/* The bundled content has no pictures; a pack with some would be compared without them. */
static void write_block(FILE *file, const Block *block) {
    switch (block->kind) {
    case BLOCK_PARAGRAPH: fputs("<p>", file); break;
    case BLOCK_HEADING: fputs("<h2>", file); break;
    case BLOCK_LIST_ITEM:
        fprintf(file, "<p class=item style='margin-left:%dem'>%.*s ", block->level,
                STR_ARG(block->marker));
        break;
    case BLOCK_QUOTE: fputs("<p class=quote>", file); break;
    case BLOCK_NOTE: fputs("<p class=note>", file); break;
    case BLOCK_TABLE_CELL: write_cell(file, block); return;
    case BLOCK_PICTURE: give_up("this program knows no pictures"); return;
    }
    write_spans(file, block);
    fputs(block->kind == BLOCK_HEADING ? "</h2>\n" : "</p>\n", file);
}

static void write_document(FILE *file, const Document *document) {
    bool in_table = false;
    for (int32_t i = 0; i < document->block_count; i++) {
        const Block *block = &document->blocks[i];
        bool cell = block->kind == BLOCK_TABLE_CELL;
        if (in_table && !(cell && (block->row > 0 || block->column > 0))) {
            fputs("</table>\n", file);
        }
        in_table = cell;
        write_block(file, block);
    }
    if (in_table) {
        fputs("</table>\n", file);
    }
}

static void write_parts(Job *job, FILE *file, int32_t video) {
    VideoPart *parts = NULL;
    int32_t count = 0;
    need(job, pack_video_parts_in(job->pack, &job->arena, video, &parts, &count, &job->failure));
    for (int32_t i = 0; i < count; i++) {
        fputs("<p class=item style='margin-left:1em'>", file);
        write_text(file, parts[i].label);
        fputs("　", file);
        write_text(file, parts[i].title);
        fputs("　", file);
        write_text(file, parts[i].lead);
        fputs("</p>\n", file);
    }
}

/* --- pages ---------------------------------------------------------------------------------- */

/* The code as squares of one path, as the kiosk draws it: no picture has to be decoded. */
static void write_card(Job *job, FILE *file, const Item *item) {
    QrCode code = {0};
    need(job, pack_qr_in(job->pack, &job->arena, item->qr, &code, &job->failure));
    fprintf(file, "<div class=card><svg viewBox='0 0 %d %d' shape-rendering=crispEdges><path d='",
            code.size, code.size);
    for (int32_t i = 0; i < code.size * code.size; i++) {
        if (code.modules[i]) {
            fprintf(file, "M%d %dh1v1h-1z", i % code.size, i / code.size);
        }
    }
    fputs("'/></svg><p>", file);
    write_text(file, code.text);
    fputs("</p></div>\n", file);
}

static void write_item(Job *job, FILE *file, const Item *item) {
    Document document = {0};
    bool article = item->kind == ITEM_ARTICLE;
    need(job,
         article
             ? pack_article_document_in(job->pack, &job->arena, item->id, &document, &job->failure)
             : pack_video_document_in(job->pack, &job->arena, item->id, &document, &job->failure));
    fputs("<article>", file);
    if (item->qr > 0) {
        write_card(job, file, item);
    }
    write_element(file, "h1", item->title);
    write_element(file, "h3", item->by);
    write_document(file, &document);
    if (!article) {
        write_parts(job, file, item->id);
    }
    write_element(file, "h3", item->look_for);
    fputs("</article>\n", file);
}

static void write_head(FILE *file) {
    fputs("<!doctype html><html lang=ja translate=no><meta charset=utf-8><title>tsubo</title>"
          "<meta name=google content=notranslate><link rel=stylesheet href=pages.css>",
          file);
}

/* A page knows its neighbours, so that one key leads through everything. */
static void write_page(Job *job, int32_t number) {
    const Item *item = &job->items[number];
    FILE *file = create(job, item->file);
    Str back = number > 0 ? job->items[number - 1].file : S("");
    Str next = number + 1 < job->count ? job->items[number + 1].file : S("");
    write_head(file);
    fprintf(file, "<body data-back='%.*s' data-next='%.*s'><header>", STR_ARG(back), STR_ARG(next));
    write_text(file, item->crumb);
    fprintf(file, "</header><main>");
    write_item(job, file, item);
    fprintf(file, "</main><footer data-text='記事 %d／%d'></footer>", number + 1, job->count);
    fputs("<script src=pages.js></script></body></html>\n", file);
    if (fclose(file) != 0) {
        give_up("a page could not be written");
    }
}

static void write_all(Job *job) {
    FILE *file = create(job, S("all.html"));
    write_head(file);
    for (int32_t i = 0; i < job->count; i++) {
        write_item(job, file, &job->items[i]);
    }
    fputs("</html>\n", file);
    if (fclose(file) != 0) {
        give_up("all.html could not be written");
    }
}

int main(int argc, char **argv) {
    if (argc != 3) {
        fputs("usage: bench-pages PACK FOLDER\n", stderr);
        return 2;
    }
    Job job = {.arena = arena_open(ARENA_BYTES), .folder = argv[2]};
    job.items = ARENA_NEW(&job.arena, Item, ITEMS_MAX);
    job.pack = pack_open_in(&job.arena, str_from_c(argv[1]), &job.failure);
    need(&job, job.pack);
    gather(&job);
    for (int32_t i = 0; i < job.count; i++) {
        write_page(&job, i);
    }
    write_all(&job);
    printf("%.*s\n", STR_ARG(job.items[0].file));
    pack_close(job.pack);
    arena_close(&job.arena);
    return 0;
}
