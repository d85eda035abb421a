import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { attributePricesReference as reference } from '../../../test/reference/attribute-prices.ts'
import { leastSquares } from './least-squares.ts'
import { smallSampleErrors } from './small-sample-errors.ts'

const { rows } = reference
const price = Float64Array.from(rows.price)
const drive = (name: string): Float64Array =>
  Float64Array.from(rows.drive, (each) => Number(each === name))
const constant = new Float64Array(price.length).fill(1)
const design = [
  constant,
  Float64Array.from(rows.memory),
  Float64Array.from(rows.disk),
  drive('double'),
  drive('single'),
]
const makers = [...new Set(rows.maker)]
const clusters = Int32Array.from(rows.maker, (maker) => makers.indexOf(maker))
const { residuals } = leastSquares(design, price, { covariance: 'classic' })

describe('smallSampleErrors', () => {
  // clubSandwich: test/reference/attribute-prices.R.
  it.each([
    ['alone', { adjustment: 'CR2' }],
    ['clustered', { adjustment: 'CR2', clusters }],
    ['aloneWider', { adjustment: 'CR3' }],
    ['clusteredWider', { adjustment: 'CR3', clusters }],
  ] as const)('equals clubSandwich: %s', (which, choice) => {
    const found = smallSampleErrors(design, residuals, choice).slice(1)
    for (const [k, { error, df }] of found.entries()) {
      expect(error).toBeCloseTo(reference[which].errors[k]!, 8)
      expect(df).toBeCloseTo(reference[which].df[k]!, 7)
    }
  })

  // Closed form: a mean has the error s / sqrt(n) with n - 1 degrees of freedom, a difference of two the error and the degrees of
  // freedom of Welch where both samples are taken to scatter alike: (1/n + 1/m)^2 / (1 / (n^2 (n - 1)) + 1 / (m^2 (m - 1))).
  it('is that of a mean, and of a difference of two', () => {
    const y = Float64Array.of(3, 5, 4, 8, 10, 9, 15, 11)
    const ones = new Float64Array(8).fill(1)
    const second = Float64Array.from({ length: 8 }, (_, i) => Number(i >= 3))
    const fit = (columns: readonly Float64Array[]) =>
      smallSampleErrors(columns, leastSquares(columns, y, { covariance: 'classic' }).residuals, {
        adjustment: 'CR2',
      })
    const squares = (values: readonly number[]): number => {
      const mean = values.reduce((sum, one) => sum + one, 0) / values.length
      return values.reduce((sum, one) => sum + (one - mean) ** 2, 0)
    }
    const [mean] = fit([ones])
    expect(mean!.error).toBeCloseTo(Math.sqrt(squares([...y]) / 7 / 8), 12)
    expect(mean!.df).toBeCloseTo(7, 10)
    const difference = fit([ones, second])[1]!
    const [few, more] = [squares([3, 5, 4]) / 2 / 3, squares([8, 10, 9, 15, 11]) / 4 / 5]
    expect(difference.error).toBeCloseTo(Math.sqrt(few + more), 12)
    expect(difference.df).toBeCloseTo((1 / 3 + 1 / 5) ** 2 / (1 / (9 * 2) + 1 / (25 * 4)), 10)
  })

  it('has one degree of freedom or more, whatever the design', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: -9, max: 9 }), fc.integer({ min: 0, max: 3 })), {
          minLength: 6,
          maxLength: 30,
        }),
        fc.boolean(),
        (drawn, apart) => {
          const x = Float64Array.from(drawn, ([value], i) => value + i / 7)
          const y = Float64Array.from(drawn, ([value], i) => (value * 13 + i * 5) % 11)
          fc.pre(new Set(y).size > 1 && new Set(drawn.map(([, own]) => own)).size > 1)
          const columns = [new Float64Array(x.length).fill(1), x]
          const fit = leastSquares(columns, y, { covariance: 'classic' })
          const own = apart ? {} : { clusters: drawn.map(([, code]) => code) }
          for (const adjustment of ['CR2', 'CR3'] as const)
            for (const { error, df } of smallSampleErrors(columns, fit.residuals, {
              adjustment,
              ...own,
            }))
              expect(error === 0 ? 1 : df).toBeGreaterThan(1 - 1e-9)
        },
      ),
      { seed: 1, numRuns: 200 },
    )
  })

  it('has the error of the others where one row alone determines a column', () => {
    const y = Float64Array.of(1, 4, 2, 6, 3, 7)
    const alone = Float64Array.of(0, 0, 0, 0, 0, 1)
    const columns = [new Float64Array(6).fill(1), alone]
    const fit = leastSquares(columns, y, { covariance: 'classic' })
    const [, own] = smallSampleErrors(columns, fit.residuals, { adjustment: 'CR2' })
    // Closed form: the error of the mean of the five others.
    expect(own!.error).toBeCloseTo(Math.sqrt(14.8 / 4 / 5), 12)
    expect(own!.df).toBeCloseTo(4, 10)
  })

  it('refuses one cluster, and clusters that are not as many as rows', () => {
    const choice = { adjustment: 'CR2' } as const
    const one = new Int32Array(price.length)
    expect(() => smallSampleErrors(design, residuals, { ...choice, clusters: one })).toThrow(
      'two clusters',
    )
    const short = clusters.slice(1)
    expect(() => smallSampleErrors(design, residuals, { ...choice, clusters: short })).toThrow(
      'belong together',
    )
  })
})
