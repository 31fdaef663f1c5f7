/* Words for the screen; the numbers come from the pieces. */
#include "pack_tool/import/summary.h"

/* By kind. */
static int32_t count_pieces(const Issue *issue, bool (*wanted)(const Piece *)) {
    int32_t count = 0;
    for (int32_t i = 0; i < issue->piece_count; i++) {
        count += wanted(&issue->pieces[i]);
    }
    return count;
}

/* What became a file under videos/. */
static bool is_video(const Piece *piece) {
    return piece->kind == KIND_VIDEO;
}

/* Every draft has proposals; only doubts are worth a number. */
static bool is_doubtful(const Piece *piece) {
    return issue_piece_is_article(piece) && piece->doubt_count > 0;
}

/* A paragraph that stood twice, and the call to action of its second place, so that an editor sees
 * which of the two is right. */
static void put_repeat(Buffer *out, const Issue *issue, const Piece *piece) {
    buffer_print(out, "  重複: %d行目は%d行目からの記事にある段落です(1つにまとめました)\n",
                 piece->from_line, issue->pieces[piece->repeats].from_line);
    for (int32_t i = piece->body_unit + 1; i < piece->unit_end; i++) {
        buffer_print(out, "        2つ目の案内: %.*s\n", STR_ARG(issue->units.at[i].text));
    }
}

/* What an editor should compare with the original. */
static void put_oddities(Buffer *out, const Issue *issue) {
    for (int32_t i = 0; i < issue->header.note_count; i++) {
        buffer_print(out, "  注意: %.*s\n", STR_ARG(issue->header.notes[i]));
    }
    for (int32_t i = 0; i < issue->piece_count; i++) {
        const Piece *piece = &issue->pieces[i];
        if (piece->kind == KIND_DUPLICATE && piece->repeats >= 0) {
            put_repeat(out, issue, piece);
        }
    }
    if (issue->cut_off) {
        buffer_print(out, "  注意: 最後の文字が途中で切れていたので除きました\n");
    }
}

/* What was recognised is told as well: a wrong shape or encoding explains everything else. */
void summary_put_issue(Buffer *out, const Issue *issue) {
    const Header *header = &issue->header;
    Str shape = units_shape_name(issue->units.shape);
    Str encoding = decode_name(issue->encoding);
    buffer_print(out, "第%d号 %04d-%02d-%02d, 記事 %d, 動画 %d, 要確認 %d (形 %.*s%s, %.*s)\n",
                 header->number, header->date.year, header->date.month, header->date.day,
                 count_pieces(issue, issue_piece_is_article), count_pieces(issue, is_video),
                 count_pieces(issue, is_doubtful), STR_ARG(shape), issue->page ? ", HTML" : "",
                 STR_ARG(encoding));
    put_oddities(out, issue);
}

/* Where the files are and what to do next. */
void summary_print_end(FILE *out, const ImportOptions *options, const Published *published) {
    if (options->dry_run) {
        fprintf(out, "試しの実行です。何も書いていません。\n");
        return;
    }
    for (int32_t i = 0; i < published->kept_count; i++) {
        fprintf(out, "そのまま: %.*s (編集されているので書き換えていません)\n",
                STR_ARG(published->kept[i]));
    }
    fprintf(out, "書いたファイル %d, すでにあったファイル %d\n", published->written,
            published->same + published->kept_count);
    fprintf(out,
            "場所: %.*s\n"
            "次に: 1. 各ファイルの review: を読み、直したらその行を消す\n"
            "      2. issue.md の summary を書き、status: draft の行を消す\n"
            "      3. tsubo-pack check %.*s\n",
            STR_ARG(options->to), STR_ARG(options->to));
}
