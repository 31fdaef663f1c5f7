/* The statements below are data: their wording, comments and blanks belong to the format.
 *
 * Shape. Ids are dense and rise in the order in which a reader shows the rows, so a window of a
 * list is a range of ids and never a scan: issue 1 is the newest, article 1 is its first article,
 * video 1 stands first on the shelf. Where one list is cut another way (the items of a topic, the
 * terms of a kana row), a column holds the dense place within that cut.
 *
 * UNIQUE and PRIMARY KEY clauses that would make an automatic index are avoided, because automatic
 * indexes have no text to compare; every index is spelled out.
 */
#include "pack/schema.h"

/* A table stands in sqlite_schema under its own name twice, an index under its own and its table's.
 * STRICT makes SQLite refuse a cell of another type; the reader does not rely on it. */
#define TABLE(name, sql)                                                                           \
    { "table", name, name, "CREATE TABLE " name sql }
#define INDEX(name, table, columns)                                                                \
    { "index", name, table, "CREATE INDEX " name " ON " table columns }

const SchemaItem schema_items[SCHEMA_ITEM_COUNT] = {
    TABLE("meta", "(\n"
                  "  -- about the pack: id, serial, title, publisher, booth, tagline, copyright,\n"
                  "  -- drafts, issues, videos\n"
                  "  key TEXT NOT NULL PRIMARY KEY,\n"
                  "  value TEXT NOT NULL\n"
                  ") STRICT, WITHOUT ROWID"),
    TABLE("issue", "(\n"
                   "  id INTEGER PRIMARY KEY, -- 1 is the newest\n"
                   "  number INTEGER NOT NULL,\n"
                   "  year INTEGER NOT NULL,\n"
                   "  month INTEGER NOT NULL,\n"
                   "  day INTEGER NOT NULL,\n"
                   "  summary TEXT NOT NULL,\n"
                   "  link TEXT NOT NULL, -- address or ''\n"
                   "  look_for TEXT NOT NULL, -- name of the page to look for, or ''\n"
                   "  qr INTEGER REFERENCES qr(id),\n"
                   "  article_count INTEGER NOT NULL,\n"
                   "  draft INTEGER NOT NULL, -- 1: not for the public, nor are its articles\n"
                   "  first_block INTEGER NOT NULL,\n"
                   "  block_count INTEGER NOT NULL\n"
                   ") STRICT"),
    TABLE("section", "(\n"
                     "  id INTEGER PRIMARY KEY,\n"
                     "  title TEXT NOT NULL\n"
                     ") STRICT"),
    TABLE("article", "(\n"
                     "  id INTEGER PRIMARY KEY, -- newest issue first, then by position\n"
                     "  key TEXT NOT NULL, -- folder and file of the source\n"
                     "  issue INTEGER NOT NULL REFERENCES issue(id),\n"
                     "  position INTEGER NOT NULL, -- 1-based within the issue\n"
                     "  section INTEGER NOT NULL REFERENCES section(id),\n"
                     "  kind TEXT NOT NULL,\n"
                     "  organisation TEXT NOT NULL,\n"
                     "  contributor TEXT NOT NULL,\n"
                     "  title TEXT NOT NULL, -- U+200B where a heading line may break\n"
                     "  highlight TEXT NOT NULL,\n"
                     "  link TEXT NOT NULL,\n"
                     "  look_for TEXT NOT NULL,\n"
                     "  qr INTEGER REFERENCES qr(id),\n"
                     "  characters INTEGER NOT NULL, -- of the body\n"
                     "  draft INTEGER NOT NULL, -- 1: not for the public\n"
                     "  first_block INTEGER NOT NULL,\n"
                     "  block_count INTEGER NOT NULL\n"
                     ") STRICT"),
    TABLE("block", "(\n"
                   "  id INTEGER PRIMARY KEY, -- first_block and the block_count - 1 after it\n"
                   "  kind TEXT NOT NULL, -- paragraph heading item quote note cell picture\n"
                   "  level INTEGER NOT NULL, -- of a heading or a list item\n"
                   "  marker TEXT NOT NULL, -- of a list item\n"
                   "  cell_row INTEGER NOT NULL, -- row 0 is the head\n"
                   "  cell_column INTEGER NOT NULL,\n"
                   "  cell_columns INTEGER NOT NULL,\n"
                   "  picture INTEGER REFERENCES picture(id),\n"
                   "  span_count INTEGER NOT NULL\n"
                   ") STRICT"),
    TABLE("span", "(\n"
                  "  block INTEGER NOT NULL REFERENCES block(id),\n"
                  "  place INTEGER NOT NULL,\n"
                  "  text TEXT NOT NULL,\n"
                  "  ruby TEXT NOT NULL,\n"
                  "  style INTEGER NOT NULL, -- 1 strong + 2 dots + 4 link + 8 line ends here\n"
                  "  PRIMARY KEY (block, place)\n"
                  ") STRICT, WITHOUT ROWID"),
    TABLE("video", "(\n"
                   "  id INTEGER PRIMARY KEY, -- order of the shelf\n"
                   "  key TEXT NOT NULL,\n"
                   "  title TEXT NOT NULL,\n"
                   "  official TEXT NOT NULL,\n"
                   "  kind TEXT NOT NULL,\n"
                   "  count TEXT NOT NULL,\n"
                   "  publisher TEXT NOT NULL,\n"
                   "  channel TEXT NOT NULL,\n"
                   "  audience TEXT NOT NULL,\n"
                   "  published TEXT NOT NULL,\n"
                   "  minutes INTEGER NOT NULL, -- 0: unknown\n"
                   "  colour TEXT NOT NULL,\n"
                   "  highlight TEXT NOT NULL,\n"
                   "  link TEXT NOT NULL,\n"
                   "  look_for TEXT NOT NULL,\n"
                   "  qr INTEGER REFERENCES qr(id),\n"
                   "  issues TEXT NOT NULL, -- numbers of naming issues, newest first\n"
                   "  newest_issue INTEGER NOT NULL, -- first of them, 0: none\n"
                   "  draft INTEGER NOT NULL, -- 1: not for the public\n"
                   "  first_block INTEGER NOT NULL,\n"
                   "  block_count INTEGER NOT NULL\n"
                   ") STRICT"),
    TABLE("video_part", "(\n"
                        "  video INTEGER NOT NULL REFERENCES video(id),\n"
                        "  place INTEGER NOT NULL,\n"
                        "  label TEXT NOT NULL,\n"
                        "  title TEXT NOT NULL,\n"
                        "  lead TEXT NOT NULL,\n"
                        "  PRIMARY KEY (video, place)\n"
                        ") STRICT, WITHOUT ROWID"),
    TABLE("topic", "(\n"
                   "  id INTEGER PRIMARY KEY, -- order of topics.yaml\n"
                   "  key TEXT NOT NULL,\n"
                   "  title TEXT NOT NULL,\n"
                   "  english TEXT NOT NULL,\n"
                   "  item_count INTEGER NOT NULL\n"
                   ") STRICT"),
    TABLE("term", "(\n"
                  "  id INTEGER PRIMARY KEY, -- by reading\n"
                  "  term TEXT NOT NULL,\n"
                  "  reading TEXT NOT NULL,\n"
                  "  text TEXT NOT NULL,\n"
                  "  kana_row INTEGER NOT NULL, -- 0 a, 1 ka … 9 wa\n"
                  "  place INTEGER NOT NULL, -- among the used terms of the row, 0: unused\n"
                  "  item_count INTEGER NOT NULL\n"
                  ") STRICT"),
    TABLE("item_topic", "(\n"
                        "  kind INTEGER NOT NULL, -- 0 article, 1 video\n"
                        "  item INTEGER NOT NULL,\n"
                        "  place INTEGER NOT NULL, -- order of the source\n"
                        "  topic INTEGER NOT NULL REFERENCES topic(id),\n"
                        "  topic_place INTEGER NOT NULL, -- among the items of the topic\n"
                        "  PRIMARY KEY (kind, item, place)\n"
                        ") STRICT, WITHOUT ROWID"),
    TABLE("item_term", "(\n"
                       "  kind INTEGER NOT NULL, -- 0 article, 1 video\n"
                       "  item INTEGER NOT NULL,\n"
                       "  place INTEGER NOT NULL, -- order of the source\n"
                       "  term INTEGER NOT NULL REFERENCES term(id),\n"
                       "  term_place INTEGER NOT NULL, -- among the items of the term\n"
                       "  PRIMARY KEY (kind, item, place)\n"
                       ") STRICT, WITHOUT ROWID"),
    TABLE("related", "(\n"
                     "  kind INTEGER NOT NULL, -- 0 article, 1 video\n"
                     "  item INTEGER NOT NULL,\n"
                     "  place INTEGER NOT NULL,\n"
                     "  to_kind INTEGER NOT NULL,\n"
                     "  to_item INTEGER NOT NULL,\n"
                     "  back INTEGER NOT NULL, -- 1: the other one named this one\n"
                     "  PRIMARY KEY (kind, item, place)\n"
                     ") STRICT, WITHOUT ROWID"),
    TABLE("highlight", "(\n"
                       "  place INTEGER PRIMARY KEY, -- order of the idle screen\n"
                       "  kind INTEGER NOT NULL, -- 0 article, 1 video\n"
                       "  item INTEGER NOT NULL\n"
                       ") STRICT"),
    TABLE("picture", "(\n"
                     "  id INTEGER PRIMARY KEY,\n"
                     "  width_px INTEGER NOT NULL,\n"
                     "  height_px INTEGER NOT NULL,\n"
                     "  png BLOB NOT NULL\n"
                     ") STRICT"),
    TABLE("qr", "(\n"
                "  id INTEGER PRIMARY KEY,\n"
                "  text TEXT NOT NULL,\n"
                "  size INTEGER NOT NULL, -- modules a side\n"
                "  modules BLOB NOT NULL -- a bit each, row by row, the first is the highest bit\n"
                ") STRICT"),
    TABLE("search", "(\n"
                    "  gram TEXT NOT NULL, -- two characters, folded\n"
                    "  kind INTEGER NOT NULL, -- 0 article, 1 video\n"
                    "  item INTEGER NOT NULL,\n"
                    "  PRIMARY KEY (gram, kind, item)\n"
                    ") STRICT, WITHOUT ROWID"),
    INDEX("issue_number", "issue", "(number)"),
    INDEX("article_issue", "article", "(issue, position)"),
    INDEX("article_key", "article", "(key)"),
    INDEX("video_key", "video", "(key)"),
    INDEX("topic_key", "topic", "(key)"),
    INDEX("term_row", "term", "(kana_row, place)"),
    INDEX("term_term", "term", "(term)"),
    INDEX("item_topic_topic", "item_topic", "(topic, topic_place)"),
    INDEX("item_term_term", "item_term", "(term, term_place)"),
    INDEX("qr_text", "qr", "(text)"),
};

static const Str block_words[] = {
    [BLOCK_PARAGRAPH] = S_INIT("paragraph"), [BLOCK_HEADING] = S_INIT("heading"),
    [BLOCK_LIST_ITEM] = S_INIT("item"),      [BLOCK_QUOTE] = S_INIT("quote"),
    [BLOCK_NOTE] = S_INIT("note"),           [BLOCK_TABLE_CELL] = S_INIT("cell"),
    [BLOCK_PICTURE] = S_INIT("picture"),
};

/* Words in the file, not numbers: a pack is readable with sqlite3 alone, and a kind that is added
 * in the middle of the enum does not change the meaning of old packs. */
Str schema_block_word(BlockKind kind) {
    return block_words[kind];
}

bool schema_block_kind(Str word, BlockKind *kind) {
    for (int32_t i = 0; i < COUNT_OF(block_words); i++) {
        if (str_equal(word, block_words[i])) {
            *kind = (BlockKind)i;
            return true;
        }
    }
    return false;
}
