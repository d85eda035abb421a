import { expect, test } from 'vitest'
import { sustainedUntil } from './sustained.ts'

const expectation = { need: 'wait', solution: 'rival', probability: 1 }
const year = { earliest: '2027-01-01', latest: '2028-01-01' }

// Of 365 days each alike, the chance is reached on day 365 times it, rounded up: 37, 183, 329.
test('one expectation: its deciles', () => {
  expect(sustainedUntil([{ ...expectation, ...year }])).toEqual({
    early: '2027-02-07',
    middle: '2027-07-03',
    late: '2027-11-26',
    probability: 1,
  })
})

// The first of two: 1 - (1 - t)^2 is one half at t = 1 - sqrt(1/2) = 0.29289, day 106.9.
test('of two the first counts', () => {
  const two = ['rival', 'other'].map((solution) => ({ ...expectation, ...year, solution }))
  expect(sustainedUntil(two)?.middle).toBe('2027-04-18')
})

// Probability 0.3: one in ten after a third of the days, one half never.
test('what may never come has no middle', () => {
  expect(sustainedUntil([{ ...expectation, ...year, probability: 0.3 }])).toEqual({
    early: '2027-05-03',
    probability: expect.closeTo(0.3, 12) as number,
  })
})

test('a day that is known, and nothing expected', () => {
  const known = { ...expectation, earliest: '2027-05-01', latest: '2027-05-01' }
  expect(sustainedUntil([known])).toMatchObject({ early: '2027-05-01', late: '2027-05-01' })
  expect(sustainedUntil([])).toBeUndefined()
})
