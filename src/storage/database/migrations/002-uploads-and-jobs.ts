import type { Migration } from '#storage/database/migrations/migration'

/** Files on their way, and work that takes time. */
export const uploadsAndJobs: Migration = [
  `CREATE TABLE uploads (
    workspace TEXT NOT NULL, id TEXT NOT NULL, study TEXT NOT NULL, name TEXT NOT NULL,
    bytes BIGINT NOT NULL, received BIGINT NOT NULL, actor TEXT NOT NULL, changed_at TEXT NOT NULL,
    PRIMARY KEY (workspace, id))`,
  `CREATE TABLE jobs (
    workspace TEXT NOT NULL, id TEXT NOT NULL, kind TEXT NOT NULL, study TEXT, revision INTEGER,
    state TEXT NOT NULL, progress TEXT NOT NULL, share REAL, created_at TEXT NOT NULL,
    ended_at TEXT, findings TEXT NOT NULL,
    PRIMARY KEY (workspace, id))`,
  `CREATE INDEX jobs_by_state ON jobs (state, created_at)`,
  `CREATE INDEX jobs_by_study ON jobs (workspace, study)`,
]
