-- The index of one revision of the newsroom. It holds nothing that the content and its history do
-- not: delete the file and it is rebuilt.

-- `source` says what was read: a revision of one folder means nothing in another.
CREATE TABLE revision (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  id TEXT NOT NULL,
  source TEXT NOT NULL,
  published_at TEXT NOT NULL
) STRICT;

CREATE TABLE files (
  path TEXT PRIMARY KEY,
  hash TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Site, roadmap, topics, actors, publishers and pages.
CREATE TABLE documents (
  path TEXT PRIMARY KEY REFERENCES files ON DELETE CASCADE,
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX documents_by_id ON documents (kind, id);

-- Pictures, in pixels as they stand upright. `fault` is why no story can show it, as JSON.
CREATE TABLE images (
  path TEXT PRIMARY KEY REFERENCES files ON DELETE CASCADE,
  fingerprint TEXT,
  width INTEGER,
  height INTEGER,
  fault TEXT
) STRICT;

CREATE TABLE updates (
  path TEXT PRIMARY KEY REFERENCES files ON DELETE CASCADE,
  topic TEXT NOT NULL,
  number INTEGER NOT NULL,
  title TEXT NOT NULL,
  published_at TEXT NOT NULL,
  is_draft INTEGER NOT NULL,
  is_live INTEGER NOT NULL DEFAULT 0,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX updates_by_number ON updates (topic, number);

CREATE TABLE stories (
  path TEXT PRIMARY KEY REFERENCES files ON DELETE CASCADE,
  slug TEXT NOT NULL,
  topic TEXT NOT NULL,
  update_number INTEGER NOT NULL,
  status TEXT NOT NULL,
  published_at TEXT NOT NULL,
  is_draft INTEGER NOT NULL,
  is_live INTEGER NOT NULL DEFAULT 0,
  summary TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
-- With `is_live`, or SQLite goes through all live stories to find the one of a slug.
CREATE INDEX stories_by_slug ON stories (slug, is_live, published_at);
CREATE INDEX stories_in_draft ON stories (slug) WHERE is_draft = 1;
CREATE INDEX stories_by_time ON stories (is_live, published_at DESC, slug);
CREATE INDEX stories_by_topic ON stories (topic, is_live, published_at DESC, slug);
CREATE INDEX stories_by_update ON stories (topic, update_number);

-- What a file says of another one. `target` is an id, a slug or `topic/number`;
-- `place` is the path of the reference in the front matter, as JSON.
CREATE TABLE refs (
  path TEXT NOT NULL REFERENCES files ON DELETE CASCADE,
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  place TEXT NOT NULL
) STRICT;
CREATE INDEX refs_by_path ON refs (path, kind);
CREATE INDEX refs_by_target ON refs (kind, target);

-- What stories cite, one row a source of a story; `number` counts them from 1.
CREATE TABLE sources (
  path TEXT NOT NULL REFERENCES files ON DELETE CASCADE,
  number INTEGER NOT NULL,
  publisher TEXT NOT NULL,
  url TEXT NOT NULL,
  kind TEXT NOT NULL,
  access TEXT NOT NULL,
  title TEXT NOT NULL,
  published_at TEXT
) STRICT;
CREATE INDEX sources_by_path ON sources (path);
-- Holds all that is counted: looking for each row in its place would take four times as long.
CREATE INDEX sources_by_document ON sources (publisher, url, path, kind, published_at);

-- `forecasts` are the names of what was forecast, as JSON, at publication and at each revision: to
-- make them takes longer than to read all else. See lib/content/forecast-names.ts.
CREATE TABLE open_scenarios (
  path TEXT NOT NULL REFERENCES files ON DELETE CASCADE,
  resolve_by TEXT NOT NULL,
  forecasts TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX open_scenarios_by_path ON open_scenarios (path);
CREATE INDEX open_scenarios_by_deadline ON open_scenarios (resolve_by);

-- `ordinal` counts those of one story that bear the same time, from 1.
CREATE TABLE corrections (
  path TEXT NOT NULL REFERENCES files ON DELETE CASCADE,
  at TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_by_path ON corrections (path);
CREATE INDEX corrections_by_time ON corrections (at DESC, path);

CREATE TABLE resolved_scenarios (
  path TEXT NOT NULL REFERENCES files ON DELETE CASCADE,
  recorded_at TEXT NOT NULL,
  forecasts TEXT NOT NULL,
  data TEXT NOT NULL
) STRICT;
CREATE INDEX resolved_scenarios_by_path ON resolved_scenarios (path);
CREATE INDEX resolved_scenarios_by_time ON resolved_scenarios (recorded_at DESC, path);

-- What the history of the repository says of forecasts. It is read after a revision has been
-- published, which must not wait for it. `changed_by` is the revision with the newest forecast.
CREATE TABLE forecast_history (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  source TEXT NOT NULL,
  revision TEXT NOT NULL,
  state TEXT NOT NULL,
  newest_at TEXT NOT NULL,
  changed_by TEXT NOT NULL
) STRICT;

CREATE TABLE first_commits (
  forecast TEXT PRIMARY KEY,
  committed_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What readers saw of stories, version by version, in the order of the commits; `change` is what a
-- version says otherwise than the one before. Read behind the back of publishing as well.
CREATE TABLE story_history (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  source TEXT NOT NULL,
  revision TEXT NOT NULL,
  newest_at TEXT NOT NULL,
  is_shallow INTEGER NOT NULL
) STRICT;

CREATE TABLE story_versions (
  slug TEXT NOT NULL,
  path TEXT NOT NULL,
  hash TEXT NOT NULL,
  committed_at TEXT NOT NULL,
  change TEXT NOT NULL
) STRICT;
CREATE INDEX story_versions_by_slug ON story_versions (slug);

-- What can be searched: the live stories and no others, each in a small row, where a story takes
-- pages. Ids ascend with the time of publication, so that the newest with a word are found without
-- looking at all that have it. `story` is the rowid in `stories`.
CREATE TABLE searchable (
  id INTEGER PRIMARY KEY,
  story INTEGER NOT NULL UNIQUE,
  path TEXT NOT NULL UNIQUE REFERENCES files ON DELETE CASCADE,
  topic TEXT NOT NULL,
  status TEXT NOT NULL,
  published_at TEXT NOT NULL
) STRICT;

-- Their words. The texts stand in `stories`; here are only the places of each word. Marks are part
-- of a word, or words of Hindi would fall to pieces. `stems` has what the forms of each word have in
-- common, once and marked: see word-stems.ts.
CREATE VIRTUAL TABLE story_words USING fts5(
  title, summary, body, depth, names, stems,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);

-- The words of titles, summaries and names alone: few, and spelt with care.
CREATE VIRTUAL TABLE heading_words USING fts5(
  title, summary, names, stems,
  content = '', contentless_delete = 1,
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co M*'"
);
CREATE VIRTUAL TABLE vocabulary USING fts5vocab(heading_words, row);
CREATE VIRTUAL TABLE text_vocabulary USING fts5vocab(story_words, row);

CREATE TRIGGER searchable_removed AFTER DELETE ON searchable BEGIN
  DELETE FROM story_words WHERE rowid = old.id;
  DELETE FROM heading_words WHERE rowid = old.id;
END;
