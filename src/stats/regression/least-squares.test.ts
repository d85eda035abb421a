import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { leastSquares } from './least-squares.ts'
import type { CovarianceChoice } from './row-scores.ts'

interface Regression {
  readonly coefficients: number[]
  readonly classic: number[][]
  readonly hc2: number[][]
  readonly hc3: number[][]
  readonly cr1: number[][]
  readonly leverage: number[]
}
// Base R, lm and sandwiches written out; statsmodels, OLS: test/reference/methods.R, methods.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'arm' | 'age' | 'bmi' | 'outcome' | 'cluster', number[]>
  regression: Regression & { residuals: number[]; rSquared: number }
}
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as { regression: Regression }
const { inputs } = reference
const column = (values: readonly number[]) => Float64Array.from(values)
const design = [inputs.arm.map(() => 1), inputs.arm, inputs.age, inputs.bmi].map(column)
const y = column(inputs.outcome)

function expectMatrix(actual: readonly (readonly number[])[], expected: number[][]): void {
  expected.forEach((row, i) =>
    row.forEach((value, j) => {
      const scale = Math.sqrt(expected[i]![i]! * expected[j]![j]!)
      expect(actual[i]![j]! / scale).toBeCloseTo(value / scale, 9)
    }),
  )
}

describe('leastSquares', () => {
  const fit = leastSquares(design, y, { covariance: 'classic' })

  it('agrees with R and statsmodels', () => {
    for (const { coefficients, leverage } of [reference.regression, python.regression]) {
      coefficients.forEach((value, j) => expect(fit.coefficients[j]! / value).toBeCloseTo(1, 10))
      leverage.forEach((value, i) => expect(fit.leverage[i]).toBeCloseTo(value, 11))
    }
    reference.regression.residuals.forEach((value, i) =>
      expect(fit.residuals[i]).toBeCloseTo(value, 10),
    )
    expect(fit.rSquared).toBeCloseTo(reference.regression.rSquared, 12)
    expect(fit.df).toBe(56)
  })

  it.each([
    ['classic', { covariance: 'classic' }, 56],
    ['hc2', { covariance: 'HC2' }, 56],
    ['hc3', { covariance: 'HC3' }, 56],
    ['cr1', { covariance: 'CR1', clusters: inputs.cluster }, 11],
  ] as const)('has the %s covariance of R and statsmodels', (name, choice, df) => {
    const result = leastSquares(design, y, choice)
    expectMatrix(result.covariance, reference.regression[name])
    expectMatrix(result.covariance, python.regression[name])
    expect(result.df).toBe(df)
  })

  it('has an influence whose squares sum to the variance', () => {
    for (const choice of [
      { covariance: 'HC2' },
      { covariance: 'CR1', clusters: inputs.cluster },
    ] satisfies CovarianceChoice[]) {
      const { influence, covariance } = leastSquares(design, y, choice)
      influence.forEach((values, j) => {
        const sum = values.reduce((total, value) => total + value ** 2, 0)
        expect(sum / covariance[j]![j]!).toBeCloseTo(1, 12)
      })
    }
  })

  it('leaves residuals at right angles to the design', () => {
    const row = fc.record({
      x: fc.integer({ min: -50, max: 50 }),
      y: fc.integer({ min: -50, max: 50 }),
    })
    fc.assert(
      fc.property(fc.array(row, { minLength: 4, maxLength: 40 }), (rows) => {
        fc.pre(new Set(rows.map(({ x }) => x)).size > 1 && new Set(rows.map(({ y }) => y)).size > 1)
        const x = column(rows.map((each) => each.x))
        const ones = x.map(() => 1)
        const { residuals } = leastSquares([ones, x], column(rows.map((each) => each.y)), {
          covariance: 'HC3',
        })
        expect(residuals.reduce((sum, e) => sum + e, 0)).toBeCloseTo(0, 9)
        expect(residuals.reduce((sum, e, i) => sum + e * x[i]!, 0)).toBeCloseTo(0, 7)
      }),
    )
  })

  // Longley's data, certified values of NIST StRD (15 digits), a nearly collinear design.
  it('keeps its digits on Longley', () => {
    const rows = [
      [60323, 83, 234289, 2356, 1590, 107608, 1947],
      [61122, 88.5, 259426, 2325, 1456, 108632, 1948],
      [60171, 88.2, 258054, 3682, 1616, 109773, 1949],
      [61187, 89.5, 284599, 3351, 1650, 110929, 1950],
      [63221, 96.2, 328975, 2099, 3099, 112075, 1951],
      [63639, 98.1, 346999, 1932, 3594, 113270, 1952],
      [64989, 99, 365385, 1870, 3547, 115094, 1953],
      [63761, 100, 363112, 3578, 3350, 116219, 1954],
      [66019, 101.2, 397469, 2904, 3048, 117388, 1955],
      [67857, 104.6, 419180, 2822, 2857, 118734, 1956],
      [68169, 108.4, 442769, 2936, 2798, 120445, 1957],
      [66513, 110.8, 444546, 4681, 2637, 121950, 1958],
      [68655, 112.6, 482704, 3813, 2552, 123366, 1959],
      [69564, 114.2, 502601, 3931, 2514, 125368, 1960],
      [69331, 115.7, 518173, 4806, 2572, 127852, 1961],
      [70551, 116.9, 554894, 4007, 2827, 130081, 1962],
    ] as const
    const columns = [1, 2, 3, 4, 5, 6].map((k) => column(rows.map((row) => row[k]!)))
    const longley = leastSquares(
      [column(rows.map(() => 1)), ...columns],
      column(rows.map(([employed]) => employed)),
      { covariance: 'classic' },
    )
    const certified = [
      [-3482258.63459582, 890420.383607373],
      [15.0618722713733, 84.9149257747669],
      [-0.35819179292591e-1, 0.334910077722432e-1],
      [-2.02022980381683, 0.488399681651699],
      [-1.03322686717359, 0.214274163161675],
      [-0.511041056535807e-1, 0.22607320006937],
      [1829.15146461355, 455.478499142212],
    ] as const
    certified.forEach(([coefficient, standardError], j) => {
      expect(longley.coefficients[j]! / coefficient).toBeCloseTo(1, 7)
      expect(Math.sqrt(longley.covariance[j]![j]!) / standardError).toBeCloseTo(1, 7)
    })
  })

  it('lets a row that alone determines a column add nothing', () => {
    const alone = y.map((_, i) => (i === 3 ? 1 : 0))
    const result = leastSquares([...design, alone], y, { covariance: 'HC2' })
    const without = leastSquares(
      design.map((values) => values.filter((_, i) => i !== 3)),
      y.filter((_, i) => i !== 3),
      { covariance: 'HC2' },
    )
    expect(result.leverage[3]).toBeCloseTo(1, 12)
    expect(result.coefficients[1]).toBeCloseTo(without.coefficients[1]!, 10)
    expect(result.covariance[1]![1]).toBeCloseTo(without.covariance[1]![1]!, 10)
  })

  it('names the column that others determine', () => {
    const twice = design[2]!.map((value) => 2 * value + 1)
    expect(() => leastSquares([...design, twice], y, { covariance: 'HC2' })).toThrow(
      expect.objectContaining({ code: 'singular', details: { column: 4 } }),
    )
    const nothing = y.map(() => 0)
    expect(() => leastSquares([nothing], y, { covariance: 'HC2' })).toThrow(
      expect.objectContaining({ code: 'singular', details: { column: 0 } }),
    )
  })

  it('refuses what cannot be fitted', () => {
    const classic = { covariance: 'classic' } as const
    const ones = column([1, 1])
    expect(() => leastSquares([], y, classic)).toThrow(expect.objectContaining({ code: 'too-few' }))
    expect(() => leastSquares([ones, column([1, 2])], column([1, 2]), classic)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => leastSquares([ones], column([3, 3]), classic)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => leastSquares([ones], y, classic)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
    expect(() => leastSquares([column([1, Infinity])], column([1, 2]), classic)).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    )
    expect(() => leastSquares(design, y, { covariance: 'CR1', clusters: y.map(() => 1) })).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})
