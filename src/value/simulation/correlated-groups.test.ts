import { describe, expect, it } from 'vitest'
import { correlatedGroups } from './correlated-groups.ts'

describe('correlatedGroups', () => {
  it('joins what hangs together over others', () => {
    expect(
      correlatedGroups([
        ['d', 'c'],
        ['z', 'a'],
        ['c', 'b'],
      ]),
    ).toEqual([
      ['a', 'z'],
      ['b', 'c', 'd'],
    ])
  })

  it('has no group without pairs', () => {
    expect(correlatedGroups([])).toEqual([])
  })
})
