/* URLs by their triggers: `://`, `www.`, `@` and `/`.
 *
 * The alternative was a pattern matcher; but the triggers are rare, looking back from one is
 * bounded by the trigger before it, and so everything stays linear on hostile text as well. */
#include "text/token.h"

#include <string.h>

/* A run of printable ASCII, and how far URLs were already found in it. */
typedef struct Run {
    Cluster *at;
    int32_t from;
    int32_t to;
} Run;

static bool is_ascii_letter(uint32_t scalar) {
    return (scalar >= 'a' && scalar <= 'z') || (scalar >= 'A' && scalar <= 'Z');
}

static bool is_ascii_alphanumeric(uint32_t scalar) {
    return is_ascii_letter(scalar) || (scalar >= '0' && scalar <= '9');
}

/* One of the ASCII signs in a list; letters and digits are never asked for. */
static bool is_one_of(uint32_t scalar, const char *signs) {
    return scalar > 0 && scalar < 0x80 && strchr(signs, (int)scalar) != NULL;
}

/* Where the characters end that may stand in a URL, closing punctuation taken off again. */
static int32_t url_end(const Run *run, int32_t from) {
    int32_t open[2] = {0, 0}; /* of ( and [ minus ) and ] */
    int32_t end = from;
    for (; end < run->to && !is_one_of(run->at[end].scalar, "\"<>\\^`{|}"); end++) {
        uint32_t scalar = run->at[end].scalar;
        open[0] += (scalar == '(') - (scalar == ')');
        open[1] += (scalar == '[') - (scalar == ']');
    }
    for (; end > from; end--) {
        uint32_t last = run->at[end - 1].scalar;
        int32_t *balance = last == ')' ? &open[0] : last == ']' ? &open[1] : NULL;
        if (balance && *balance < 0) {
            *balance += 1;
        } else if (last == '(' || last == '[') {
            open[last == '['] -= 1; /* what it opens is an aside behind the URL */
        } else if (!is_one_of(last, ".,;:!?'\"")) {
            break;
        }
    }
    return end;
}

/* The start of the letters, digits and given signs that end before `at`. */
static int32_t back_while(const Run *run, int32_t at, const char *signs) {
    while (at > run->from) {
        uint32_t scalar = run->at[at - 1].scalar;
        if (!is_ascii_alphanumeric(scalar) && !is_one_of(scalar, signs)) {
            break;
        }
        at--;
    }
    return at;
}

/* The last labels that make `host/path` a URL without a scheme. Newsletters in Japan use these. */
static bool is_known_domain(const Run *run, int32_t from, int32_t to) {
    static const char *const LABELS[] = {"com",  "org", "net", "jp", "gov", "edu",
                                         "info", "io",  "dev", "eu", "uk",  "int"};
    for (int32_t i = 0; i < COUNT_OF(LABELS); i++) {
        int32_t size = (int32_t)strlen(LABELS[i]);
        int32_t same = 0;
        while (same < size && same < to - from &&
               (run->at[from + same].scalar | 0x20) == (uint32_t)LABELS[i][same]) {
            same++;
        }
        if (same == size && size == to - from) {
            return true;
        }
    }
    return false;
}

/* The start of `host.tld` that ends before the slash at `slash`, or -1. */
static int32_t bare_host_start(const Run *run, int32_t slash) {
    int32_t start = back_while(run, slash, ".-");
    int32_t label = slash;
    while (label > start && is_ascii_letter(run->at[label - 1].scalar)) {
        label--;
    }
    bool dotted = label > start + 1 && run->at[label - 1].scalar == '.';
    return dotted && is_known_domain(run, label, slash) ? start : -1;
}

/* A host with a dot follows the `@`. */
static bool has_mail_host(const Run *run, int32_t at) {
    for (int32_t i = at + 1; i < run->to; i++) {
        uint32_t scalar = run->at[i].scalar;
        if (scalar == '.') {
            return i > at + 1 && i + 1 < run->to && is_ascii_letter(run->at[i + 1].scalar);
        }
        if (!is_ascii_alphanumeric(scalar) && scalar != '-') {
            return false;
        }
    }
    return false;
}

/* The run goes on with exactly these signs. */
static bool follows(const Run *run, int32_t at, const char *signs) {
    int32_t i = 0;
    while (signs[i] && at + i < run->to && run->at[at + i].scalar == (uint32_t)signs[i]) {
        i++;
    }
    return signs[i] == '\0';
}

static bool is_word_start(const Run *run, int32_t at) {
    return at == run->from || !is_ascii_alphanumeric(run->at[at - 1].scalar);
}

/* Where a URL starts whose trigger stands at `at`, or -1 if there is none. */
static int32_t url_start(const Run *run, int32_t at) {
    int32_t start = -1;
    switch (run->at[at].scalar) {
    case ':':
        start = follows(run, at, "://") ? back_while(run, at, "+-.") : at;
        return start < at ? start : -1;
    case 'w': return follows(run, at, "www.") && is_word_start(run, at) ? at : -1;
    case '@':
        start = has_mail_host(run, at) ? back_while(run, at, "._%+-") : at;
        return start < at ? start : -1;
    case '/': return bare_host_start(run, at);
    default: return -1;
    }
}

/* The rules of §4.6 for the boundary before at[i]; `start` and `end` are those of the URL. */
static uint8_t point_flags(const Cluster *at, int32_t i, int32_t start, int32_t end) {
    if (i - start < 3 || end - i < 2) {
        return 0;
    }
    uint32_t before = at[i - 1].scalar;
    uint32_t after = at[i].scalar;
    if (after == '/' && (before == ':' || before == '/')) {
        return 0;
    }
    if (before == '/' && at[i - 2].scalar != '/') {
        return CLUSTER_URL_POINT | CLUSTER_URL_SLASH;
    }
    return is_one_of(before, "/?&=-_#;,:+") || is_one_of(after, ".@%~") ? CLUSTER_URL_POINT : 0;
}

/* Inside a URL signs are signs: nothing of them opens, closes or stops anything. */
static void mark_url(Cluster *at, int32_t start, int32_t end) {
    for (int32_t i = start; i < end; i++) {
        at[i].flags |= CLUSTER_URL;
        if (i > start) {
            at[i].flags |= (uint8_t)(CLUSTER_URL_INSIDE | point_flags(at, i, start, end));
        }
        if (!cluster_is(&at[i], CLASS_MASK_WESTERN)) {
            at[i].class = CLASS_WESTERN_SIGN;
        }
    }
}

/* The same mark for all of a run. */
static void mark_run(Run run) {
    for (int32_t i = run.from; i < run.to; i++) {
        int32_t start = url_start(&run, i);
        if (start < 0) {
            continue;
        }
        int32_t end = url_end(&run, start);
        /* A URL still holds its trigger once closing punctuation is taken off. The search goes on
         * behind it and nothing looks back into it: the bound the opening of this file speaks of.
         */
        if (end > i) {
            mark_url(run.at, start, end);
            i = end - 1;
            run.from = end;
        }
    }
}

/* Addresses are one thing to a reader, so they are found before anything else is decided. */
void token_mark_urls(Clusters *clusters) {
    int32_t from = 0;
    for (int32_t i = 0; i <= clusters->count; i++) {
        uint32_t scalar = i < clusters->count ? clusters->at[i].scalar : 0;
        if (scalar > 0x20 && scalar < 0x7F) {
            continue;
        }
        /* The shortest URL is a@b.c; shorter runs are words. */
        if (i - from >= 5) {
            mark_run((Run){clusters->at, from, i});
        }
        from = i + 1;
    }
}
