import type { PeopleCells } from '#stats/choice/people-cells'
import { SUMMED, sumsAcross } from '#stats/machine/lane-matrices'
import { LANES } from '#stats/machine/lanes'

/** What a population is drawn from: its people's weights, summed, and their products (lower triangle, row by row). */
export interface PeopleSums {
  readonly people: number
  readonly sum: Float64Array
  readonly products: Float64Array
}

/** A function that adds up everybody's weights where they are. */
export function sumsOfPeople(cells: PeopleCells): () => PeopleSums {
  const { lanes, work, parameters: size, people, groups } = cells
  const steps = groups.flatMap(({ at }) =>
    Array.from({ length: size }, (_, k) =>
      sumsAcross(lanes, work.products + k * size * LANES, [at.beta + k * LANES, at.beta], k + 1),
    ),
  )
  const products = new Float64Array(size * size)
  return () => {
    lanes.cells.fill(0, work.products, work.products + size * size * LANES)
    for (const step of steps) step()
    for (let cell = 0; cell < products.length; cell++)
      products[cell] = total(lanes.cells, work.products + cell * LANES, SUMMED)
    return { people, sum: sumOf(cells), products }
  }
}

function sumOf({ lanes: { cells }, groups, parameters: size }: PeopleCells): Float64Array {
  const sum = new Float64Array(size)
  for (const { at } of groups)
    for (let k = 0; k < size; k++) sum[k]! += total(cells, at.beta + k * LANES, LANES)
  return sum
}

/** The sum of some cells beside each other. */
export function total(cells: Float64Array, from: number, count: number): number {
  let sum = 0
  for (let at = from; at < from + count; at++) sum += cells[at]!
  return sum
}
