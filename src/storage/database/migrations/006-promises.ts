import type { Migration } from '#storage/database/migrations/migration'

/** What was promised to somebody, frozen. */
export const promises: Migration = [
  `CREATE TABLE promises (
    workspace TEXT NOT NULL, study TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER,
    title TEXT NOT NULL, promised_to TEXT NOT NULL, promised_by TEXT NOT NULL,
    promised_on TEXT NOT NULL, note TEXT NOT NULL, kept_at TEXT NOT NULL, kept_by TEXT NOT NULL,
    content TEXT NOT NULL,
    PRIMARY KEY (workspace, study, id))`,
]
