import { describe, expect, it } from 'vitest'
import {
  monthly,
  months,
  present,
  presentValues,
  reference,
} from '../../../test/reference/time-series.ts'
import { autocorrelations } from './autocorrelation.ts'
import { durbinWatson } from './durbin-watson.ts'
import { ljungBox } from './ljung-box.ts'
import { onGrid } from './periods.ts'
import { seasonalTerms } from './seasonal-terms.ts'

const holes = onGrid(presentValues, present)

describe('autocorrelations', () => {
  it.each([
    ['whole', monthly],
    ['holes', holes],
  ] as const)('agree with R (acf): %s', (name, values) => {
    const found = autocorrelations(values, 14)
    reference.acf[name].forEach((value, k) => {
      expect(found[k]!.lag).toBe(k + 1)
      expect(found[k]!.value).toBeCloseTo(value, 12)
    })
    expect(found[0]!.pairs).toBe(name === 'whole' ? 83 : 72)
  })

  it('refuse what has no past', () => {
    expect(() => autocorrelations(Float64Array.of(1, 2, 3), 3)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => autocorrelations(Float64Array.of(2, 2, 2, 2), 1)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => autocorrelations(Float64Array.of(2, Infinity, 2, 2), 1)).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    )
  })
})

describe('ljungBox', () => {
  it('agrees with R (Box.test)', () => {
    const calm = Float64Array.from(reference.inputs.calm)
    for (const { lags, fitted, q, p } of reference.ljungBox) {
      const test = ljungBox(calm, lags, fitted)
      expect(test.q).toBeCloseTo(q, 9)
      expect(test.df).toBe(lags - fitted)
      expect(test.pValue).toBeCloseTo(p, 10)
    }
  })

  // By hand: two of four neighbours are there. Mean 0, variance 1, r1 = (1 x -1 + 1 x -1) / (2 + 1) / 1.
  it('counts the pairs that are there', () => {
    const values = Float64Array.of(1, -1, Number.NaN, 1, -1)
    const r = -2 / 3
    expect(ljungBox(values, 1, 0).q).toBeCloseTo((4 * 6 * r * r) / 2, 12)
  })

  it('refuses lags that fitted terms use up', () => {
    expect(() => ljungBox(monthly, 2, 2)).toThrow(expect.objectContaining({ code: 'domain' }))
  })
})

describe('durbinWatson', () => {
  it.each([
    ['none', { kind: 'none' }],
    ['levels', { kind: 'levels', length: 12 }],
  ] as const)('agrees with R (lmtest, normal approximation): %s', (name, season) => {
    const t = Float64Array.from(months, (month) => month - 49)
    const design = [
      t.map(() => 1),
      t,
      t.map((value) => Number(value >= 0)),
      t.map((value) => Math.max(0, value)),
      ...seasonalTerms(months, season),
    ]
    const residuals = Float64Array.from(reference.segmented[name].residuals)
    const { d, pValue } = durbinWatson(residuals, design)
    expect(d).toBeCloseTo(reference.durbinWatson[name].d, 10)
    expect(pValue / reference.durbinWatson[name].p).toBeCloseTo(1, 6)
  })

  it('refuses residuals that say nothing', () => {
    const ones = [new Float64Array(6).fill(1)]
    expect(() => durbinWatson(new Float64Array(6), ones)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => durbinWatson(Float64Array.of(1, 2), [new Float64Array(2).fill(1)])).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => durbinWatson(Float64Array.of(1, Number.NaN, 2, 1, 2, 3), ones)).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    )
  })
})

describe('onGrid', () => {
  it('leaves room for what is missing', () => {
    expect(onGrid(Float64Array.of(5, 6), Int32Array.of(3, 5))).toEqual(
      Float64Array.of(5, Number.NaN, 6),
    )
    expect(() => onGrid(Float64Array.of(5, 6), Int32Array.of(0, 2_000_000_000))).toThrow(
      'take longer ones',
    )
  })
})
