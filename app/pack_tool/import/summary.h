/* What an editor reads on the screen after an import, in Japanese.
 *
 *     summary_put_issue(&text, &issue);          // 第110号 2025-08-20, 記事 26, 動画 6, 要確認 9
 *     summary_print_end(stdout, &options, &published);
 */
#ifndef TSUBO_PACK_TOOL_IMPORT_SUMMARY_H
#define TSUBO_PACK_TOOL_IMPORT_SUMMARY_H

#include <stdio.h>

#include "base/buffer.h"
#include "pack_tool/import/import.h"
#include "pack_tool/import/publish.h"

/* One line, and below it what was odd: disagreements, repeated paragraphs, a cut-off end. 要確認
 * counts the articles with a doubt, not every proposal. */
void summary_put_issue(Buffer *out, const Issue *issue);

/* Where the files are and what to do next. */
void summary_print_end(FILE *out, const ImportOptions *options, const Published *published);

#endif
