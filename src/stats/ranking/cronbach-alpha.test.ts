import { describe, expect, it } from 'vitest'
import { ranking } from '../../../test/reference/ranking.ts'
import { cronbachAlpha } from './cronbach-alpha.ts'

describe('cronbachAlpha', () => {
  it.each(Object.entries(ranking.cases))("equals R's variances and F quantiles: %s", (_, one) => {
    const { value, interval } = cronbachAlpha(one.ratings, ranking.level)
    expect(value).toBeCloseTo(one.alpha.value, 11)
    expect(interval!.low).toBeCloseTo(one.alpha.low, 9)
    expect(interval!.high).toBeCloseTo(one.alpha.high, 9)
  })

  // Shrout and Fleiss (1979), table 4: ICC(3,4), which alpha is, is .91.
  it('is the published ICC(3,k)', () => {
    expect(cronbachAlpha(ranking.cases['published']!.ratings, 0.95).value).toBeCloseTo(0.91, 2)
  })

  it('is 1 without an interval where questions differ by a constant', () => {
    expect(
      cronbachAlpha(
        [
          [1, 2, 3],
          [2, 3, 4],
        ],
        0.95,
      ),
    ).toEqual({ value: 1 })
  })

  it('refuses one question, and respondents with the same total', () => {
    expect(() => cronbachAlpha([[1, 2, 3]], 0.95)).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() =>
      cronbachAlpha(
        [
          [1, 2, 3],
          [3, 2, 1],
        ],
        0.95,
      ),
    ).toThrow(expect.objectContaining({ code: 'no-variation' }))
  })
})
