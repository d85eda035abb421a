import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { REPLICATES } from '../random/points.ts'
import {
  addOutput,
  createOutputMoments,
  type BinnedMoments,
  type OutputMoments,
} from './binned-moments.ts'
import { firstOrderIndex } from './first-order-index.ts'

/** A whole number as the output of a draw, and the bin that it lies in. */
type Draw = readonly [bin: number, output: number]

const BINS = 8
const everyReplicate = Array.from({ length: REPLICATES }, (_, r) => r)
const everyBin = Array.from({ length: BINS }, (_, bin) => bin)

function momentsOf(draws: readonly Draw[]): [BinnedMoments, OutputMoments] {
  const length = BINS * REPLICATES
  const binned = { bins: BINS, counts: new Int32Array(length), sums: new Float64Array(length) }
  for (const [i, [bin, output]] of draws.entries()) {
    binned.counts[bin * REPLICATES + (i % REPLICATES)]!++
    binned.sums[bin * REPLICATES + (i % REPLICATES)]! += output
  }
  const output = createOutputMoments()
  addOutput(
    output,
    Float64Array.from(draws, ([, value]) => value),
  )
  return [binned, output]
}

interface Whole {
  readonly count: bigint
  readonly sum: bigint
}

function wholeOf(draws: readonly Draw[]): Whole {
  return {
    count: BigInt(draws.length),
    sum: draws.reduce((sum, [, output]) => sum + BigInt(output), 0n),
  }
}

/** The mean product of distances from the mean of two draws of different replicates, in whole numbers. */
function meanProduct(draws: readonly (readonly Draw[])[], all: Whole): number {
  const rows = draws.map(wholeOf)
  const distances = rows.map(({ count, sum }) => all.count * sum - all.sum * count)
  const total = (values: readonly bigint[]): bigint => values.reduce((sum, one) => sum + one, 0n)
  const squared = (values: readonly bigint[]): bigint => total(values.map((one) => one * one))
  const counts = rows.map(({ count }) => count)
  const pairs = total(counts) ** 2n - squared(counts)
  if (pairs === 0n) return 0
  return Number(total(distances) ** 2n - squared(distances)) / Number(all.count ** 2n * pairs)
}

/** Var(E[Y | bin]) / Var(Y) over the replicates but one: the formula as it stands, in whole numbers. */
function direct(draws: readonly Draw[], without: number): { index: number; variance: number } {
  const left = everyReplicate
    .filter((replicate) => replicate !== without)
    .map((replicate) => draws.filter((_, i) => i % REPLICATES === replicate))
  const all = wholeOf(left.flat())
  const inBins = everyBin.map((bin) => left.map((own) => own.filter(([place]) => place === bin)))
  const conditional = inBins.reduce(
    (sum, own) => sum + (own.flat().length / Number(all.count)) * meanProduct(own, all),
    -meanProduct(left, all),
  )
  const squares = left.flat().reduce((sum, [, output]) => sum + BigInt(output) ** 2n, 0n)
  const variance = Number(all.count * squares - all.sum ** 2n) / Number(all.count ** 2n)
  return { index: conditional / variance, variance }
}

/** Half the distance from 1 to the next number, and more than the roundings that one figure goes through. */
const [UNIT, STEPS] = [2 ** -53, 64] as const

/**
 * What rounding can do to the index. A sum S of n numbers less n times their mean m is off by d = 3u(|S| + |m| n), and by n times
 * what m is off, u|m| + 64u times the mean distance from the first draw. With A the distances of a row of replicates in size, from the mean with and without a replicate, and B
 * the sum of their d, the square of their sum and the sum of their squares are off by 4AB + 256uA^2 together, in numbers of pairs.
 */
function bound(draws: readonly Draw[], without: number): number {
  const total = (values: readonly number[]): number => values.reduce((sum, one) => sum + one, 0)
  const outputs = draws.map(([, output]) => output)
  const mean = total(outputs) / draws.length
  const away = outputs.map((output) => Math.abs(output - outputs[0]!))
  const meanOff = UNIT * Math.abs(mean) + (STEPS * UNIT * total(away)) / draws.length
  const left = outputs.filter((_, i) => i % REPLICATES !== without)
  const shift = left.reduce((sum, output) => sum + (output - mean), 0) / left.length
  const rows = (some: readonly Draw[]): number => {
    const own = everyReplicate.map((r) =>
      some.filter((one) => draws.indexOf(one) % REPLICATES === r).map(([, output]) => output),
    )
    const apart = total(own.flat().map((output) => Math.abs(output - mean) + Math.abs(shift)))
    const off = total(
      own.flat().map((output) => 3 * UNIT * (Math.abs(output) + Math.abs(mean)) + meanOff),
    )
    const counts = own.map((row, r) => (r === without ? 0 : row.length))
    const count = total(counts)
    const pairs = count ** 2 - total(counts.map((one) => one ** 2))
    return pairs === 0 ? 0 : (count * (4 * apart * off + 4 * STEPS * UNIT * apart ** 2)) / pairs
  }
  const conditional = everyBin.map((bin) => rows(draws.filter(([own]) => own === bin)))
  const off = (total(conditional) + rows(draws)) / (draws.length / 2)
  const { index, variance } = direct(draws, without)
  const varianceOff = (4 * STEPS * UNIT * total(away.map((one) => one ** 2))) / (draws.length / 2)
  return (off + (1 + Math.abs(index)) * varianceOff) / variance
}

const draw = fc.tuple(
  fc.integer({ min: 0, max: BINS - 1 }),
  fc.oneof(
    { weight: 9, arbitrary: fc.integer({ min: -20, max: 20 }) },
    { weight: 1, arbitrary: fc.constantFrom(-5000, 5000) },
  ),
)

it.each([
  [0, 1e-9],
  [1e9, 1e-2],
  [1e12, 10],
])('is the formula in whole numbers within what rounding can do: mean %d', (mean, most) => {
  fc.assert(
    fc.property(fc.array(draw, { minLength: 20, maxLength: 200 }), (drawn) => {
      const draws = drawn.map(([bin, output]): Draw => [bin, mean + output])
      const found = firstOrderIndex(...momentsOf(draws))
      const whole = direct(draws, -1)
      const parts = everyReplicate.map((r) => direct(draws, r))
      fc.pre(parts.every(({ variance }) => variance > 0))
      const off = bound(draws, -1)
      expect(off).toBeLessThan(most)
      expect(Math.abs(found!.value - whole.index)).toBeLessThanOrEqual(off)
      // The error is a projection of the parts: it moves by no more than they do together.
      const middle = parts.reduce((sum, { index }) => sum + index, 0) / REPLICATES
      const apart = (values: readonly number[]): number =>
        Math.sqrt(((REPLICATES - 1) / REPLICATES) * values.reduce((sum, one) => sum + one ** 2, 0))
      const error = apart(parts.map(({ index }) => index - middle))
      const errorOff = apart(everyReplicate.map((r) => bound(draws, r)))
      expect(Math.abs(found!.error - error)).toBeLessThanOrEqual(errorOff)
    }),
    { numRuns: 60, seed: 20261122 },
  )
})

it('is undefined for an output that does not vary, or in the draws of one replicate only', () => {
  const still = Array.from({ length: 64 }, (_, i): Draw => [i % BINS, 1234567])
  expect(firstOrderIndex(...momentsOf(still))).toBeUndefined()
  const once = still.with(20, [3, 7])
  expect(firstOrderIndex(...momentsOf(once))).toBeUndefined()
  const twice = once.with(37, [3, 7])
  expect(firstOrderIndex(...momentsOf(twice))).toBeDefined()
  expect(firstOrderIndex(...momentsOf(still.slice(0, 2)))).toBeUndefined()
})
