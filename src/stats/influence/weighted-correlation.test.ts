import { array, assert, double, integer, property, tuple } from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pearsonCorrelation, spearmanCorrelation } from '#stats/descriptive/correlation'
import { weightedCorrelations } from '../../../test/reference/weighted-correlation.ts'
import { standardErrorOf } from './linear-estimate.ts'
import { weightedCorrelation } from './weighted-correlation.ts'

const { inputs, repeated } = weightedCorrelations
const { a, b, weight, far, times } = inputs
const pair = [a, b] as const

describe('weightedCorrelation', () => {
  // R: cov.wt of values and of weighted mid-ranks; errors by differences in the weights.
  it.each([
    ['values', weight, 'values'],
    ['values', far, 'farValues'],
    ['ranks', weight, 'ranks'],
    ['ranks', far, 'farRanks'],
  ] as const)('of %s equals R, with its error', (of, weights, key) => {
    const found = weightedCorrelation(pair, Float64Array.from(weights), of)
    const expected = weightedCorrelations[key]
    expect(found.value).toBeCloseTo(expected.value, 12)
    expect(standardErrorOf(found)).toBeCloseTo(expected.standardError, 9)
    expect(found.effectiveSize).toBeCloseTo(expected.effectiveSize, 10)
    expect(found).toMatchObject({ n: 40, df: 39 })
  })

  it.each(['values', 'ranks'] as const)('of %s takes a weight of 3 as three pairs, as R', (of) => {
    const { value } = weightedCorrelation(pair, Float64Array.from(times), of)
    expect(value).toBeCloseTo(repeated[of], 12)
  })

  const whole = integer({ min: 1, max: 4 })
  const few = integer({ min: 0, max: 5 })

  it('takes whole weights as pairs that stand there so often, whatever they are', () => {
    assert(
      property(array(tuple(few, few, whole), { minLength: 2, maxLength: 15 }), (rows) => {
        const columns = [0, 1].map((at) => rows.map((row) => row[at]!)) as [number[], number[]]
        if (columns.some((column) => new Set(column).size < 2)) return
        const stand = columns.map((column) =>
          column.flatMap((value, i) => Array.from({ length: rows[i]![2] }, () => value)),
        ) as [number[], number[]]
        const weights = Float64Array.from(rows, (row) => row[2])
        const { value } = weightedCorrelation(columns, weights, 'ranks')
        expect(value).toBeCloseTo(spearmanCorrelation(...stand), 12)
        const { value: straight } = weightedCorrelation(columns, weights, 'values')
        expect(straight).toBeCloseTo(pearsonCorrelation(...stand), 12)
      }),
    )
  })

  it('does not see the unit of the weights, nor what rises with a column, and its influences even out', () => {
    // Of 15 pairs the lightest has a share of 1e-3 or more: ranks lose three of their sixteen digits at most.
    const size = double({ min: 0.1, max: 10, noNaN: true })
    assert(
      property(array(tuple(few, few, size), { minLength: 2, maxLength: 15 }), (rows) => {
        const columns = [0, 1].map((at) => rows.map((row) => row[at]!)) as [number[], number[]]
        if (columns.some((column) => new Set(column).size < 2)) return
        const weights = Float64Array.from(rows, (row) => row[2])
        const found = weightedCorrelation(columns, weights, 'ranks')
        const cubes = [columns[0].map((value) => value ** 3), columns[1]] as const
        const thousandfold = weights.map((one) => 1000 * one)
        expect(weightedCorrelation(cubes, thousandfold, 'ranks').value).toBeCloseTo(found.value, 9)
        const sum = found.influence.reduce((total, one) => total + one, 0)
        const largest = found.influence.reduce((most, one) => Math.max(most, Math.abs(one)), 1)
        expect(sum / largest).toBeCloseTo(0, 9)
      }),
    )
  })

  it('is 1 or -1 in perfect order, with an error of 0 of ranks', () => {
    const rising = [1, 2, 5, 9]
    const weights = Float64Array.of(1, 3, 2, 5)
    const found = weightedCorrelation([rising, rising.map(Math.exp)], weights, 'ranks')
    expect(found.value).toBeCloseTo(1, 14)
    expect(standardErrorOf(found)).toBeCloseTo(0, 12)
    const falling = weightedCorrelation([rising, rising.map((x) => -x)], weights, 'values')
    expect(falling.value).toBeCloseTo(-1, 14)
  })

  it.each([
    ['too-few', [1], [2], [1]],
    ['domain', [1, 2], [2], [1, 1]],
    ['domain', [1, 2], [2, 3], [1]],
    ['domain', [1, 2], [2, 3], [1, 0]],
    ['domain', [1, 2], [2, 3], [Number.NaN, 1]],
    ['not-finite', [1, Infinity], [2, 3], [1, 1]],
    ['no-variation', [0.1, 0.1, 0.1], [2, 3, 4], [1, 2, 4]],
    ['no-variation', [1, 2], [3, 3], [1, 2]],
  ] as const)('refuses with %s', (code, first, second, weights) => {
    for (const of of ['values', 'ranks'] as const)
      expect(() => weightedCorrelation([first, second], Float64Array.from(weights), of)).toThrow(
        expect.objectContaining({ code }),
      )
  })
})
