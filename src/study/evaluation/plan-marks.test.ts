import { expect, test } from 'vitest'
import { referenceModel } from '#value/reference-model-fixture'
import { planMarks } from './plan-marks.ts'

test.each([
  [1, 'year', '1 year'],
  [3, 'year', '3 years'],
  [1 / 12, 'month', '1 month'],
  [2.5, 'month', '30 months'],
] as const)('a horizon of %d years in plans by the %s is told as %s', (horizon, period, words) => {
  expect(planMarks({ ...referenceModel, horizon, period })['horizon']?.words).toBe(words)
})
