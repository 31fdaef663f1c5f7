/* bench-compose TEXT FONTS: characters a second that our own composition sets, with the real
 * faces: 32 px, a measure of 30 em, justified, one thread. Its peer is pango.c. */
#include <stdio.h>
#include <time.h>

#include "base/file.h"
#include "base/utf8.h"
#include "bench_text.h"
#include "sdl/font.h"
#include "text/line.h"

/* More than the widest paragraph of the content takes. */
enum { ARENA_BYTES = 64 * 1024 * 1024, TEXT_BYTES_MAX = 16 * 1024 * 1024 };

typedef struct Job {
    Arena lines;
    Arena scratch;
    Measure measure;
    Str text;
} Job;

static double now_s(void) {
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

/* Composes one paragraph and forgets it; the number of its lines. */
static int32_t compose(Job *job, Str text) {
    Span span = {.text = text};
    Paragraph paragraph = {.spans = &span,
                           .span_count = 1,
                           .kind = PARAGRAPH_BODY,
                           .em = BENCH_EM_PX * 64,
                           .measure = BENCH_EM_PX * BENCH_MEASURE_EM * 64};
    ArenaMark mark = arena_mark(&job->lines);
    Lines lines = line_compose_in(&job->lines, &job->scratch, &job->measure, &paragraph);
    arena_rewind(&job->lines, mark);
    return lines.line_count;
}

/* Characters are counted apart from the clock: Pango's side does it the same way. */
static void run(Job *job) {
    int64_t characters = 0;
    int64_t lines = 0;
    double spent_s = 0;
    Str rest = job->text;
    while (characters < BENCH_CHARACTERS) {
        if (rest.size == 0) {
            rest = job->text;
        }
        Str paragraph = str_cut(&rest, '\n');
        double start_s = now_s();
        lines += compose(job, paragraph);
        spent_s += now_s() - start_s;
        characters += utf8_count(paragraph);
    }
    printf("characters_per_s %.0f\nlines %lld\n", (double)characters / spent_s, (long long)lines);
}

int main(int argc, char **argv) {
    Failure failure = {0};
    if (argc != 3) {
        fputs("usage: bench-compose TEXT FONTS\n", stderr);
        return 2;
    }
    Job job = {.lines = arena_open(ARENA_BYTES), .scratch = arena_open(ARENA_BYTES)};
    Arena forever = arena_open(ARENA_BYTES);
    Fonts *fonts = fonts_open_in(&forever, str_from_c(argv[2]), &failure);
    if (!fonts ||
        !file_read_in(&forever, str_from_c(argv[1]), TEXT_BYTES_MAX, &job.text, &failure) ||
        job.text.size == 0) {
        fprintf(stderr, "bench-compose: %s\n", failure.sentence);
        return 1;
    }
    job.measure = fonts_measure(fonts);
    run(&job);
    fonts_close(fonts);
    arena_close(&forever);
    arena_close(&job.scratch);
    arena_close(&job.lines);
    return 0;
}
