import { describe, expect, it } from 'vitest'
import { reference, repeatedRows } from '../../../test/reference/panel.ts'
import { dot } from '#stats/regression/orthogonal-columns'
import { repeatedMeasures } from './repeated-measures.ts'

const { repeated } = reference

describe('repeatedMeasures', () => {
  it.each(['levels', 'line', 'none'] as const)('agrees with R (lm, CR1): time as %s', (time) => {
    const covariates = time === 'none' ? [] : repeatedRows.covariates
    const result = repeatedMeasures({ ...repeatedRows, covariates, time })
    const expected = repeated[time]
    expect(result.difference).toBeCloseTo(expected.value, 10)
    expect(result.standardError).toBeCloseTo(expected.se, 10)
    expect(result.df).toBe(expected.df)
    expect(result.pValue).toBeCloseTo(expected.p, 9)
    expect(result.interval.low).toBeCloseTo(expected.low, 9)
    expect(Math.sqrt(dot(result.influence, result.influence))).toBeCloseTo(expected.se, 10)
    expect(result.slopes).toHaveLength(covariates.length)
  })

  // By construction unit u is seen 3 + u mod 4 times.
  it('counts who is there and who is gone', () => {
    const { presence } = repeatedMeasures({ ...repeatedRows, time: 'line' })
    expect(presence).toEqual([
      { time: 1, units: 15, gone: 0 },
      { time: 2, units: 15, gone: 0 },
      { time: 3, units: 15, gone: 0 },
      { time: 4, units: 12, gone: 3 },
      { time: 5, units: 8, gone: 7 },
      { time: 6, units: 4, gone: 11 },
    ])
  })

  it('says when treatment and time are one', () => {
    const treated = Float64Array.from(repeatedRows.times, (time) => (time > 2 ? 1 : 0))
    expect(() => repeatedMeasures({ ...repeatedRows, treated, time: 'levels' })).toThrow(
      'cannot be told apart',
    )
    expect(() => repeatedMeasures({ ...repeatedRows, treated, time: 'line' })).not.toThrow()
    const twice = [repeatedRows.covariates[0]!, repeatedRows.covariates[0]!]
    expect(() => repeatedMeasures({ ...repeatedRows, covariates: twice, time: 'levels' })).toThrow(
      expect.objectContaining({ code: 'singular', details: { covariate: 1 } }),
    )
  })

  it('refuses one unit', () => {
    const units = new Int32Array(repeatedRows.units.length)
    expect(() => repeatedMeasures({ ...repeatedRows, units, time: 'none' })).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})
