import { expect, it } from 'vitest'
import { gatherByCluster } from './row-scores.ts'

it('adds a cluster up on its first row', () => {
  const gathered = gatherByCluster(Float64Array.of(1, 2, 3, 4), [7, 5, 7, 5])
  expect([...gathered]).toEqual([4, 6, 0, 0])
})
