/* Neighbours: what lies behind the last and before the first page. Following them from home leads
 * through every page there is, so a visitor who only swipes misses nothing. */
#include "ui/opened_parts.h"

/* Without a title; callers that know one add it. */
static Neighbour neighbour(ScreenKind screen, int32_t id, int32_t page, Word word) {
    return (Neighbour){.exists = true, .place = {screen, id, page}, .word = word};
}

/* The article at a 0-based position of an issue; neighbour->exists stays false beyond the end. */
static bool article_at(Opened *opened, Arena *arena, int32_t number, int32_t index,
                       Neighbour *found, Failure *failure) {
    ArticleRecord *articles = NULL;
    int32_t count = 0;
    if (index < 0) {
        return true;
    }
    if (!shelf_articles_in(opened->shelf, arena, number, (Window){index, 1}, &articles, &count,
                           failure)) {
        return false;
    }
    if (count > 0) {
        *found = neighbour(SCREEN_ARTICLE, articles[0].id, 0, WORD_NEXT_ARTICLE);
        found->title = articles[0].title;
    }
    return true;
}

/* The number of the issue at a 0-based place of the shelf, newest first; 0 beyond its ends. */
static bool issue_at(Opened *opened, Arena *arena, int32_t index, int32_t *number,
                     Failure *failure) {
    IssueRecord *issues = NULL;
    int32_t count = 0;
    *number = 0;
    if (index < 0) {
        return true;
    }
    if (!shelf_issues_in(opened->shelf, arena, (Window){index, 1}, &issues, &count, failure)) {
        return false;
    }
    *number = count > 0 ? issues[0].number : 0;
    return true;
}

/* Before the first article stands the contents page, behind the last one the contents of the issue
 * before it: swiping leads back in time. */
bool spine_of_article(Opened *opened, OpenedItem *item, Failure *failure) {
    const ArticleRecord *article = &item->article;
    int32_t number = article->issue_number;
    int32_t older = 0;
    int32_t videos = 0;
    item->total = item->issue.article_count;
    /* Positions count from 1 and places in a list from 0: the next article has the index of this
     * one's position, the one before has two less. */
    if (!article_at(opened, &item->arena, number, article->position, &item->next, failure) ||
        !article_at(opened, &item->arena, number, article->position - 2, &item->previous,
                    failure)) {
        return false;
    }
    item->previous.place.page = PAGE_LAST;
    item->previous.word = WORD_PREVIOUS_ARTICLE;
    if (!item->previous.exists) {
        item->previous = neighbour(SCREEN_CONTENTS, number, PAGE_LAST, WORD_CONTENTS);
    }
    if (item->next.exists) {
        return true;
    }
    /* The id of an issue is its place on the shelf, from 1, newest first; as an index it is the
     * next older. */
    if (!issue_at(opened, &item->arena, item->issue.id, &older, failure) ||
        !shelf_video_count(opened->shelf, &videos, failure)) {
        return false;
    }
    item->next = older > 0 ? neighbour(SCREEN_CONTENTS, older, 0, WORD_NEXT_ISSUE)
                           : neighbour(SCREEN_VIDEOS, 0, 0, WORD_TO_VIDEOS);
    item->next.exists = older > 0 || videos > 0;
    return true;
}

/* By its place on the shelf. */
static bool video_at(Opened *opened, Arena *arena, int32_t index, Neighbour *found,
                     Failure *failure) {
    VideoRecord *videos = NULL;
    int32_t count = 0;
    if (index < 0) {
        return true;
    }
    if (!shelf_videos_in(opened->shelf, arena, (Window){index, 1}, &videos, &count, failure)) {
        return false;
    }
    if (count > 0) {
        *found = neighbour(SCREEN_VIDEO, videos[0].id, 0, WORD_NEXT_VIDEO);
        found->title = videos[0].title;
    }
    return true;
}

/* Videos follow the last issue on the spine and have their own list in front. */
bool spine_of_video(Opened *opened, OpenedItem *item, Failure *failure) {
    int32_t position = item->video.position;
    if (!shelf_video_count(opened->shelf, &item->total, failure) ||
        !video_at(opened, &item->arena, position, &item->next, failure) ||
        !video_at(opened, &item->arena, position - 2, &item->previous, failure)) {
        return false;
    }
    item->previous.place.page = PAGE_LAST;
    item->previous.word = WORD_PREVIOUS_VIDEO;
    if (!item->previous.exists) {
        item->previous = neighbour(SCREEN_VIDEOS, 0, PAGE_LAST, WORD_VIDEOS);
    }
    return true;
}

/* From the contents page forward lies the first article; backward the issue that came after it. */
bool spine_of_contents(Opened *opened, OpenedContents *contents, Failure *failure) {
    int32_t newer = 0;
    if (!article_at(opened, &contents->arena, contents->number, 0, &contents->next, failure) ||
        !issue_at(opened, &contents->arena, contents->issue.id - 2, &newer, failure)) {
        return false;
    }
    contents->next.word = WORD_FIRST_ARTICLE;
    if (newer == 0) {
        contents->previous = neighbour(SCREEN_HOME, 0, 0, WORD_HOME);
        return true;
    }
    IssueRecord issue;
    /* Swiping back from the contents leads to the end of the newer issue, so its last article is
     * looked up. */
    if (!shelf_issue_in(opened->shelf, &contents->arena, newer, &issue, failure) ||
        !article_at(opened, &contents->arena, newer, issue.article_count - 1, &contents->previous,
                    failure)) {
        return false;
    }
    contents->previous.word = WORD_PREVIOUS_ISSUE;
    contents->previous.place.page = PAGE_LAST;
    return true;
}

/* The list of videos follows the last article for whoever has turned pages up to here, and home for
 * everybody else. */
static Neighbour before_videos(const Model *model) {
    /* The trail tells who has turned pages up to here: only then it ends at the article in
     * front. */
    const Place *came = model->trail_count > 0 ? &model->trail[model->trail_count - 1] : NULL;
    return came && came->screen == SCREEN_ARTICLE
               ? neighbour(SCREEN_ARTICLE, came->id, PAGE_LAST, WORD_PREVIOUS_ARTICLE)
               : neighbour(SCREEN_HOME, 0, 0, WORD_HOME);
}

static void neighbours_of_videos(const Opened *opened, const Model *model, Neighbour *next,
                                 Neighbour *previous) {
    const VideoRecord *first = opened->home.first_video;
    *previous = before_videos(model);
    if (first) {
        *next = neighbour(SCREEN_VIDEO, first->id, 0, WORD_FIRST_VIDEO);
        next->title = first->title;
    }
}

/* The only place that knows the spine; bars, fingers and keys all ask here. */
void opened_neighbours(const Opened *opened, const Model *model, Neighbour *next,
                       Neighbour *previous) {
    Place place = model->place;
    bool article = place.screen == SCREEN_ARTICLE;
    const OpenedHome *home = &opened->home;
    *next = *previous = (Neighbour){0};
    if (article || place.screen == SCREEN_VIDEO) {
        const OpenedItem *item = opened_item(opened, article ? ITEM_ARTICLE : ITEM_VIDEO, place.id);
        *next = item ? item->next : *next;
        *previous = item ? item->previous : *previous;
    } else if (place.screen == SCREEN_CONTENTS) {
        const OpenedContents *contents = opened_contents(opened, place.id);
        *next = contents ? contents->next : *next;
        *previous = contents ? contents->previous : *previous;
    } else if (place.screen == SCREEN_HOME && home->issue_count > 0) {
        *next = neighbour(SCREEN_CONTENTS, home->issues[0].number, 0, WORD_CONTENTS);
    } else if (place.screen == SCREEN_VIDEOS) {
        neighbours_of_videos(opened, model, next, previous);
    }
}
