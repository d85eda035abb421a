import { describe, expect, it } from 'vitest'
import { createGenerator } from '#stats/random/generator'
import { ranking } from '../../../test/reference/ranking.ts'
import { concordancePermutationP } from './kendall-w-permutation.ts'

const permutations = 20_000

describe('concordancePermutationP', () => {
  it.each(Object.entries(ranking.exact))(
    'is within four standard errors of all dealings enumerated: %s',
    (_, { ratings, p }) => {
      const drawn = concordancePermutationP(ratings, createGenerator(1, 'test'), permutations)
      const error = Math.sqrt((p * (1 - p)) / permutations) + 1 / permutations
      expect(Math.abs(drawn - p)).toBeLessThan(4 * error)
    },
  )

  // Friedman (1937), table: three judges who rank three items alike are 1 of 36 in chance.
  it('knows the chance of three judges ranking three items alike', () => {
    const alike = [
      [1, 2, 3],
      [1, 2, 3],
      [1, 2, 3],
    ]
    const p = concordancePermutationP(alike, createGenerator(2, 'test'), permutations)
    const exact = 1 / 36
    const error = Math.sqrt((exact * (1 - exact)) / permutations)
    expect(Math.abs(p - exact)).toBeLessThan(4 * error)
  })

  it('gives the same bits for the same seed, and never 0', () => {
    const { ratings } = ranking.cases['scales']!
    const run = (seed: number) =>
      concordancePermutationP(ratings, createGenerator(seed, 'test'), 200)
    expect(run(3)).toBe(run(3))
    expect(run(3)).toBeGreaterThanOrEqual(1 / 201)
  })

  it('refuses a number of dealings that is none', () => {
    const { ratings } = ranking.cases['two']!
    expect(() => concordancePermutationP(ratings, createGenerator(1, 'test'), 0)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
