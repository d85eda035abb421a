import type { Generator } from '#stats/random/generator'

/** Poisson counts out of single bytes, exact: what does not fit into 256 equal parts is drawn apart. */
export interface PoissonBytes {
  /** The count of each byte below `open`, 0 of the others. */
  readonly table: Float64Array
  /** From this byte on, 128 or more, `rest` draws the count. */
  readonly open: number
  readonly rest: (generator: Generator) => number
}

/** Counts beyond this do not occur: below 1e-60 for a mean of at most 1. */
const LARGEST = 48

/** Counts with a mean of at most 1. */
export function poissonBytes(mean: number): PoissonBytes {
  const table = new Float64Array(256)
  const remainders: number[] = []
  let probability = Math.exp(-mean)
  let open = 0
  for (let count = 0; count <= LARGEST; count++) {
    const parts = Math.floor(256 * probability)
    table.fill(count, open, open + parts)
    open += parts
    remainders.push(256 * probability - parts)
    probability *= mean / (count + 1)
  }
  const total = remainders.reduce((sum, part) => sum + part, 0)
  const rest = (generator: Generator): number => {
    let left = total * generator.next()
    let count = 0
    while (count < LARGEST && left >= remainders[count]!) left -= remainders[count++]!
    return count
  }
  return { table, open, rest }
}
