import { describe, expect, it } from 'vitest'
import { gradeOf } from './grade.ts'

describe('gradeOf', () => {
  // The table of conventions.md, Evidence.
  it.each([
    ['randomized', true, [], 5],
    ['randomized', false, ['sample ratio'], 4],
    ['crossover', false, [], 5],
    ['crossover', false, ['carry-over on time'], 4],
    ['paired', false, [], 2],
    ['before-after', true, [], 2],
    ['before-after', false, [], 1],
    ['baseline', false, [], 1],
  ] as const)('of %s, adjusted %s, failed %j is %i', (design, adjusted, failed, grade) => {
    const graded = gradeOf(design, adjusted, failed)
    expect(graded.grade).toBe(grade)
    for (const check of failed) expect(graded.reason).toContain(check)
  })
})
