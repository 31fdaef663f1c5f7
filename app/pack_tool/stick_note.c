/* The note, sentence by sentence. */
#include "pack_tool/stick_note.h"

#include <assert.h>

#include "base/buffer.h"

/* Sixteen titles at their limit and the sentences around them take a third. */
enum { NOTE_BYTES = 16 * 1024 };

static const char head_lines[] = "展示端末の更新用USBメモリー\n"
                                 "\n"
                                 "このUSBメモリーには、展示端末で読む新しい内容が入っています。\n"
                                 "\n"
                                 "■ 入っているもの\n";

static const char use_lines[] =
    "\n"
    "■ 使いかた\n"
    "1. 展示端末が動いているときに、このUSBメモリーを差します。\n"
    "   電源を切ったり、画面を操作したりする必要はありません。\n"
    "2. 画面のすみに「コピー完了。USBメモリーを抜いてください」と出たら、抜きます。\n"
    "   「抜かないでください」と出ているあいだは、そのままお待ちください。\n"
    "3. 画面にさわる人がいなくなると、新しい内容に切り替わります。\n"
    "   「更新しました」と出たら終わりです。\n"
    "\n"
    "■ うまくいかないとき\n"
    "画面のすみに、U10 のような番号が出ます。今の表示はそのまま続きますので、\n"
    "展示を止める必要はありません。番号を控えて、このUSBメモリーを作った人に\n"
    "お知らせください。\n"
    "\n"
    "■ 別のUSBメモリーにコピーするとき\n"
    "TSUBO フォルダーを、フォルダーごとコピーしてください。\n"
    "中のファイルの名前を変えたり、一つだけコピーしたりすると、展示端末は\n"
    "受け付けません。USBメモリーの形式は FAT32 か exFAT にしてください。\n";

/* What is on the stick, in a reader's words. */
static void put_claim(Buffer *note, const PackClaim *claim) {
    Str made = str_from_c(claim->made);
    buffer_print(note, "・%s\n   第%d号、%.*s年%.*s月%.*s日作成\n", claim->title, claim->serial,
                 STR_ARG(str_slice(made, 0, 4)), STR_ARG(str_slice(made, 5, 7)),
                 STR_ARG(str_slice(made, 8, 10)));
}

/* Notepad's form: the mark in front, CR before each LF. */
static Str for_windows_in(Arena *arena, Str text) {
    Buffer out = buffer_in(arena, 2 * NOTE_BYTES);
    buffer_put(&out, S("\xEF\xBB\xBF"));
    while (text.size > 0) {
        buffer_put(&out, str_cut(&text, '\n'));
        buffer_put(&out, S("\r\n"));
    }
    assert(!out.full && "a note is short");
    return buffer_view(&out);
}

/* For whoever holds the stick and knows nothing: three steps and what the screen says. */
Str stick_note_in(Arena *arena, const PackClaim *claims, int32_t count) {
    Buffer note = buffer_in(arena, NOTE_BYTES);
    buffer_put(&note, str_from_c(head_lines));
    for (int32_t i = 0; i < count; i++) {
        put_claim(&note, &claims[i]);
    }
    buffer_put(&note, str_from_c(use_lines));
    assert(!note.full && "sixteen titles fit");
    return for_windows_in(arena, buffer_view(&note));
}
