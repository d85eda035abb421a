import { expect, it } from 'vitest'
import { CellNames } from './cell-names.ts'

it('names are no cells, stand once, and hold no signs', () => {
  const names = new CellNames()
  const given = ['theatre-minute', 'q4', 'tax2026', 'r1c1', 'r', 'a-b', 'a.b', 'true', 'adoption']
  expect(given.map((id) => names.give(id, 'A1'))).toEqual([
    'theatre_minute',
    'q4_',
    'tax2026_',
    'r1c1_',
    'r_',
    'a_b',
    'a_b_2',
    'true_',
    'adoption',
  ])
})
