import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { midRanks } from './ranks.ts'

// Base R, rank(): test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: { scaleBase: number[]; scaleTreatment: number[] }
  descriptive: { ranks: number[] }
}

it('agrees with R', () => {
  const { scaleBase, scaleTreatment } = reference.inputs
  expect([...midRanks([...scaleBase, ...scaleTreatment]).ranks]).toEqual(
    reference.descriptive.ranks,
  )
})

// By hand: groups of 2 and 3 give (8 - 2) + (27 - 3).
it('sums the ties', () => {
  expect(midRanks([1, 1, 2, 3, 3, 3]).tieSum).toBe(30)
  expect(midRanks([3, 1, 2]).tieSum).toBe(0)
  expect([...midRanks([5, 5, 5]).ranks]).toEqual([2, 2, 2])
  expect([...midRanks([]).ranks]).toEqual([])
})

it('treats both zeros as one value', () => {
  expect([...midRanks([0, -0, 1]).ranks]).toEqual([1.5, 1.5, 3])
})

it('refuses what has no rank', () => {
  expect(() => midRanks([1, Number.NaN])).toThrow(expect.objectContaining({ code: 'not-finite' }))
})
