import type { Migration } from '#storage/database/migrations/migration'

/** Studies with their revisions and files. */
export const studies: Migration = [
  `CREATE TABLE workspaces (id TEXT PRIMARY KEY, name TEXT NOT NULL, created_at TEXT NOT NULL)`,
  `CREATE TABLE actors (
    workspace TEXT NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, created_at TEXT NOT NULL,
    PRIMARY KEY (workspace, id))`,
  `CREATE TABLE studies (
    workspace TEXT NOT NULL, id TEXT NOT NULL, title TEXT NOT NULL, revision INTEGER NOT NULL,
    created_at TEXT NOT NULL, changed_at TEXT NOT NULL, changed_by TEXT NOT NULL,
    archived INTEGER NOT NULL, simulated INTEGER NOT NULL, missing TEXT NOT NULL,
    reviews TEXT NOT NULL, answer TEXT,
    PRIMARY KEY (workspace, id))`,
  `CREATE INDEX studies_by_change ON studies (workspace, archived, changed_at)`,
  `CREATE TABLE revisions (
    workspace TEXT NOT NULL, study TEXT NOT NULL, revision INTEGER NOT NULL, kind TEXT NOT NULL,
    text TEXT NOT NULL, edits TEXT, inverse TEXT, paths TEXT NOT NULL, of_revision INTEGER,
    actor TEXT NOT NULL, made_by TEXT NOT NULL, made_at TEXT NOT NULL, why TEXT NOT NULL,
    answer TEXT,
    PRIMARY KEY (workspace, study, revision))`,
  `CREATE TABLE study_files (
    workspace TEXT NOT NULL, study TEXT NOT NULL, name TEXT NOT NULL,
    first_revision INTEGER NOT NULL, last_revision INTEGER, hash TEXT NOT NULL,
    bytes BIGINT NOT NULL, added_at TEXT NOT NULL,
    PRIMARY KEY (workspace, study, name, first_revision))`,
  `CREATE INDEX study_files_by_hash ON study_files (hash)`,
]
