/** Statements that lead from one schema to the next; the same ones on every database. */
export type Migration = readonly string[]
