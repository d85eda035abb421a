import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentsOf, standardDeviation } from '#stats/descriptive/moments'
import { standardErrorOf } from '#stats/influence/linear-estimate'
import { weightedMeanEstimate } from '#stats/influence/weighted-mean-estimate'
import { createGenerator } from '#stats/random/generator'
import { resampledMeans } from './resampled-means.ts'
import { resampledShares } from './resampled-shares.ts'

const generator = () => createGenerator(1, 'people')

describe('resampledMeans', () => {
  it('is what shares are, of answers of yes and no', () => {
    const answers = fc.array(fc.constantFrom(0, 1, NaN), { minLength: 40, maxLength: 40 })
    fc.assert(
      fc.property(fc.array(answers, { minLength: 1, maxLength: 3 }), (rows) => {
        const columns = rows.map((row) => Float64Array.from(row))
        const shared = { generator: generator(), resamples: 100 }
        expect(resampledMeans({ columns, ...shared })).toEqual(
          resampledShares({ questions: columns, ...shared, generator: generator() }),
        )
      }),
      { numRuns: 20 },
    )
  })

  it('does not change where all weights are multiplied', () => {
    const columns = [Float64Array.of(1, 4, 2, NaN), Float64Array.of(3, 3, 5, 1)]
    const weights = Float64Array.of(1, 2, 0.5, 4)
    const found = [weights, weights.map((weight) => 4 * weight)].map((own) =>
      resampledMeans({ columns, weights: own, generator: generator(), resamples: 100 }),
    )
    expect(found[1]).toEqual(found[0])
  })

  // The linearised error of a weighted mean, checked against R's survey package, without its n / (n - 1).
  it('spreads as the linearised error of a weighted mean says', () => {
    const draw = createGenerator(3, 'answers')
    const column = Float64Array.from({ length: 400 }, () => 1 + draw.below(5))
    const weights = Float64Array.from({ length: 400 }, () => 0.5 + draw.next())
    const [means] = resampledMeans({
      columns: [column],
      weights,
      generator: generator(),
      resamples: 4000,
    })
    const error = standardErrorOf(weightedMeanEstimate(column, weights)) * Math.sqrt(399 / 400)
    const found = standardDeviation(momentsOf(means!))
    // The bootstrap's own error at 4,000 resamples, and the curvature of a ratio at 400 people.
    expect(Math.abs(found / error - 1)).toBeLessThan(4 / Math.sqrt(2 * 4000) + 0.01)
  })

  it('has no mean where nobody drawn has answered', () => {
    const [means] = resampledMeans({
      columns: [Float64Array.of(2, NaN)],
      generator: generator(),
      resamples: 200,
    })
    expect(means!.some(Number.isNaN)).toBe(true)
    expect(means!.every((mean) => Number.isNaN(mean) || mean === 2)).toBe(true)
  })

  it('refuses what it cannot do', () => {
    const fine = { columns: [Float64Array.of(0, 1, 1)], generator: generator(), resamples: 100 }
    const wrong = [
      [{ ...fine, columns: [] }, 'too-few'],
      [{ ...fine, columns: [Float64Array.of(1)] }, 'too-few'],
      [{ ...fine, columns: [Float64Array.of(1, 0), Float64Array.of(1)] }, 'domain'],
      [{ ...fine, weights: Float64Array.of(1, 0, 1) }, 'domain'],
      [{ ...fine, resamples: 10 }, 'domain'],
    ] as const
    for (const [input, code] of wrong)
      expect(() => resampledMeans(input)).toThrow(expect.objectContaining({ code }))
  })
})
