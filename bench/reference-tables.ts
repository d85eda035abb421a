/** Tables of the inputs of the reference model for the kernel in C: 1,024 cells of a cubic each. */
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { createSampler } from '#stats/distributions/sampler'
import { referenceModel } from '#value/reference-model-fixture'

const cells = 1024
/** The outermost nodes lie this far inside, where a quantile would be infinite: the far tails are missing. */
const inside = 1 / (8 * cells)

export function writeReferenceInput(path: string, draws: number): void {
  writeFileSync(path, `${draws}`)
  const uncertain = referenceModel.assumptions.filter(
    ({ distribution }) => distribution.family !== 'fixed',
  )
  const tables = uncertain.map(({ distribution }) => {
    const nodes = Float64Array.from({ length: 3 * cells + 1 }, (_, i) =>
      Math.min(Math.max(i / (3 * cells), inside), 1 - inside),
    )
    createSampler(distribution)(nodes, nodes)
    return Array.from({ length: cells }, (_, cell) => cubic(nodes.subarray(3 * cell, 3 * cell + 4)))
  })
  writeFileSync(join(dirname(path), 'tables.bin'), Float64Array.from(tables.flat(2)))
}

/** Coefficients of the cubic through four values at 0, 1/3, 2/3 and 1. */
function cubic(values: Float64Array): readonly number[] {
  const [a, b, c, d] = values as unknown as [number, number, number, number]
  const first = b - a
  const second = (c - 2 * b + a) / 2
  const third = (d - 3 * c + 3 * b - a) / 6
  return [a, 3 * (first - second + 2 * third), 9 * (second - 3 * third), 27 * third]
}
