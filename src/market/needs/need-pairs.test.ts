import { expect, test } from 'vitest'
import { proposePairs } from './need-pairs.ts'

const pairs = (importance: string[], satisfaction: string[]) =>
  proposePairs(importance, satisfaction).map((pair) => [pair.importance, pair.satisfaction])

test('equal names are pairs, whatever their order', () => {
  expect(pairs(['a', 'b'], ['b', 'a'])).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ])
})

test('names are compared without what all of a list share', () => {
  expect(pairs(['imp_1', 'imp_2', 'imp_12'], ['sat_12_now', 'sat_2_now', 'sat_1_now'])).toEqual([
    ['imp_1', 'sat_1_now'],
    ['imp_2', 'sat_2_now'],
    ['imp_12', 'sat_12_now'],
  ])
})

test('a slip of the pen is no other need; what is far from all has no partner', () => {
  expect(pairs(['street', 'calm'], ['streets', 'waste'])).toEqual([['street', 'streets']])
})

test('a partner is taken once', () => {
  expect(pairs(['streets', 'street'], ['streets'])).toEqual([['streets', 'streets']])
})
