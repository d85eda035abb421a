import { describe, expect, it } from 'vitest'
import { gradeOf } from './grade.ts'

describe('gradeOf', () => {
  // The table of conventions.md, Evidence.
  it.each([
    ['randomized', ['age'], [], 5],
    ['randomized', [], ['sample ratio'], 4],
    ['crossover', [], [], 5],
    ['crossover', [], ['carry-over on time'], 4],
    ['paired', [], [], 2],
    ['before-after', ['age'], [], 2],
    ['before-after', [], [], 1],
    ['non-randomized', ['age'], [], 3],
    ['non-randomized', ['age'], ['overlap'], 2],
    ['non-randomized', [], [], 1],
    ['usage', [], [], 1],
    ['baseline', [], [], 1],
  ] as const)('of %s, adjusted for %j, failed %j is %i', (design, covariates, failed, grade) => {
    const graded = gradeOf(design, covariates, failed)
    expect(graded.grade).toBe(grade)
    for (const check of failed) expect(graded.reason).toContain(check)
  })

  it('names what the difference is adjusted for', () => {
    const { reason } = gradeOf('before-after', ['age', 'channel'], [])
    expect(reason).toBe('other customers before and after, adjusted for age, channel')
  })
})
