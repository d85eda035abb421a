import type { Migration } from '#storage/database/migrations/migration'

/** What evaluations gave, by the hash of what they came from. */
export const results: Migration = [
  `CREATE TABLE results (
    workspace TEXT NOT NULL, key TEXT NOT NULL, study TEXT NOT NULL, assessment TEXT,
    findings TEXT NOT NULL, made_at TEXT NOT NULL,
    PRIMARY KEY (workspace, key))`,
  `CREATE INDEX results_by_study ON results (workspace, study)`,
]
