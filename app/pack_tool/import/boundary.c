/* The weights are tenths of a conviction. They follow the order of strength in section 4 of the
 * newsletter's description: a call to action outweighs a new topic, and "also" outweighs both. */
#include "pack_tool/import/boundary.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "pack_tool/import/cohesion.h"
#include "pack_tool/import/dates.h"
#include "pack_tool/import/roles.h"
#include "pack_tool/import/supplier.h"
#include "pack_tool/import/video.h"

enum {
    SCORE_BASE = -5, /* two neighbours with no sign at all belong together */
    /* what the paragraph before ends with */
    SCORE_ACTION = 45,
    SCORE_ACTION_INSIDE = 25,
    SCORE_SOFT = 20,
    SCORE_SOFT_INSIDE = 10,
    SCORE_LIST_ENDS = 25,
    SCORE_AFTER_LEAD = -60,
    SCORE_INCOMPLETE = -20, /* nothing has been offered yet */
    /* what the paragraph itself is */
    SCORE_CONTINUES = -50,
    SCORE_IS_ACTION = -35,
    SCORE_IS_OPENED_ACTION = -60,
    SCORE_IS_LIST = -70,
    SCORE_IS_LABEL = -30,
    SCORE_IS_LEAD = 25,
    SCORE_EARLY_LEAD = -10,
    SCORE_IS_SHORT_SENTENCE = -25,
    /* what it begins with */
    SCORE_ACTOR = 20,
    SCORE_SAME_ACTOR = 5,
    SCORE_OTHER_BODY = 15,
    SCORE_OWNER = 15,
    SCORE_OTHER_PAGE = 10,
    SCORE_DOCUMENT = 15,
    SCORE_BEGINNING = 15,
    SCORE_TOPIC = 5,
    SCORE_QUESTION = 10,
    SCORE_GOES_ON_INSIDE = -30,
    /* against what the article has so far */
    SCORE_SHARED_FEW = -15,
    SCORE_SHARED_SOME = -25,
    SCORE_SHARED_MANY = -35,
    SCORE_SAME_ENDING = 25,
    SCORE_SECOND_OFFER = 30,
    SCORE_FIRST_OFFER = -10,
    SCORE_NEW_VIDEO = 20,
    SCORE_COLUMN_OVER = 25,
    SCORE_COLUMN_BEGINS = 50,
    SCORE_IN_OPENING = -25,
    SCORE_SECOND_COLUMN = 25,
    SCORE_ALERT_BEGINS = 30,
    SCORE_ALERT_AFTER_OPENING = 55,
    SCORE_VIDEO_OVER = 20,
};
enum { SHARED_SOME = 3, SHARED_MANY = 8 };
enum { HEAD_CHARACTERS = 26, SHORT_SENTENCE_CHARACTERS = 36, ENDING_BYTES_MIN = 36 };
/* A message whose end was missed is cut at the likeliest place this close before the first call to
 * action. */
enum { OPENING_LOOK_BACK = 5 };
/* A body named longer ago than this many paragraphs is no sign for going on. */
enum { MENTION_UNITS = 12 };

typedef struct Scoring {
    const Unit *units;
    Cut *cuts;
    Cohesion cohesion;
    int32_t start; /* first unit of the article so far */
    bool opening;  /* which is the opening message */
    bool offered;  /* something was offered in it (公開, 開催, a call to action) */
    bool video;    /* a video was offered in it */
    bool column;
    bool alert; /* it warns of something */
    Str actor;
    int32_t best; /* likeliest end of the opening message so far, and its score */
    int32_t best_score;
} Scoring;

/* The score of one pair, with the strongest reason for a boundary. */
typedef struct Score {
    int32_t sum;
    int32_t most;
    const char *why;
} Score;

/* The reason is that of the heaviest sign, because an editor wants one and the heaviest decided. */
static void add(Score *score, bool applies, int32_t weight, const char *why) {
    if (!applies) {
        return;
    }
    score->sum += weight;
    if (weight > score->most) {
        score->most = weight;
        score->why = why;
    }
}

/* 「…か」。 as a whole paragraph: somebody's words that lead into what follows. */
static bool is_only_quote(Str fold) {
    Str inside = str_ends_with(fold, S("。")) ? str_slice(fold, 0, fold.size - 3) : fold;
    return str_starts_with(inside, S("「")) && str_ends_with(inside, S("」")) &&
           match_count(inside, S("」")) == 1;
}

/* Such a line introduces what follows and cannot end an article. */
static bool is_lead(const Unit *unit) {
    return unit->role == ROLE_SHORT || unit->role == ROLE_HEADING ||
           (unit->role == ROLE_PROSE && is_only_quote(unit->fold));
}

/* ぜひご活用ください and its like end an article more often than not. */
static bool has_soft_closing(Str fold) {
    return match_has(fold, S("ください。")) || match_has(fold, S("お願いします。")) ||
           match_has(fold, S("幸いです。"));
}

/* How finished the article looks before the place. */
static void score_before(const Scoring *scoring, int32_t v, Score *score) {
    const Unit *before = &scoring->units[v - 1];
    bool list = before->role == ROLE_LIST;
    bool acts = roles_ends_with_action(before->fold) || before->role == ROLE_ADDRESS;
    bool soft = !acts && roles_ends_softly(before->fold);
    bool acts_inside = !acts && !list && roles_action_end(before->fold) >= 0;
    add(score, acts && !list, SCORE_ACTION, "前の行が参照先の案内");
    add(score, acts_inside, SCORE_ACTION_INSIDE, "前の段落に参照先の案内");
    add(score, soft && !list, SCORE_SOFT, "前の行が呼びかけの結び");
    add(score, !acts && !soft && !acts_inside && !list && has_soft_closing(before->fold),
        SCORE_SOFT_INSIDE, "前の段落に呼びかけ");
    add(score, list && scoring->units[v].role != ROLE_LIST, SCORE_LIST_ENDS, "一覧の終わり");
    add(score, is_lead(before), SCORE_AFTER_LEAD, "");
    add(score, !scoring->offered && !scoring->opening, SCORE_INCOMPLETE, "");
}

/* 詳細は, お申込みは: such a line belongs to what was said before it. */
static bool starts_like_action(Str fold) {
    return match_starts_with_any(fold, words_action_openings);
}

/* また、 なお、 and the like begin paragraphs, not articles. */
static bool continues(Str fold) {
    return match_starts_with_any(fold, words_continuations) &&
           !match_starts_with_any(fold, words_false_continuations);
}

/* Whether the paragraph looks like a tail (a call to action, a list, また) or like a head (a lead-
 * in). A lead-in counts only when the article before can be over; until then it is a catch line
 * inside of one. */
static void score_itself(const Scoring *scoring, int32_t v, bool last, Score *score) {
    const Unit *unit = &scoring->units[v];
    bool action = unit->role == ROLE_ACTION;
    bool opened = (action || roles_action_end(unit->fold) >= 0) && starts_like_action(unit->fold);
    bool lead = is_lead(unit);
    bool label = lead && !last && scoring->units[v + 1].role == ROLE_LIST;
    bool ready = score->sum > SCORE_BASE; /* the article before looks finished */
    bool one = roles_last_sentence(unit->fold).size == unit->fold.size;
    bool short_one =
        one && !action && !lead && unit->role == ROLE_PROSE &&
        (utf8_count(unit->fold) <= SHORT_SENTENCE_CHARACTERS || roles_ends_softly(unit->fold)) &&
        !video_is_offered(unit->fold);
    add(score, continues(unit->fold), SCORE_CONTINUES, "");
    add(score, opened || unit->role == ROLE_ADDRESS, SCORE_IS_OPENED_ACTION, "");
    add(score, action && !opened, SCORE_IS_ACTION, "");
    add(score, unit->role == ROLE_LIST, SCORE_IS_LIST, "");
    add(score, label, SCORE_IS_LABEL, "");
    add(score, lead && !label && ready, SCORE_IS_LEAD, "短い呼び込み");
    /* A shout or a question leads into what follows even where the article before ended without a
     * call to action; a catch line in 『』 may stand inside of one. */
    bool calls = str_ends_with(unit->fold, S("!")) || str_ends_with(unit->fold, S("?"));
    bool begins = calls && scoring->offered;
    add(score, lead && !label && !ready && begins, SCORE_IS_LEAD, "短い呼び込み");
    add(score, lead && !label && !ready && !begins, SCORE_EARLY_LEAD, "");
    add(score, short_one, SCORE_IS_SHORT_SENTENCE, "");
}

/* 「…」は / 「…」が near the front: a document or a service is introduced. */
static bool introduces_document(Str fold) {
    static const Str marks[] = {S_INIT("」は"), S_INIT("」が"), S_INIT("」を公"),
                                S_INIT("』は"), S_INIT("』が"), S_INIT("」(")};
    int32_t open = match_find(match_head(fold, HEAD_CHARACTERS), S("「"));
    int32_t close = match_find(fold, S("」"));
    close = close < 0 ? match_find(fold, S("』")) : close;
    bool early = open >= 0 || str_starts_with(fold, S("『"));
    return early && close > 0 &&
           match_starts_with_any(str_slice(fold, close, fold.size),
                                 (Words){marks, COUNT_OF(marks)});
}

/* A new date is a new event more often than not. */
static bool begins_with_date(Str fold) {
    Str rest = fold;
    Date date = {0};
    int32_t number = 0;
    return date_take(&rest, &date) || (match_take_number(&rest, &number) &&
                                       (match_take(&rest, S("年")) || match_take(&rest, S("月"))));
}

/* …は、 near the front names what the paragraph is about; weak, because most paragraphs do. */
static bool has_topic(Str fold) {
    Str head = match_head(fold, HEAD_CHARACTERS);
    return match_has(head, S("では、")) || match_has(head, S("は、"));
}

/* 併せて, この他, も、 near the front: the paragraph adds to what was said before. */
static bool goes_on_inside(Str fold) {
    static const Str marks[] = {S_INIT("この他"),  S_INIT("このほか"), S_INIT("同様に"),
                                S_INIT("併せて"),  S_INIT("あわせて"), S_INIT("も、"),
                                S_INIT("引き続き")};
    return match_has_any(match_head(fold, HEAD_CHARACTERS), (Words){marks, COUNT_OF(marks)});
}

/* A question leads into a new subject, unless somebody is quoted asking it. */
static bool first_sentence_asks(Str fold) {
    int32_t asks = match_find(match_head(fold, 60), S("?"));
    int32_t stops = match_find(fold, S("。"));
    bool quoted = asks >= 0 && str_starts_with(str_slice(fold, asks + 1, fold.size), S("」"));
    return asks >= 0 && !quoted && (stops < 0 || asks < stops);
}

/* A body that was named a little before is no news when it acts again. */
static bool article_mentions(const Scoring *scoring, int32_t v, Str body) {
    int32_t from = v - MENTION_UNITS > scoring->start ? v - MENTION_UNITS : scoring->start;
    for (int32_t i = from; i < v; i++) {
        if (supplier_is_mentioned(body, scoring->units[i].fold)) {
            return true;
        }
    }
    return false;
}

/* The paragraph leads to a body's page, the article so far spoke of others: 内閣官房のウェブサイト
 * behind an article of 知的財産政策室. */
static bool has_other_body(const Scoring *scoring, int32_t v) {
    Str body = supplier_page_owner(scoring->units[v].fold);
    bool others = false;
    for (int32_t i = scoring->start; i < v && !others; i++) {
        others = supplier_named(scoring->units[i].fold).size > 0;
    }
    return body.size > 0 && others && !article_mentions(scoring, v, body);
}

/* 当協会では、: in a message these are the writer's own people and no other article's. */
static bool speaks_for_itself(Str fold) {
    static const Str own[] = {
        S_INIT("当協会"), S_INIT("当会"),   S_INIT("当社"),   S_INIT("当所"), S_INIT("当機構"),
        S_INIT("当団体"), S_INIT("当法人"), S_INIT("当庁"),   S_INIT("当省"), S_INIT("当連"),
        S_INIT("当研究"), S_INIT("当工業"), S_INIT("私ども"), S_INIT("弊")};
    return match_has_any(match_head(fold, HEAD_CHARACTERS), (Words){own, COUNT_OF(own)});
}

/* How much the paragraph behind the place looks like the front of an article. */
static void score_beginning(const Scoring *scoring, int32_t v, Score *score) {
    Str fold = scoring->units[v].fold;
    Str actor = supplier_actor(fold);
    bool same = actor.size > 0 && article_mentions(scoring, v, actor);
    bool other = actor.size > 0 && scoring->actor.size > 0 && !same;
    add(score, actor.size > 0 && !same, SCORE_ACTOR, "団体が主語の書き出し");
    add(score, same, SCORE_SAME_ACTOR, "団体が主語の書き出し");
    add(score, other, SCORE_OTHER_BODY, "別の団体の話");
    Str owner = actor.size > 0 ? (Str){0} : supplier_owner(fold);
    /* …サイトに、 brings news; …ページから is the way to what was said before. */
    bool page = owner.size > 0 && !article_mentions(scoring, v, owner) &&
                match_has(match_head(fold, HEAD_CHARACTERS), S("に、"));
    add(score, page, SCORE_OWNER, "別の団体のページ");
    add(score, actor.size == 0 && !page && has_other_body(scoring, v), SCORE_OTHER_PAGE,
        "別の団体のページ");
    add(score, introduces_document(fold), SCORE_DOCUMENT, "「」の資料の紹介");
    bool begins =
        (match_starts_with_any(fold, words_beginnings) || begins_with_date(fold)) && !same;
    add(score, begins, SCORE_BEGINNING, "日付などの書き出し");
    add(score, actor.size == 0 && has_topic(fold), SCORE_TOPIC, "新しい話題");
    add(score, scoring->opening && speaks_for_itself(fold), SCORE_CONTINUES, "");
    add(score, first_sentence_asks(fold), SCORE_QUESTION, "問いかけの書き出し");
    add(score, goes_on_inside(fold), SCORE_GOES_ON_INSIDE, "");
}

/* Two alerts in a row end with the same sentence: that makes two articles, not one long one. */
static bool same_ending(Str a, Str b) {
    Str last_a = roles_last_sentence(a);
    Str last_b = roles_last_sentence(b);
    return last_a.size >= ENDING_BYTES_MIN && last_a.size < a.size && str_equal(last_a, last_b);
}

/* Not only ご視聴ください about one that was named before: this paragraph brings a video. */
static bool announces_video(Str fold) {
    static const Str acts[] = {S_INIT("公開"),   S_INIT("制作"),   S_INIT("配信"), S_INIT("作成"),
                               S_INIT("本動画"), S_INIT("加わり"), S_INIT("追加"), S_INIT("受講")};
    return video_is_offered(fold) && match_has_any(fold, (Words){acts, COUNT_OF(acts)});
}

/* A paragraph about the law: courts, cases, what the act asks for. */
static bool is_legal(Str fold) {
    static const Str marks[] = {S_INIT("判決"),       S_INIT("裁判"), S_INIT("判例"),
                                S_INIT("地裁"),       S_INIT("高裁"), S_INIT("差止"),
                                S_INIT("秘密管理性"), S_INIT("要件"), S_INIT("争い")};
    return match_has_any(fold, (Words){marks, COUNT_OF(marks)});
}

/* 本コラムでは, or a case that is taken up: the abstract of a column. */
static bool is_column(Str fold) {
    static const Str cases[] = {S_INIT("判決"), S_INIT("裁判例"), S_INIT("判例"),
                                S_INIT("地裁"), S_INIT("高裁"),   S_INIT("最高裁")};
    static const Str verbs[] = {S_INIT("取り上げ"), S_INIT("考えます"),   S_INIT("検討しま"),
                                S_INIT("ご紹介し"), S_INIT("紹介します"), S_INIT("解説しま"),
                                S_INIT("整理しま"), S_INIT("読み解"),     S_INIT("ひもと"),
                                S_INIT("論じ"),     S_INIT("手がかり")};
    return match_has_any(fold, words_column_marks) ||
           (match_has_any(fold, (Words){cases, COUNT_OF(cases)}) &&
            match_has_any(fold, (Words){verbs, COUNT_OF(verbs)}));
}

/* The subject turns to a warning, or away from a video that needed no call to action. */
static void score_subject(const Scoring *scoring, int32_t v, int32_t shared, Score *score) {
    const Unit *unit = &scoring->units[v];
    bool alert = match_has_any(unit->fold, words_alert_marks) && unit->role == ROLE_PROSE;
    bool apart =
        unit->role == ROLE_PROSE && shared == 0 && !match_has_any(unit->fold, words_video_names);
    add(score, alert && !scoring->alert,
        scoring->opening ? SCORE_ALERT_AFTER_OPENING : SCORE_ALERT_BEGINS, "注意喚起の書き出し");
    add(score, scoring->video && apart, SCORE_VIDEO_OVER, "動画の次");
}

/* The paragraph against the whole article so far: rare words they share hold them together, a
 * second video or the end of a column separates them. */
static void score_history(Scoring *scoring, int32_t v, Score *score) {
    const Unit *unit = &scoring->units[v];
    bool twin = same_ending(scoring->units[v - 1].fold, unit->fold);
    bool video = announces_video(unit->fold) && !continues(unit->fold) && unit->role == ROLE_PROSE;
    bool column = is_column(unit->fold);
    int32_t shared = cohesion_shared(&scoring->cohesion, scoring->units, v, scoring->start);
    bool acted = roles_ends_with_action(scoring->units[v - 1].fold);
    bool closed = scoring->units[v - 1].role == ROLE_PROSE;
    add(score, twin, SCORE_SAME_ENDING, "前と同じ結びの別の記事");
    add(score, !twin && shared > 0,
        shared >= SHARED_MANY && !acted ? SCORE_SHARED_MANY
        : shared >= SHARED_SOME         ? SCORE_SHARED_SOME
                                        : SCORE_SHARED_FEW,
        "");
    add(score, video && scoring->video && shared < SHARED_SOME, SCORE_SECOND_OFFER,
        "別の動画の案内");
    add(score, video && !scoring->video && shared > 0 && !acted, SCORE_FIRST_OFFER, "");
    Str actor = supplier_actor(unit->fold);
    bool same = actor.size > 0 && article_mentions(scoring, v, actor);
    add(score, video && !scoring->video && shared == 0 && scoring->offered && !same,
        SCORE_NEW_VIDEO, "動画の案内");
    add(score, scoring->column && !column && scoring->start < v, SCORE_COLUMN_OVER, "コラムの次");
    add(score, column && !scoring->column && (scoring->opening || scoring->offered),
        SCORE_COLUMN_BEGINS, "コラムの書き出し");
    add(score, column && is_column(scoring->units[v - 1].fold) && closed, SCORE_SECOND_COLUMN,
        "次のコラム");
    add(score, scoring->opening, SCORE_IN_OPENING, "");
    score_subject(scoring, v, shared, score);
}

/* Something a reader could have: published, held, carried out, linked. A warning is complete with
 * what to do against it. */
static bool offers(Str fold) {
    static const Str marks[] = {
        S_INIT("公開"),         S_INIT("公表"),       S_INIT("開催"),         S_INIT("実施"),
        S_INIT("掲載"),         S_INIT("作成"),       S_INIT("取りまとめ"),   S_INIT("とりまとめ"),
        S_INIT("派遣"),         S_INIT("支援"),       S_INIT("策定"),         S_INIT("開設"),
        S_INIT("ください"),     S_INIT("発行"),       S_INIT("配布"),         S_INIT("募集"),
        S_INIT("始まっ"),       S_INIT("開始"),       S_INIT("動画です"),     S_INIT("検討します"),
        S_INIT("取り上げます"), S_INIT("解説します"), S_INIT("紹介します"),   S_INIT("幸いです"),
        S_INIT("まとめました"), S_INIT("必見です"),   S_INIT("行っています"), S_INIT("行います"),
        S_INIT("提供"),         S_INIT("設け"),       S_INIT("用意し"),       S_INIT("置いて"),
        S_INIT("受け付け"),     S_INIT("始め"),       S_INIT("開きます"),     S_INIT("改め"),
        S_INIT("追加"),         S_INIT("刊行"),       S_INIT("発売"),         S_INIT("改訂"),
        S_INIT("案内"),         S_INIT("配って"),     S_INIT("募って"),       S_INIT("お願いし")};
    return match_has_any(fold, (Words){marks, COUNT_OF(marks)});
}

/* The unit becomes part of the article so far. */
static void take_in(Scoring *scoring, int32_t v) {
    Str fold = scoring->units[v].fold;
    scoring->offered = scoring->offered || offers(fold) || scoring->units[v].role == ROLE_LIST;
    scoring->video = scoring->video || video_is_offered(fold);
    scoring->column = scoring->column || (!scoring->opening && is_column(fold));
    scoring->alert = scoring->alert || match_has_any(fold, words_alert_marks);
    Str actor = supplier_actor(fold);
    scoring->actor = scoring->actor.size > 0 ? scoring->actor : actor;
    cohesion_pass(&scoring->cohesion, scoring->units, v);
}

/* What is known of an article begins anew; the opening message is over for good. */
static void begin_article(Scoring *scoring, int32_t v) {
    scoring->start = v;
    scoring->opening = false;
    scoring->offered = false;
    scoring->video = false;
    scoring->column = false;
    scoring->alert = false;
    scoring->actor = (Str){0};
}

/* Points become a percentage for the map, so that an editor sees where to look first. Never 100:
 * a place without headings is always a guess. */
static int32_t sureness(int32_t score) {
    int32_t sure = 55 + abs(score);
    return sure > 98 ? 98 : sure;
}

/* The reason is kept with the place, for the map and for `review:`. */
static void set_start(Scoring *scoring, int32_t v, int32_t score, const char *why) {
    Cut *cut = &scoring->cuts[v];
    cut->starts = true;
    cut->sureness = sureness(score);
    cut->why = why ? why : "話題の変わり目";
}

/* All signs of one place add up, so that no single word decides. */
static Score score_pair(Scoring *scoring, int32_t v, int32_t end) {
    Score score = {.sum = SCORE_BASE};
    score_before(scoring, v, &score);
    score_itself(scoring, v, v + 1 == end, &score);
    score_beginning(scoring, v, &score);
    score_history(scoring, v, &score);
    /* The paragraph of a column may open before the one that says 本コラムでは. */
    bool link_next = v + 1 < end && str_starts_with(scoring->units[v + 1].fold, S("コラムの"));
    bool column_next =
        v + 1 < end && is_column(scoring->units[v + 1].fold) && !is_column(scoring->units[v].fold);
    bool law_next =
        column_next && is_legal(scoring->units[v].fold) && !is_legal(scoring->units[v - 1].fold);
    bool lead_next = column_next && is_lead(&scoring->units[v]);
    add(&score, scoring->opening && (link_next || law_next || lead_next), SCORE_COLUMN_BEGINS,
        "コラムの書き出し");
    return score;
}

/* A call to action while still in the opening message: its article began a little before. */
static void end_opening_before(Scoring *scoring, int32_t v) {
    int32_t at = scoring->best > v - OPENING_LOOK_BACK ? scoring->best : v - 1;
    if (at <= scoring->start + 1) {
        return;
    }
    begin_article(scoring, at);
    set_start(scoring, at, 0, "巻頭メッセージの終わり(推定)");
    for (int32_t i = at; i < v; i++) {
        take_in(scoring, i);
    }
}

/* From the first paragraph to the last, each place once: what an article has so far is all that
 * a place may look back on. */
static void visit_pair(Scoring *scoring, int32_t v, int32_t end) {
    bool action = scoring->units[v].role == ROLE_ACTION;
    if (scoring->opening && action) {
        end_opening_before(scoring, v);
    }
    Score score = score_pair(scoring, v, end);
    if (scoring->opening && score.sum > scoring->best_score) {
        scoring->best_score = score.sum;
        scoring->best = v;
    }
    scoring->cuts[v].sureness = sureness(score.sum);
    if (score.sum > 0) {
        begin_article(scoring, v);
        set_start(scoring, v, score.sum, score.why);
    }
    take_in(scoring, v);
}

void boundary_mark_in(Arena *arena, const Unit *units, int32_t from, int32_t end, bool opening,
                      Cut *cuts) {
    Scoring scoring = {.units = units,
                       .cuts = cuts,
                       .cohesion = cohesion_in(arena, units, from, end),
                       .start = from,
                       .opening = opening,
                       .best = from,
                       .best_score = INT32_MIN};
    if (from < end) {
        take_in(&scoring, from);
    }
    int32_t v = from + 1;
    /* The author's lines and the message's own title belong to the message. */
    while (opening && v < end && units[v].role != ROLE_PROSE) {
        take_in(&scoring, v++);
    }
    if (opening && v < end) {
        take_in(&scoring, v++); /* its first paragraph */
    }
    for (; v < end; v++) {
        visit_pair(&scoring, v, end);
    }
}
