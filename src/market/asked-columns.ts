import { ratingsColumns } from '#market/ratings/ratings-survey'
import type { BlockKind, RowBlock, RowBlocks } from '#market/row-block'

/** The columns that a block reads: by declared id, else by header. */
export interface AskedColumns {
  /** Read as numbers whatever stands in them. */
  readonly numbers: readonly string[]
  /** Names of people, things and groups: a declared column as it is read, else text as it stands. */
  readonly names: readonly string[]
}

const asked: { readonly [K in BlockKind]: (block: RowBlocks[K]) => AskedColumns } = {
  ratings: ratingsColumns,
}

/** The columns of a block, its weight and what it is looked at by included. */
export function askedColumns(block: RowBlock): AskedColumns {
  const { numbers, names } = (asked[block.kind] as (block: RowBlock) => AskedColumns)(block)
  const { weight, by = [], segments = [] } = block
  const weighed = weight === undefined ? numbers : [...numbers, weight]
  const filtered = segments.flatMap(({ where }) => Object.keys(where))
  const grouped = [...by, ...filtered].filter((column) => !weighed.includes(column))
  return { numbers: [...new Set(weighed)], names: [...new Set([...names, ...grouped])] }
}
