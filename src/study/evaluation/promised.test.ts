import { expect, test } from 'vitest'
import type { Figure } from '#quantity/figure'
import { promiseKept, type Promised } from '#study/evaluation/promised'

const quantiles = { p5: 1, p10: 2, p50: 3, p90: 4, p95: 5 }

function figure(id: string, rest: Partial<Figure>): Figure {
  return { id, label: id, unit: 'EUR', inputs: [], hash: '', ...rest }
}

const promise: Promised = {
  'worthline-promise': 1,
  title: 'T',
  document: 'study.yaml',
  on: '2026-11-22',
  savedAt: '2026-11-22T10:00:00Z',
  version: '1',
  study: '',
  rows: {},
  settings: { seed: 1, draws: 1000, level: 0.95 },
  inputs: {},
  figures: [
    figure('value.npv', { value: 3, quantiles }),
    figure('evidence.a.b.improvement', {
      value: 0.2,
      interval: { low: 0.1, high: 0.3, level: 0.95 },
    }),
    figure('value.payback', { value: 2 }),
    figure('value.roi', { reason: 'no cost' }),
  ],
}

function places(now: readonly Figure[]): readonly unknown[] {
  return promiseKept(promise, now).map(({ now: found, place }) => place ?? (found ? '-' : 'gone'))
}

test('a figure is held against P10 to P90, an improvement against its interval', () => {
  const now = (npv: number, improvement: number) => [
    figure('value.npv', { value: npv }),
    figure('evidence.a.b.improvement', { value: improvement }),
    figure('value.payback', { value: 9 }),
    figure('value.new', { value: 9 }),
  ]
  expect(places(now(4, 0.1))).toEqual(['within', 'within', '-', 'gone'])
  expect(places(now(4.1, 0.09))).toEqual(['above', 'below', '-', 'gone'])
  expect(places(now(1.9, 0.31))).toEqual(['below', 'above', '-', 'gone'])
})

test('what has no number now has no place', () => {
  expect(places([figure('value.npv', { reason: 'none' })])).toEqual(['-', 'gone', 'gone', 'gone'])
})

test('what moved is told as a difference, where both are numbers in one unit', () => {
  const differences = (npv: Figure) =>
    promiseKept(promise, [npv]).map(({ difference, place }) => [difference, place])[0]
  expect(differences(figure('value.npv', { value: 3.5 }))).toEqual([0.5, 'within'])
  expect(differences(figure('value.npv', { value: 1 }))).toEqual([-2, 'below'])
  expect(differences(figure('value.npv', { value: 3, unit: 'USD' }))).toEqual([
    undefined,
    undefined,
  ])
  expect(differences(figure('value.npv', { value: 'none' }))).toEqual([undefined, undefined])
})
