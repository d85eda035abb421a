import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reference, rows } from '../../../test/reference/causal.ts'
import { type MatchingInput, matchedDifference } from './matching.ts'
import { pointSearch } from './nearest-points.ts'
import { standardisedDifferences } from './standardised-differences.ts'

const { matching, inputs } = reference
const exact = [inputs.exactAge, inputs.exactVisits, inputs.urban].map((v) => Float64Array.from(v))
const urban = [Float64Array.from(inputs.urban)]

describe('matchedDifference', () => {
  it.each<
    [keyof typeof matching, Partial<MatchingInput> & Pick<MatchingInput, 'distance' | 'estimand'>]
  >([
    ['mahalanobisAll', { distance: 'mahalanobis', estimand: 'all', covariates: exact }],
    ['mahalanobisTreated', { distance: 'mahalanobis', estimand: 'treated', covariates: exact }],
    ['propensityAll', { distance: 'propensity', estimand: 'all' }],
    ['propensityTreated', { distance: 'propensity', estimand: 'treated' }],
    ['propensityCaliper', { distance: 'propensity', estimand: 'treated', caliper: 0.05 }],
    ['urbanAll', { distance: 'mahalanobis', estimand: 'all', covariates: urban }],
    ['urbanTreated', { distance: 'mahalanobis', estimand: 'treated', covariates: urban }],
  ])('agrees with R (Matching): %s', (name, choice) => {
    const { test, means, unmatched } = matchedDifference({ ...rows, ...choice })
    const expected = matching[name]
    expect(test.difference).toBeCloseTo(expected.difference, 9)
    expect(test.standardError).toBeCloseTo(expected.se, 9)
    expect(unmatched).toHaveLength(expected.dropped)
    expect(test.df).toBe(Infinity)
    expect(means.treatment - means.base).toBeCloseTo(test.difference, 10)
  })

  it('counts every row as itself and as a counterpart', () => {
    const { weights } = matchedDifference({ ...rows, distance: 'mahalanobis', estimand: 'all' })
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(320, 9)
    const treated = matchedDifference({ ...rows, distance: 'mahalanobis', estimand: 'treated' })
    const total = (arm: number) =>
      treated.weights.reduce((sum, weight, i) => sum + (rows.treated[i] === arm ? weight : 0), 0)
    expect(total(0)).toBeCloseTo(total(1), 9)
  })

  it('makes the arms alike', () => {
    const { weights } = matchedDifference({ ...rows, distance: 'mahalanobis', estimand: 'treated' })
    for (const { before, after } of standardisedDifferences({ ...rows, weights }))
      expect(Math.abs(after)).toBeLessThan(Math.abs(before))
  })

  it('refuses rows without counterparts', () => {
    const far = [Float64Array.from(rows.treated, (arm, i) => 100 * arm + (i % 5))]
    expect(() =>
      matchedDifference({
        ...rows,
        covariates: far,
        distance: 'mahalanobis',
        estimand: 'all',
        caliper: 0.5,
      }),
    ).toThrow(expect.objectContaining({ code: 'no-overlap' }))
    const choice = { distance: 'mahalanobis', estimand: 'all' } as const
    expect(() => matchedDifference({ ...rows, ...choice, covariates: [] })).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
    expect(() => matchedDifference({ ...rows, ...choice, caliper: 0 })).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
    const twice = [rows.covariates[0]!, rows.covariates[0]!]
    expect(() => matchedDifference({ ...rows, ...choice, covariates: twice })).toThrow(
      expect.objectContaining({ code: 'singular', details: { covariate: 1 } }),
    )
    expect(() =>
      matchedDifference({ ...rows, ...choice, outcome: rows.outcome.map(() => 1) }),
    ).toThrow(expect.objectContaining({ code: 'no-variation' }))
  })
})

describe('pointSearch', () => {
  it('finds what looking at every point finds, ties included', () => {
    const place = fc.tuple(fc.integer({ min: -6, max: 6 }), fc.integer({ min: -6, max: 6 }))
    fc.assert(
      fc.property(
        fc.uniqueArray(place, { minLength: 2, maxLength: 80, selector: String }),
        (places) => {
          const coordinates = places.map((p) => Float64Array.from(p))
          const search = pointSearch(coordinates, Int32Array.from(coordinates.keys()))
          coordinates.forEach((from, i) => {
            const distances = coordinates.map((to, j) =>
              i === j ? Infinity : Math.hypot(from[0]! - to[0]!, from[1]! - to[1]!),
            )
            const nearest = Math.min(...distances)
            const found = search.nearest(from, i)!
            expect(found.distance).toBeCloseTo(nearest, 12)
            expect(found.points.toSorted((a, b) => a - b)).toEqual(
              [...distances.keys()].filter((j) => distances[j]! < nearest + 1e-9),
            )
          })
        },
      ),
      { numRuns: 60, seed: 1 },
    )
  })

  it('has nothing where no other point is left', () => {
    const search = pointSearch([Float64Array.of(1)], Int32Array.of(0))
    expect(search.nearest(Float64Array.of(1), 0)).toBeUndefined()
  })
})
