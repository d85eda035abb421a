import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { momentsOf, standardDeviation } from '#stats/descriptive/moments'
import { createGenerator } from '#stats/random/generator'
import { drawPeople } from './drawn-people.ts'
import { resampledShares } from './resampled-shares.ts'

const generator = () => createGenerator(1, 'people')

/** The same draws, people by people. */
function byPeople(
  questions: readonly Float64Array[],
  resamples: number,
): readonly (readonly number[])[] {
  const people = questions[0]!.length
  const draw = drawPeople(generator(), people)
  const shares: number[][] = questions.map(() => [])
  for (let k = 0; k < resamples; k++) {
    const drawn = Array.from(draw())
    for (const [at, question] of questions.entries()) {
      const answers = drawn.map((i) => question[i]!).filter((answer) => !Number.isNaN(answer))
      shares[at]!.push(answers.reduce((sum, answer) => sum + answer, 0) / answers.length)
    }
  }
  return shares
}

describe('resampledShares', () => {
  it('is what counting person by person gives, missing answers left out', () => {
    const answer = fc.constantFrom(0, 1, NaN)
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 80 }), (people) =>
        fc.assert(
          fc.property(
            fc.array(fc.array(answer, { minLength: people, maxLength: people }), {
              minLength: 1,
              maxLength: 3,
            }),
            (rows) => {
              const questions = rows.map((row) => Float64Array.from(row))
              const found = resampledShares({ questions, generator: generator(), resamples: 100 })
              expect(found.map((share) => [...share])).toEqual(byPeople(questions, 100))
            },
          ),
          { numRuns: 3 },
        ),
      ),
      { numRuns: 20 },
    )
  })

  // Closed form: over the resamples a share p of n people has the variance p (1 - p) / n, and two questions
  // that nobody answers alike move against each other.
  it('has the spread of shares in closed form', () => {
    const first = Float64Array.from({ length: 200 }, (_, i) => Number(i < 60))
    const questions = [first, first.map((yes) => 1 - yes)]
    const [a, b] = resampledShares({ questions, generator: generator(), resamples: 8_000 })
    const expected = Math.sqrt((0.3 * 0.7) / 200)
    const found = standardDeviation(momentsOf(a!))
    expect(Math.abs(found / expected - 1)).toBeLessThan(4 / Math.sqrt(2 * 8_000))
    expect(a!.every((share, k) => Math.abs(share + b![k]! - 1) < 1e-12)).toBe(true)
  })

  it('refuses what it cannot do', () => {
    const fine = { questions: [Float64Array.of(0, 1, 1)], generator: generator(), resamples: 100 }
    const wrong = [
      [{ ...fine, questions: [] }, 'too-few'],
      [{ ...fine, questions: [Float64Array.of(1)] }, 'too-few'],
      [{ ...fine, questions: [Float64Array.of(1, 2)] }, 'domain'],
      [{ ...fine, questions: [Float64Array.of(1, 0), Float64Array.of(1)] }, 'domain'],
      [{ ...fine, resamples: 10 }, 'domain'],
    ] as const
    for (const [input, code] of wrong)
      expect(() => resampledShares(input)).toThrow(expect.objectContaining({ code }))
  })
})
