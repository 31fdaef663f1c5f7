/* `show`: what is in a pack, through the same readers that the kiosk uses. Whoever prefers SQL may
 * ask sqlite3; this command proves that our own reader opens the file. */
#include <stdio.h>

#include "base/file.h"
#include "base/limits.h"
#include "pack/pack.h"
#include "pack_tool/command.h"

typedef struct Show {
    Pack *pack;
    Arena arena;
    Failure failure;
    bool articles; /* list them too */
} Show;

/* Titles carry marks that a terminal need not see. */
static void print_title(Str title) {
    while (title.size > 0) {
        int32_t at = str_find(title, S("\u200B"));
        Str part = at < 0 ? title : str_slice(title, 0, at);
        printf("%.*s", STR_ARG(part));
        title = at < 0 ? (Str){0} : str_slice(title, at + 3, title.size);
    }
    putchar('\n');
}

/* What a booth would say of it. */
static void print_meta(const Show *show) {
    const PackMeta *meta = pack_meta(show->pack);
    printf("%.*s, serial %d%s\n", STR_ARG(meta->id), meta->serial,
           meta->has_drafts ? ", with drafts" : "");
    printf("  title      %.*s\n  publisher  %.*s\n  booth      %.*s\n", STR_ARG(meta->title),
           STR_ARG(meta->publisher), STR_ARG(meta->booth));
}

/* Indented under their issue. */
static bool print_articles(Show *show, const IssueRecord *issue) {
    Window window = {0, LIMIT_LIST_ROWS};
    int32_t count = LIMIT_LIST_ROWS;
    while (count == LIMIT_LIST_ROWS) {
        ArticleRecord *articles;
        ArenaMark mark = arena_mark(&show->arena);
        if (!pack_articles_in(show->pack, &show->arena, issue->number, window, &articles, &count,
                              &show->failure)) {
            return false;
        }
        for (int32_t i = 0; i < count; i++) {
            printf("       %2d  %5d  ", articles[i].position, articles[i].characters);
            print_title(articles[i].title);
        }
        window.first += count;
        arena_rewind(&show->arena, mark);
    }
    return true;
}

/* Newest first, as on the shelf. */
static bool print_issues(Show *show) {
    Window window = {0, LIMIT_LIST_ROWS};
    int32_t count = LIMIT_LIST_ROWS;
    printf("\n%d issues\n", pack_issue_count(show->pack));
    while (count == LIMIT_LIST_ROWS) {
        IssueRecord *issues;
        ArenaMark mark = arena_mark(&show->arena);
        if (!pack_issues_in(show->pack, &show->arena, window, &issues, &count, &show->failure)) {
            return false;
        }
        for (int32_t i = 0; i < count; i++) {
            printf("  %5d  %04d-%02d-%02d  %d articles\n", issues[i].number, issues[i].year,
                   issues[i].month, issues[i].day, issues[i].article_count);
            if (show->articles && !print_articles(show, &issues[i])) {
                return false;
            }
        }
        window.first += count;
        arena_rewind(&show->arena, mark);
    }
    return true;
}

/* With the issues that have introduced them. */
static bool print_videos(Show *show) {
    Window window = {0, LIMIT_LIST_ROWS};
    int32_t count = LIMIT_LIST_ROWS;
    printf("\n%d videos\n", pack_video_count(show->pack));
    while (count == LIMIT_LIST_ROWS) {
        VideoRecord *videos;
        ArenaMark mark = arena_mark(&show->arena);
        if (!pack_videos_in(show->pack, &show->arena, window, &videos, &count, &show->failure)) {
            return false;
        }
        for (int32_t i = 0; i < count; i++) {
            printf("  %5d  %.*s  ", videos[i].position, STR_ARG(videos[i].kind));
            print_title(videos[i].title);
        }
        window.first += count;
        arena_rewind(&show->arena, mark);
    }
    return true;
}

/* With how much there is under each. */
static bool print_topics(Show *show) {
    TopicRecord *topics;
    int32_t count;
    if (!pack_topics_in(show->pack, &show->arena, &topics, &count, &show->failure)) {
        return false;
    }
    printf("\n%d topics in use\n", count);
    for (int32_t i = 0; i < count; i++) {
        printf("  %5d  %.*s\n", topics[i].item_count, STR_ARG(topics[i].title));
    }
    return true;
}

/* By row, as in the index. */
static bool print_terms(Show *show) {
    static const char *const rows[] = {"あ", "か", "さ", "た", "な", "は", "ま", "や", "ら", "わ"};
    int32_t counts[10];
    int32_t total = 0;
    if (!pack_term_rows(show->pack, counts, &show->failure)) {
        return false;
    }
    for (int32_t i = 0; i < 10; i++) {
        total += counts[i];
    }
    printf("\n%d terms in use\n ", total);
    for (int32_t i = 0; i < 10; i++) {
        printf(" %s %d", rows[i], counts[i]);
    }
    putchar('\n');
    return true;
}

/* Through the same reader as a booth, so what is shown here can be shown there. */
static int run_show(const Arguments *arguments) {
    Show show = {.arena = arena_open((size_t)16 * 1024 * 1024),
                 .articles = arguments_has(arguments, S("articles"))};
    show.pack = pack_open_in(&show.arena, arguments->operands[0], &show.failure);
    int code = EXIT_DONE;
    if (!show.pack) {
        code = command_fail(show.failure.sentence);
    } else {
        print_meta(&show);
        printf("  size       %lld KiB\n", (long long)pack_bytes(show.pack) / 1024);
        if (!print_issues(&show) || !print_videos(&show) || !print_topics(&show) ||
            !print_terms(&show)) {
            code = command_fail(show.failure.sentence);
        }
        pack_close(show.pack);
    }
    arena_close(&show.arena);
    return code;
}

static const Option options[] = {{S_INIT("articles"), 'a', false}};

const Command command_show = {
    .name = S_INIT("show"),
    .brief = "tell what is in a pack",
    .usage = "show [-a] FILE",
    .help = "Prints who made the pack FILE, its issues with dates, its videos, topics and terms.\n"
            "\n"
            "  -a, --articles   every article too: position, characters, title\n"
            "\n"
            "A pack is an SQLite database, so `sqlite3 FILE` can ask it anything else.\n"
            "\n"
            "Exit code: 0 shown, 1 FILE is not a pack or is damaged, 2 wrong usage.\n",
    .options = options,
    .option_count = COUNT_OF(options),
    .operand_count = 1,
    .run = run_show,
};
