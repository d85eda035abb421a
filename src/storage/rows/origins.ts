import type { OpenDataSet } from '#storage/rows/open-data-set'
import type { DeclaredColumn } from '#storage/rows/relation'

/** So many rows say from where the values are counted. */
const firstRows = 2048
/** Values whose middle lies so many quartile ranges from 0, or fewer, are counted from 0: four bits of their squares are lost at most. */
const nearZero = 2

/**
 * What the values of each column are counted from, so that their squares keep their digits: the middle of the first ones, or 0
 * where it is near, which spares the engine a subtraction a row. Looked up once a column.
 */
export async function originsOf(
  { engine, relation, origins }: OpenDataSet,
  of: readonly DeclaredColumn[],
): Promise<readonly number[]> {
  const unknown = of.filter(({ id }) => !origins.has(id))
  if (unknown.length > 0) {
    const quartiles = unknown.flatMap(({ sql }) =>
      [0.25, 0.5, 0.75].map((share) => `quantile_disc(${sql}, ${share})`),
    )
    const names = unknown.map(({ sql }) => sql).join(', ')
    const [row = []] = await engine.select(
      `SELECT ${quartiles.join(', ')} FROM (SELECT ${names} FROM ${relation.kept} LIMIT ${firstRows})`,
    )
    for (const [place, { id }] of unknown.entries()) {
      const [low = 0, middle = 0, high = 0] = row.slice(3 * place, 3 * place + 3).map(Number)
      origins.set(id, Math.abs(middle) <= nearZero * (high - low) ? 0 : middle)
    }
  }
  return of.map(({ id }) => origins.get(id) ?? 0)
}
