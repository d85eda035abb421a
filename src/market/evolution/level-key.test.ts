import { expect, test } from 'vitest'
import { levelKey } from './level-key.ts'

test('the last value of a period has the bare name, those before its breaks one each', () => {
  const levels = [4, 5, 5, 6, 6, 6].map((period) => ({ period }))
  expect(levels.map((_, at) => levelKey(levels, at))).toEqual([
    'level',
    'level.before-break',
    'level',
    'level.before-break-2',
    'level.before-break',
    'level',
  ])
})
