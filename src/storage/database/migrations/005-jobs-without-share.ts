import type { Migration } from '#storage/database/migrations/migration'

/** Work says in words how far it is. */
export const jobsWithoutShare: Migration = [`ALTER TABLE jobs DROP COLUMN share`]
