import { expect, test } from 'vitest'
import { promiseText, readPromise } from '#study/evaluation/promise-file'
import type { Promised } from '#study/evaluation/promised'

const promise: Promised = {
  'worthline-promise': 1,
  title: 'Counter',
  document: 'study.yaml',
  to: 'ACME',
  by: 'Ann',
  on: '2026-11-22',
  note: 'until the renewal',
  savedAt: '2026-11-22T10:00:00Z',
  revision: 3,
  text: 'worthline: 1\n',
  version: '1',
  study: 'ab',
  rows: { calls: 'cd' },
  settings: { seed: 1, draws: 1000, level: 0.95 },
  inputs: { 'assumption hourly': { hash: 'h', words: '40 EUR/hour', anchor: 'assumption:hourly' } },
  figures: [
    {
      id: 'value.npv',
      label: 'Net present value',
      unit: 'EUR',
      value: 3,
      quantiles: { p5: 1, p10: 2, p50: 3, p90: 4, p95: 5 },
      inputs: [],
      hash: 'e',
    },
  ],
}

test('a promise is read as it was written', () => {
  expect(readPromise(promiseText(promise))).toEqual(promise)
})

test('a promise without what was added later is read: its maker, a note, a revision, the text', () => {
  const { by: _by, note: _note, revision: _revision, text: _text, to: _to, ...older } = promise
  expect(readPromise(promiseText(older))).toEqual(older)
})

test.each([
  ['no JSON', '{'],
  ['a list', '[]'],
  ['nothing', 'null'],
  ['saved results', '{"worthline-results":1,"figures":[]}'],
  [
    'of a later kind',
    promiseText(promise).replace('"worthline-promise": 1', '"worthline-promise": 2'),
  ],
  ['a day that is none', promiseText(promise).replace('2026-11-22"', '2026-02-30"')],
  ['a quantile that is no number', promiseText(promise).replace('"p10": 2', '"p10": "two"')],
  ['a number beyond all numbers', promiseText(promise).replace('"value": 3', '"value": 1e999')],
  ['a figure that is none', promiseText({ ...promise, figures: [] }).replace('[]', '[7]')],
  ['inputs that are none', promiseText({ ...promise, inputs: {} }).replace('{}', '[]')],
])('%s is no promise', (_what, text) => {
  expect(readPromise(text)).toBeUndefined()
})
