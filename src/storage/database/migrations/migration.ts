import type { Kysely } from 'kysely'
import type { Tables } from '#storage/database/tables'

/** What leads from one schema to the next, the same on every database: statements, and what they cannot say. */
export type Migration = readonly (string | ((database: Kysely<Tables>) => Promise<void>))[]
