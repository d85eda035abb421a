import { expect, it } from 'vitest'
import type { Missing } from '#contract/study'
import { missingParts } from '#use-cases/studies/missing-parts'
import { missingPlace } from './missing-place.ts'

const begun = {
  job: { statement: { verb: 'keep' }, steps: [{ id: 'a', needs: [] }] },
  value: { drivers: [{ id: 'time' }] },
  assumptions: [{ id: 'hourly', value: 3 }],
}

it('leads to the heading under which each missing part is said', () => {
  const places = missingParts(begun, ['rows.csv']).map((one) => [
    one.words,
    missingPlace(one, begun),
  ])
  expect(Object.fromEntries(places)).toEqual({
    'Write the first need': undefined,
    'Name the ways that are compared': 'solutions-heading',
    'Say what the rows of rows.csv mean': 'files-heading',
    'Say how it was measured': 'comparisons-heading',
    'Say what it costs': 'costs-heading',
    'Give 1 assumption a source': 'assumptions-heading',
  })
})

it('leads nowhere while the room Value begins with its first driver', () => {
  const costs: Missing = { room: 'value', words: 'Say what it costs', path: ['value', 'costs'] }
  expect(missingPlace(costs, {})).toBeUndefined()
  expect(missingPlace(costs, { value: { horizon: '5 year' } })).toBe('costs-heading')
})

it('leads to the prices in the room where prices are asked for', () => {
  const solutions = [{ id: 'ours', role: 'ours' }]
  const priced = missingParts({ solutions, maps: [{ id: 'map' }] }, []).filter(
    ({ room }) => room === 'market',
  )
  expect(priced.map((one) => missingPlace(one, {}))).toEqual(['prices-heading'])
})
