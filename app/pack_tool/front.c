/* The tables of keys, and one walk that holds a map against its table.
 *
 * A key is a row: its kind of value, whether it must be there, how much it may hold. Everything
 * that needs a second key or a second file is in check.c, so that the tables stay a table.
 */
#include "pack_tool/front.h"

#include <string.h>

#include "base/limits.h"
#include "base/nearest.h"
#include "base/utf8.h"

typedef enum ValueKind {
    VALUE_TEXT,
    VALUE_NAME, /* ASCII letters, digits, dots and hyphens */
    VALUE_NUMBER,
    VALUE_DATE,
    VALUE_ADDRESS,
    VALUE_WORDS, /* a list of words */
    VALUE_MAPS,  /* a list of maps */
} ValueKind;

typedef struct Choices {
    const Str *words;
    int32_t count;
} Choices;

typedef struct KeyRule {
    Str key;
    ValueKind kind;
    bool required;
    int32_t most; /* characters of a text, entries of a list, the largest number */
    const Choices *choices;
} KeyRule;

const Str front_sections[] = {
    S_INIT("巻頭メッセージ"),           S_INIT("訴訟・判決コラム"),
    S_INIT("サイバーセキュリティ対策"), S_INIT("セミナー・イベント等のお知らせ"),
    S_INIT("営業秘密関連情報のご紹介"), S_INIT("編集後記"),
};
const int32_t front_section_count = COUNT_OF(front_sections);

static const Str article_kinds[] = {
    S_INIT("opening-message"), S_INIT("column"),         S_INIT("case-law"),
    S_INIT("report"),          S_INIT("security-alert"), S_INIT("seminar"),
    S_INIT("support"),         S_INIT("guidance"),       S_INIT("law"),
    S_INIT("policy"),          S_INIT("video"),          S_INIT("faq"),
    S_INIT("editor-note"),
};
static const Str video_kinds[] = {S_INIT("ドラマ"), S_INIT("アニメ"), S_INIT("講座"),
                                  S_INIT("解説"), S_INIT("研修")};
static const Str colours[] = {S_INIT("teal"), S_INIT("brown"), S_INIT("purple"), S_INIT("navy")};

/* Whoever finishes a text takes the line away; a word for "finished" would be one more to know. */
static const Str states[] = {S_INIT("draft")};

static const Choices sections = {front_sections, COUNT_OF(front_sections)};
static const Choices articles = {article_kinds, COUNT_OF(article_kinds)};
static const Choices videos = {video_kinds, COUNT_OF(video_kinds)};
static const Choices posters = {colours, COUNT_OF(colours)};
static const Choices statuses = {states, COUNT_OF(states)};

enum {
    REQUIRED = true,
    OPTIONAL = false,
    SERIAL_MOST = INT32_MAX,
    NUMBER_MOST = 99999,
    MINUTES_MOST = 60 * 24,
    /* The label on a poster's corner, in one line (screens: videos). */
    COUNT_CHARACTERS = 6,
    AUDIENCE_CHARACTERS = 24,
    /* Topics stand on tiles, two lines of eight. */
    TOPIC_CHARACTERS = 16,
    /* A term's explanation stands in a panel over the text. */
    EXPLANATION_CHARACTERS = 120,
    WORD_CHARACTERS = 30,
};

/* The pack's name plate. id and serial decide what a booth replaces by what. */
static const KeyRule pack_rules[] = {
    {S_INIT("id"), VALUE_NAME, REQUIRED, 64, NULL},
    {S_INIT("serial"), VALUE_NUMBER, REQUIRED, SERIAL_MOST, NULL},
    {S_INIT("title"), VALUE_TEXT, REQUIRED, LIMIT_TITLE_CHARACTERS, NULL},
    {S_INIT("publisher"), VALUE_TEXT, REQUIRED, LIMIT_ORGANISATION_CHARACTERS, NULL},
    {S_INIT("booth"), VALUE_TEXT, REQUIRED, LIMIT_TITLE_CHARACTERS, NULL},
    {S_INIT("tagline"), VALUE_TEXT, OPTIONAL, LIMIT_LABEL_CHARACTERS, NULL},
    {S_INIT("copyright"), VALUE_TEXT, OPTIONAL, LIMIT_LABEL_CHARACTERS, NULL},
};
/* Topics stand on tiles, in two languages. */
static const KeyRule topic_rules[] = {
    {S_INIT("id"), VALUE_NAME, REQUIRED, WORD_CHARACTERS, NULL},
    {S_INIT("title"), VALUE_TEXT, REQUIRED, TOPIC_CHARACTERS, NULL},
    {S_INIT("english"), VALUE_TEXT, REQUIRED, LIMIT_TITLE_CHARACTERS * 2, NULL},
};
/* The glossary sorts by the reading, so there is none without one. */
static const KeyRule term_rules[] = {
    {S_INIT("term"), VALUE_TEXT, REQUIRED, WORD_CHARACTERS, NULL},
    {S_INIT("reading"), VALUE_TEXT, REQUIRED, WORD_CHARACTERS * 2, NULL},
    {S_INIT("text"), VALUE_TEXT, REQUIRED, EXPLANATION_CHARACTERS, NULL},
};
/* link or look_for: one of the two must be there, which check.c asks. */
static const KeyRule issue_rules[] = {
    {S_INIT("number"), VALUE_NUMBER, REQUIRED, NUMBER_MOST, NULL},
    {S_INIT("date"), VALUE_DATE, REQUIRED, 0, NULL},
    {S_INIT("summary"), VALUE_TEXT, REQUIRED, LIMIT_SUMMARY_CHARACTERS, NULL},
    {S_INIT("link"), VALUE_ADDRESS, OPTIONAL, LIMIT_FIELD_BYTES, NULL},
    {S_INIT("look_for"), VALUE_TEXT, OPTIONAL, LIMIT_LABEL_CHARACTERS, NULL},
    {S_INIT("status"), VALUE_TEXT, OPTIONAL, WORD_CHARACTERS, &statuses},
    {S_INIT("review"), VALUE_WORDS, OPTIONAL, LIMIT_LIST_ROWS, NULL},
};
/* In the order of content/README.md; a topic is required, because articles are found by it. */
static const KeyRule article_rules[] = {
    {S_INIT("title"), VALUE_TEXT, REQUIRED, LIMIT_TITLE_CHARACTERS, NULL},
    {S_INIT("section"), VALUE_TEXT, REQUIRED, LIMIT_LABEL_CHARACTERS, &sections},
    {S_INIT("kind"), VALUE_TEXT, REQUIRED, LIMIT_LABEL_CHARACTERS, &articles},
    {S_INIT("organisation"), VALUE_TEXT, OPTIONAL, LIMIT_ORGANISATION_CHARACTERS, NULL},
    {S_INIT("contributor"), VALUE_TEXT, OPTIONAL, LIMIT_LABEL_CHARACTERS, NULL},
    {S_INIT("highlight"), VALUE_TEXT, OPTIONAL, LIMIT_HIGHLIGHT_CHARACTERS, NULL},
    {S_INIT("topics"), VALUE_WORDS, REQUIRED, LIMIT_ARTICLE_TOPICS, NULL},
    {S_INIT("terms"), VALUE_WORDS, OPTIONAL, LIMIT_ARTICLE_TERMS, NULL},
    {S_INIT("link"), VALUE_ADDRESS, OPTIONAL, LIMIT_FIELD_BYTES, NULL},
    {S_INIT("look_for"), VALUE_TEXT, OPTIONAL, LIMIT_LABEL_CHARACTERS, NULL},
    {S_INIT("related"), VALUE_WORDS, OPTIONAL, LIMIT_ARTICLE_RELATED, NULL},
    {S_INIT("status"), VALUE_TEXT, OPTIONAL, WORD_CHARACTERS, &statuses},
    {S_INIT("review"), VALUE_WORDS, OPTIONAL, LIMIT_LIST_ROWS, NULL},
};
/* What a poster shows is required: a booth has no place for half a poster. */
static const KeyRule video_rules[] = {
    {S_INIT("title"), VALUE_TEXT, REQUIRED, LIMIT_TITLE_CHARACTERS, NULL},
    {S_INIT("official"), VALUE_TEXT, OPTIONAL, LIMIT_LABEL_CHARACTERS, NULL},
    {S_INIT("kind"), VALUE_TEXT, REQUIRED, LIMIT_LABEL_CHARACTERS, &videos},
    {S_INIT("count"), VALUE_TEXT, REQUIRED, COUNT_CHARACTERS, NULL},
    {S_INIT("publisher"), VALUE_TEXT, REQUIRED, LIMIT_ORGANISATION_CHARACTERS, NULL},
    {S_INIT("channel"), VALUE_TEXT, REQUIRED, LIMIT_LABEL_CHARACTERS, NULL},
    {S_INIT("audience"), VALUE_TEXT, REQUIRED, AUDIENCE_CHARACTERS, NULL},
    {S_INIT("published"), VALUE_TEXT, OPTIONAL, WORD_CHARACTERS, NULL},
    {S_INIT("minutes"), VALUE_NUMBER, OPTIONAL, MINUTES_MOST, NULL},
    {S_INIT("issues"), VALUE_WORDS, REQUIRED, LIMIT_LIST_ROWS, NULL},
    {S_INIT("colour"), VALUE_TEXT, REQUIRED, WORD_CHARACTERS, &posters},
    {S_INIT("highlight"), VALUE_TEXT, OPTIONAL, LIMIT_HIGHLIGHT_CHARACTERS, NULL},
    {S_INIT("topics"), VALUE_WORDS, REQUIRED, LIMIT_ARTICLE_TOPICS, NULL},
    {S_INIT("terms"), VALUE_WORDS, OPTIONAL, LIMIT_ARTICLE_TERMS, NULL},
    {S_INIT("link"), VALUE_ADDRESS, OPTIONAL, LIMIT_FIELD_BYTES, NULL},
    {S_INIT("look_for"), VALUE_TEXT, OPTIONAL, LIMIT_LABEL_CHARACTERS, NULL},
    {S_INIT("related"), VALUE_WORDS, OPTIONAL, LIMIT_ARTICLE_RELATED, NULL},
    {S_INIT("parts"), VALUE_MAPS, OPTIONAL, LIMIT_VIDEO_PARTS, NULL},
    {S_INIT("status"), VALUE_TEXT, OPTIONAL, WORD_CHARACTERS, &statuses},
    {S_INIT("review"), VALUE_WORDS, OPTIONAL, LIMIT_LIST_ROWS, NULL},
};
/* A part without a label is a film of its own in the series. */
static const KeyRule part_rules[] = {
    {S_INIT("label"), VALUE_TEXT, OPTIONAL, WORD_CHARACTERS, NULL},
    {S_INIT("title"), VALUE_TEXT, REQUIRED, LIMIT_LABEL_CHARACTERS, NULL},
    {S_INIT("lead"), VALUE_TEXT, OPTIONAL, LIMIT_LABEL_CHARACTERS, NULL},
};

typedef struct FrontRules {
    const char *name; /* for sentences */
    const KeyRule *rules;
    int32_t count;
} FrontRules;

static const FrontRules all_rules[FRONT_KIND_COUNT] = {
    [FRONT_PACK] = {"pack.yaml", pack_rules, COUNT_OF(pack_rules)},
    [FRONT_TOPIC] = {"a topic", topic_rules, COUNT_OF(topic_rules)},
    [FRONT_TERM] = {"a term", term_rules, COUNT_OF(term_rules)},
    [FRONT_ISSUE] = {"an issue", issue_rules, COUNT_OF(issue_rules)},
    [FRONT_ARTICLE] = {"an article", article_rules, COUNT_OF(article_rules)},
    [FRONT_VIDEO] = {"a video", video_rules, COUNT_OF(video_rules)},
    [FRONT_PART] = {"a part of a video", part_rules, COUNT_OF(part_rules)},
};

/* Only what a telephone can open from a code: http or https, a host, characters of RFC 3986.
 * http is a warning elsewhere, because some official pages have nothing else. */
const char *front_address_fault(Str address) {
    static const char marks[] = "-._~:/?#[]@!$&'()*+,;=%";
    int32_t head = str_starts_with(address, S("https://"))  ? 8
                   : str_starts_with(address, S("http://")) ? 7
                                                            : 0;
    if (head == 0) {
        return "does not begin with https:// or http://";
    }
    for (int32_t i = 0; i < address.size; i++) {
        unsigned char byte = (unsigned char)address.at[i];
        bool letter = (byte | 32) >= 'a' && (byte | 32) <= 'z';
        if (!letter && !(byte >= '0' && byte <= '9') && (!byte || !strchr(marks, byte))) {
            return "has a character that an address cannot have";
        }
        if (byte == '%' &&
            (i + 2 >= address.size || !strchr("0123456789abcdefABCDEF", address.at[i + 1]) ||
             !strchr("0123456789abcdefABCDEF", address.at[i + 2]))) {
            return "has a % without two hexadecimal digits behind it";
        }
    }
    if (address.size == head || strchr("/?#:@.", address.at[head])) {
        return "names no host";
    }
    return NULL;
}

/* Names become file names and keys on other systems; these characters are safe on all of them. */
static bool is_name(Str text) {
    for (int32_t i = 0; i < text.size; i++) {
        unsigned char byte = (unsigned char)text.at[i];
        bool letter = (byte | 32) >= 'a' && (byte | 32) <= 'z';
        if (!letter && !(byte >= '0' && byte <= '9') && byte != '.' && byte != '-') {
            return false;
        }
    }
    return text.size > 0;
}

/* Marks where a heading may break take no room. */
static int32_t count_seen(Str text) {
    int32_t count = 0;
    while (text.size > 0) {
        count += utf8_next(&text) != 0x200B;
    }
    return count;
}

/* Lengths are counted in characters as a reader counts them. */
static void check_text(const YamlNode *node, const KeyRule *rule, Findings *findings) {
    int32_t characters = count_seen(node->text);
    if (characters == 0) {
        finding_error(findings, node->key_place, "“%.*s” is empty", STR_ARG(rule->key));
        finding_hint(findings, "write something or take the whole line away");
    } else if (characters > rule->most) {
        finding_error(findings, node->place, "“%.*s” is too long: %d characters, the limit is %d",
                      STR_ARG(rule->key), characters, rule->most);
    }
    if (!rule->choices || characters == 0) {
        return;
    }
    for (int32_t i = 0; i < rule->choices->count; i++) {
        if (str_equal(node->text, rule->choices->words[i])) {
            return;
        }
    }
    Str near = nearest_word(node->text, rule->choices->words, rule->choices->count);
    finding_error(findings, node->place, "unknown %.*s “%.*s”", STR_ARG(rule->key),
                  STR_ARG(node->text));
    if (near.size > 0) {
        finding_hint(findings, "did you mean “%.*s”?", STR_ARG(near));
    }
}

/* A whole number in its range; what it must agree with is asked in check.c. */
static void check_number(const YamlNode *node, const KeyRule *rule, Findings *findings) {
    int32_t number = 0;
    if (!str_to_int(node->text, &number) || number < 1 || number > rule->most) {
        finding_error(findings, node->place, "“%.*s” must be a whole number from 1 to %d",
                      STR_ARG(rule->key), rule->most);
    }
}

/* Its form; whether its code can be scanned is asked where the code is made. */
static void check_address(const YamlNode *node, const KeyRule *rule, Findings *findings) {
    const char *fault = front_address_fault(node->text);
    if (fault) {
        finding_error(findings, node->place, "the %.*s “%.*s” %s", STR_ARG(rule->key),
                      STR_ARG(node->text), fault);
        finding_hint(findings, "copy the address out of the browser, or leave link out and give "
                               "look_for");
    } else if (!str_starts_with(node->text, S("https:"))) {
        finding_warning(findings, node->place, "the %.*s is not https", STR_ARG(rule->key));
    }
}

/* One case for each kind of value that stands alone. */
static void check_word(const YamlNode *node, const KeyRule *rule, Findings *findings) {
    Date date;
    switch (rule->kind) {
    case VALUE_TEXT: check_text(node, rule, findings); break;
    case VALUE_NAME:
        if (!is_name(node->text) || node->text.size > rule->most) {
            finding_error(findings, node->place,
                          "“%.*s” may have %d ASCII letters, digits, dots and hyphens",
                          STR_ARG(rule->key), rule->most);
        }
        break;
    case VALUE_NUMBER: check_number(node, rule, findings); break;
    case VALUE_DATE:
        if (!date_read(node->text, &date)) {
            finding_error(findings, node->place, "the date “%.*s” does not exist",
                          STR_ARG(node->text));
            finding_hint(findings, "write year, month and day as in 2025-08-20");
        }
        break;
    case VALUE_ADDRESS: check_address(node, rule, findings); break;
    case VALUE_WORDS:
    case VALUE_MAPS: break;
    }
}

/* Each entry on its own, each with its own place. */
static void check_list(const YamlNode *node, const KeyRule *rule, Findings *findings) {
    int32_t count = yaml_count(node);
    YamlKind wanted = rule->kind == VALUE_MAPS ? YAML_MAP : YAML_TEXT;
    if (count > rule->most || (count == 0 && rule->required)) {
        finding_error(findings, node->place, "“%.*s” has %d entries, the limit is %d%s",
                      STR_ARG(rule->key), count, rule->most, count == 0 ? ", at least 1" : "");
    }
    for (const YamlNode *child = node->first; child; child = child->next) {
        if (child->kind != wanted) {
            finding_error(findings, child->place, "an entry of “%.*s” must be %s",
                          STR_ARG(rule->key), wanted == YAML_MAP ? "a group of keys" : "a word");
        } else if (wanted == YAML_TEXT && child->text.size == 0) {
            finding_error(findings, child->place, "an entry of “%.*s” is empty",
                          STR_ARG(rule->key));
        }
    }
}

/* A list where a word belongs, and the other way round, are told before what is in them. */
static void check_value(const YamlNode *node, const KeyRule *rule, Findings *findings) {
    bool wants_list = rule->kind == VALUE_WORDS || rule->kind == VALUE_MAPS;
    if (wants_list && node->kind == YAML_LIST) {
        check_list(node, rule, findings);
    } else if (!wants_list && node->kind == YAML_TEXT) {
        check_word(node, rule, findings);
    } else if (node->kind == YAML_TEXT && node->text.size == 0) {
        finding_error(findings, node->key_place, "“%.*s” is empty", STR_ARG(rule->key));
        finding_hint(findings, "write something or take the whole line away");
    } else {
        finding_error(findings, node->place, "“%.*s” must be %s", STR_ARG(rule->key),
                      wants_list ? "a list" : "one value, not a list");
        if (wants_list) {
            finding_hint(findings, "write [one, two]");
        }
    }
}

/* Keys nobody knows are errors: a mistyped key would lose its value silently. */
static void report_unknown(const YamlNode *node, const FrontRules *rules, Findings *findings) {
    Str keys[COUNT_OF(video_rules)];
    for (int32_t i = 0; i < rules->count; i++) {
        keys[i] = rules->rules[i].key;
    }
    Str near = nearest_word(node->key, keys, rules->count);
    finding_error(findings, node->key_place, "unknown key “%.*s” in %s", STR_ARG(node->key),
                  rules->name);
    if (near.size > 0) {
        finding_hint(findings, "did you mean “%.*s”?", STR_ARG(near));
    }
}

/* The table says for each kind of file which keys there are. */
static const KeyRule *find_rule(const FrontRules *rules, Str key) {
    for (int32_t i = 0; i < rules->count; i++) {
        if (str_equal(key, rules->rules[i].key)) {
            return &rules->rules[i];
        }
    }
    return NULL;
}

/* Known keys, required ones, forms of values; what they refer to comes later. */
void front_check(const YamlNode *node, FrontKind kind, Place file, Findings *findings) {
    const FrontRules *rules = &all_rules[kind];
    if (!node) {
        return;
    }
    if (node->kind != YAML_MAP) {
        finding_error(findings, node->place, "%s must be “key: value” lines", rules->name);
        return;
    }
    for (const YamlNode *child = node->first; child; child = child->next) {
        const KeyRule *rule = find_rule(rules, child->key);
        if (rule) {
            check_value(child, rule, findings);
        } else {
            report_unknown(child, rules, findings);
        }
    }
    for (int32_t i = 0; i < rules->count; i++) {
        if (rules->rules[i].required && !yaml_find(node, rules->rules[i].key)) {
            finding_error(findings, file, "the required key “%.*s” is missing in %s",
                          STR_ARG(rules->rules[i].key), rules->name);
        }
    }
}

/* Empty for what is not there. */
Str front_text(const YamlNode *node, Str key) {
    const YamlNode *child = yaml_find(node, key);
    return child && child->kind == YAML_TEXT ? child->text : (Str){0};
}

/* Checked before; here it is only read. */
int32_t front_number(const YamlNode *node, Str key) {
    int32_t number = 0;
    return str_to_int(front_text(node, key), &number) ? number : 0;
}

/* What the importer was not sure of and nobody has looked at yet. */
int32_t front_review_count(const YamlNode *node) {
    return yaml_count(yaml_find(node, S("review")));
}

/* A point that is left counts like the status: whoever deletes the one may forget the other. */
bool front_is_draft(const YamlNode *node) {
    return str_equal(front_text(node, S("status")), S("draft")) || front_review_count(node) > 0;
}

/* Year, month, day; it exists, because that was checked. */
Date front_date(const YamlNode *node, Str key) {
    Date date = {0};
    return date_read(front_text(node, key), &date) ? date : (Date){0};
}

/* The value, so that an editor's program jumps to what is wrong; the file when there is none. */
Place front_place(const YamlNode *node, Str key, Place file) {
    const YamlNode *child = yaml_find(node, key);
    return child ? child->place : file;
}
