import type { Distribution } from '#stats/distributions/distribution'
import { createWordSampler } from '#stats/distributions/word-sampler'
import type { WordTable } from '#stats/distributions/word-table'

/** A model that is simulated again keeps its tables. */
const tables = new WeakMap<Distribution, { readonly factor: number; readonly table: WordTable }>()

/** The table of a distribution whose draws are multiplied by a factor: preparing one takes time. */
export function wordTableOf(distribution: Distribution, factor: number): WordTable {
  const found = tables.get(distribution)
  if (found?.factor === factor) return found.table
  const table = createWordSampler(distribution, factor)
  tables.set(distribution, { factor, table })
  return table
}
