import type { Migration } from '#storage/database/migrations/migration'

/** The headline of a result, for studies that come to it without being evaluated again. */
export const summaries: Migration = [`ALTER TABLE results ADD COLUMN summary TEXT`]
