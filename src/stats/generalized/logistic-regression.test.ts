import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reference, second } from '../../../test/reference/generalized.ts'
import { oddsRatioInterval } from '#stats/intervals/odds-ratio-interval'
import { dot } from '#stats/regression/orthogonal-columns'
import { logisticRegression } from './logistic-regression.ts'

const { inputs } = reference
const column = (values: readonly number[]) => Float64Array.from(values)
const ones = (n: number) => new Float64Array(n).fill(1)
const design = [ones(120), column(inputs.arm), column(inputs.age), column(inputs.size)]
const outcome = column(inputs.yes)
const classic = { covariance: 'classic' } as const

function expectMatrix(actual: readonly (readonly number[])[], expected: number[][]): void {
  expected.forEach((row, i) =>
    row.forEach((value, j) => {
      const scale = Math.sqrt(expected[i]![i]! * expected[j]![j]!)
      expect(actual[i]![j]! / scale).toBeCloseTo(value / scale, 8)
    }),
  )
}

describe('logisticRegression', () => {
  const fit = logisticRegression({ design, outcome, choice: classic, level: 0.95 })

  it('agrees with R and statsmodels', () => {
    for (const { coefficients, deviance } of [reference.logistic, second.logistic]) {
      coefficients.forEach((value, j) => expect(fit.coefficients[j]! / value).toBeCloseTo(1, 8))
      expect(fit.deviance).toBeCloseTo(deviance, 9)
    }
    reference.logistic.means.forEach((value, i) => expect(fit.means[i]).toBeCloseTo(value, 10))
    expect(fit.pearsonDispersion).toBeCloseTo(reference.logistic.pearsonDispersion, 9)
    expect(fit.df).toBe(Infinity)
  })

  it.each([
    ['classic', classic],
    ['hc2', { covariance: 'HC2' }],
    ['hc3', { covariance: 'HC3' }],
    ['cr1', { covariance: 'CR1', clusters: inputs.cluster }],
  ] as const)('has the %s covariance of R (sandwich)', (name, choice) => {
    const result = logisticRegression({ design, outcome, choice, level: 0.95 })
    expectMatrix(result.covariance, reference.logistic[name])
    if (name === 'classic' || name === 'cr1') expectMatrix(result.covariance, second.logistic[name])
    result.influence.forEach((values, j) =>
      expect(dot(values, values) / result.covariance[j]![j]!).toBeCloseTo(1, 12),
    )
    expect(result.df).toBe(name === 'cr1' ? 14 : Infinity)
  })

  // Closed form: with one yes-no column the odds ratio is that of the four cells, with Woolf's error.
  it('is the odds ratio of a table', () => {
    const arm = column(inputs.arm)
    const x = (which: number) =>
      inputs.yes.filter((y, i) => inputs.arm[i] === which && y === 1).length
    const { ratios } = logisticRegression({
      design: [ones(120), arm],
      outcome,
      choice: classic,
      level: 0.9,
    })
    const table = oddsRatioInterval({ x1: x(0), n1: 60, x2: x(1), n2: 60 }, 0.9)
    expect(ratios[1]!.ratio).toBeCloseTo(table.ratio, 9)
    expect(ratios[1]!.logStandardError).toBeCloseTo(table.logStandardError, 9)
    expect(ratios[1]!.interval.high).toBeCloseTo(table.interval.high, 8)
  })

  it('sums its fitted shares to the yes in every column (score equations)', () => {
    const rows = fc.array(fc.tuple(fc.double({ min: -2, max: 2, noNaN: true }), fc.boolean()), {
      minLength: 20,
      maxLength: 40,
    })
    fc.assert(
      fc.property(rows, (rows) => {
        const x = Float64Array.from(rows, ([value], i) => value + (i % 2))
        const y = Float64Array.from(rows, ([, yes], i) => (i < 4 ? [0, 1, 1, 0][i]! : Number(yes)))
        x.set([-3, -3, 3, 3])
        const result = logisticRegression({
          design: [ones(y.length), x],
          outcome: y,
          choice: classic,
          level: 0.95,
        })
        expect(dot(result.means, x)).toBeCloseTo(dot(y, x), 8)
      }),
      { numRuns: 60, seed: 3 },
    )
  })
})

describe('logisticRegression, where no finite fit exists', () => {
  const x = Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8)
  const fitOf = (columns: Float64Array[], y: number[]) =>
    logisticRegression({
      design: [ones(y.length), ...columns],
      outcome: column(y),
      choice: classic,
      level: 0.95,
    })

  it('finds a complete separation, also of rows far apart', () => {
    const y = [0, 0, 0, 0, 1, 1, 1, 1]
    expect(() => fitOf([x], y)).toThrow(expect.objectContaining({ code: 'separation' }))
    expect(() => fitOf([x.map((value) => 1e4 * (value - 4.5) ** 3)], y)).toThrow(
      expect.objectContaining({ code: 'separation' }),
    )
    expect(() => fitOf([x, x.map((value) => value ** 2)], y)).toThrow(
      expect.objectContaining({ code: 'separation' }),
    )
  })

  // Quasi-complete: a group that only says yes; the rest could be fitted (Albert and Anderson, section 3).
  it('finds a group that only says yes, and names it', () => {
    const group = Float64Array.of(0, 0, 0, 0, 0, 0, 1, 1)
    expect(() => fitOf([x, group], [0, 1, 0, 1, 0, 1, 1, 1])).toThrow(
      expect.objectContaining({ code: 'separation', details: { column: 2, rows: 2 } }),
    )
  })

  it('fits a table that is close to separation', () => {
    const n = 2000
    const group = Float64Array.from({ length: n }, (_, i) => i % 2)
    const y = Array.from(group, (value, i) => (i < 2 ? 1 - value : value))
    const { ratios } = fitOf([group], y)
    expect(ratios[1]!.ratio / 999 ** 2).toBeCloseTo(1, 8)
  })

  it('refuses rows that cannot be fitted', () => {
    expect(() => fitOf([x], [1, 1, 1, 1, 1, 1, 1, 1])).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => fitOf([x], [0, 1, 2, 0, 1, 0, 1, 0])).toThrow(
      expect.objectContaining({ code: 'domain', details: { index: 2 } }),
    )
    const y = [0, 1, 0, 0, 1, 1, 0, 1]
    expect(() => fitOf([x, x.map((value) => 3 * value - 1)], y)).toThrow(
      expect.objectContaining({ code: 'singular', details: { column: 2 } }),
    )
    expect(() => fitOf([x.with(3, Number.NaN)], y)).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    )
    expect(() => fitOf([x.slice(1)], y)).toThrow(expect.objectContaining({ code: 'domain' }))
    const one = { covariance: 'CR1', clusters: new Int8Array(8) } as const
    expect(() =>
      logisticRegression({ design: [ones(8), x], outcome: column(y), choice: one, level: 0.95 }),
    ).toThrow(expect.objectContaining({ code: 'too-few' }))
  })
})
