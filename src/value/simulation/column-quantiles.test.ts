import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantiles } from '#stats/descriptive/quantile'
import { createGenerator } from '#stats/random/generator'
import { createColumnQuantiles } from './column-quantiles.ts'

describe('createColumnQuantiles', () => {
  const shares = [0.05, 0.1, 0.5, 0.9, 0.95]

  it('finds what sorting finds, wherever the range lies', () => {
    const values = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), {
      minLength: 2,
      maxLength: 300,
    })
    const range = fc.tuple(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), fc.nat({ max: 1000 }))
    fc.assert(
      fc.property(values, range, (list, [low, width]) => {
        const column = Float64Array.from(list)
        const count = column.length
        const found = createColumnQuantiles(count)(column, {
          shares,
          range: { low, high: low + width + 0.1 },
          count,
        })
        const sorted = quantiles(column, shares)
        for (const [i, { value }] of found.entries()) {
          expect(Math.abs(value - sorted[i]!)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(value)))
        }
      }),
      { seed: 7 },
    )
  })

  it('puts infinite values last, and takes one column after another', () => {
    const quantilesOf = createColumnQuantiles(4)
    const range = { low: 0, high: 10 }
    const valuesOf = (column: Float64Array, count: number) =>
      quantilesOf(column, { shares: [0.25, 0.5, 0.75], range, count }).map(({ value }) => value)
    const some = Float64Array.of(3, Infinity, 1, Infinity)
    expect(valuesOf(some, 4)).toEqual([2.5, Infinity, Infinity])
    expect(valuesOf(some, 2)).toEqual([1.5, 2, 2.5])
    expect(valuesOf(Float64Array.of(4, 2, 2, 8), 4)).toEqual([2, 3, 5])
  })

  it('gives the same values alone, where all are equal too', () => {
    const generator = createGenerator(2, 'values')
    const column = Float64Array.from({ length: 10_000 }, () => generator.next() ** 2)
    const hundred = Array.from({ length: 100 }, (_, k) => (k + 0.5) / 100)
    const question = { shares: hundred, range: { low: 0, high: 1 }, count: column.length }
    const quantilesOf = createColumnQuantiles(column.length)
    const sorted = quantiles(column, hundred)
    const found = quantilesOf.values(column, question)
    for (const [i, value] of found.entries()) expect(value).toBeCloseTo(sorted[i]!, 12)
    expect(quantilesOf(column, question).map(({ value }) => value)).toEqual(found)
    const equal = { ...question, range: { low: 3, high: 3 } }
    expect(new Set(quantilesOf.values(column.fill(3), equal))).toEqual(new Set([3]))
  })

  it('states an error that holds at other seeds', () => {
    // Exponential numbers: the quantile is -ln(1 - p), its error sqrt(p (1 - p) / n) / (1 - p).
    const draws = 4000
    const quantilesOf = createColumnQuantiles(draws)
    const squares = [0, 0, 0, 0, 0]
    const stated = [0, 0, 0, 0, 0]
    for (let seed = 0; seed < 60; seed++) {
      const generator = createGenerator(seed, 'quantiles')
      const column = Float64Array.from({ length: draws }, () => -Math.log(generator.next()))
      const found = quantilesOf(column, { shares, range: { low: 0, high: 4 }, count: draws })
      for (const [i, { value, error }] of found.entries()) {
        squares[i]! += (value + Math.log(1 - shares[i]!)) ** 2 / 60
        stated[i]! += error ** 2 / 60
      }
    }
    for (const [i, p] of shares.entries()) {
      const exact = Math.sqrt((p * (1 - p)) / draws) / (1 - p)
      // Chi-square with 60 and 900 degrees of freedom: within 4 standard errors of 9 % and 4 %.
      expect(Math.abs(Math.sqrt(squares[i]!) / exact - 1)).toBeLessThan(0.4)
      expect(Math.abs(Math.sqrt(stated[i]!) / exact - 1)).toBeLessThan(0.2)
    }
  })
})
