import { describe, expect, it } from 'vitest'
import { upperEnds, willingness } from '../../../test/reference/willingness.ts'
import {
  intervalRegression,
  type IntervalFamily,
  type IntervalRows,
} from './interval-regression.ts'

const { rows, families } = willingness
const lower = Float64Array.from(rows.lower)
const constant = new Float64Array(lower.length).fill(1)

function rowsOf(family: string, design: readonly Float64Array[]): IntervalRows {
  const none = family === 'normal' || family === 'logistic' ? -Infinity : 0
  return {
    lower: lower.map((end) => (end === 0 ? none : end)),
    upper: upperEnds(rows.upper),
    design,
  }
}

function expectRows(
  found: readonly (readonly number[])[],
  said: readonly (readonly number[])[],
): void {
  for (const [k, row] of said.entries())
    for (const [l, value] of row.entries()) {
      const size = Math.sqrt(said[k]![k]! * said[l]![l]!)
      expect(Math.abs(found[k]![l]! - value) / size).toBeLessThan(1e-6)
    }
}

describe.each(Object.entries(families))(
  "intervalRegression, %s, equals R's survreg",
  (name, one) => {
    const family = name as IntervalFamily
    it.each([
      ['alone', [constant]],
      ['income', [constant, Float64Array.from(rows.income)]],
    ] as const)('%s', (which, design) => {
      const found = intervalRegression(rowsOf(name, design), family)
      const said = one[which]
      expect(found.logLikelihood).toBeCloseTo(said.logLikelihood, 7)
      for (const [k, value] of said.coefficients.entries())
        expect(found.coefficients[k]).toBeCloseTo(value, 5)
      expect(found.scale).toBeCloseTo(said.scale, 5)
      expectRows(found.covariance, said.covariance)
    })

    it('with weights, errors by the sandwich', () => {
      const design = [constant, Float64Array.from(rows.income)]
      const weights = Float64Array.from(rows.weight)
      const found = intervalRegression({ ...rowsOf(name, design), weights }, family)
      expect(found.logLikelihood).toBeCloseTo(one.weighted.logLikelihood, 7)
      expect(found.coefficients[1]).toBeCloseTo(one.weighted.coefficients[1]!, 5)
      expectRows(found.robust, one.weighted.covariance)
    })
  },
)

describe('intervalRegression', () => {
  const alone = (lows: readonly number[], highs: readonly number[], family: IntervalFamily) =>
    intervalRegression(
      {
        lower: Float64Array.from(lows),
        upper: Float64Array.from(highs),
        design: [new Float64Array(lows.length).fill(1)],
      },
      family,
    )

  // One bid a group and half a saturated model: two bids, shares of yes 3/4 and 1/4, so that the logistic passes
  // through both: location - 10 = scale ln 3, 20 - location = scale ln 3.
  it('passes through two shares of yes', () => {
    const lows = [10, 10, 10, -Infinity, 20, -Infinity, -Infinity, -Infinity]
    const highs = [Infinity, Infinity, Infinity, 10, Infinity, 20, 20, 20]
    const found = alone(lows, highs, 'logistic')
    expect(found.coefficients[0]).toBeCloseTo(15, 8)
    expect(found.scale).toBeCloseTo(5 / Math.log(3), 8)
    expect(found.logLikelihood).toBeCloseTo(6 * Math.log(0.75) + 2 * Math.log(0.25), 10)
  })

  it.each(Object.keys(families) as IntervalFamily[])(
    'has the same top where rows stand for millions of people: %s',
    (family) => {
      const plain = rowsOf(family, [constant])
      for (const times of [1e5, 1e7, 1e9]) {
        const weights = new Float64Array(lower.length).fill(times)
        const found = intervalRegression({ ...plain, weights }, family)
        const said = families[family]!.alone
        expect(found.coefficients[0]).toBeCloseTo(said.coefficients[0]!, 5)
        expect(found.scale).toBeCloseTo(said.scale, 5)
      }
    },
  )

  // R: exp(-exp(710)) and its derivatives are 0.
  it('takes an end that lies far beyond everything as none', () => {
    const lows = Array.from({ length: 12 }, (_, k) => 100 + k)
    const highs = lows.map((low) => low + 0.5)
    const open = alone([...lows, 100], [...highs, Infinity], 'weibull')
    const far = alone([...lows, 100], [...highs, 1e300], 'weibull')
    expect(far.coefficients[0]).toBeCloseTo(open.coefficients[0]!, 9)
    expect(far.scale).toBeCloseTo(open.scale, 9)
  })

  it.each([
    ['all say yes', [10, 20, 30], [Infinity, Infinity, Infinity]],
    ['all say no', [0, 0, 0], [10, 20, 30]],
    ['all intervals share a price', [5, 10, 8], [20, 30, Infinity]],
  ])('has no answer where %s', (_, lows, highs) => {
    expect(() => alone(lows, highs, 'lognormal')).toThrow(
      expect.objectContaining({ code: 'separation' }),
    )
  })

  it('refuses ends upside down, prices under 0 on logs, one row, and columns alike', () => {
    const refused = (code: string) => expect.objectContaining({ code })
    expect(() => alone([10, 5], [5, 10], 'normal')).toThrow(refused('domain'))
    expect(() => alone([-5, 5], [5, 10], 'lognormal')).toThrow(refused('domain'))
    expect(() => alone([5], [10], 'normal')).toThrow(refused('too-few'))
    for (const other of [constant, new Float64Array(lower.length)]) {
      const design = [other, constant]
      expect(() => intervalRegression(rowsOf('normal', design), 'normal')).toThrow(
        refused('singular'),
      )
    }
  })
})
