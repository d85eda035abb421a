/** Every wrong figure of money is said with its place and a remedy. */
import { expect, test } from 'vitest'
import { readStudy } from '#study/document/resolve-study'
import { exampleDocument } from '../../../test/documents/example-document.ts'

function firstProblem(text: string) {
  return readStudy(text, 'study.yaml').findings.find(({ severity }) => severity === 'problem')
}

/** What stands in the text from the place of a finding on. */
function textAt(text: string, { line = 0, column = 0 }): string {
  return text
    .split('\n')
    .slice(line - 1)
    .join('\n')
    .slice(column - 1)
}

const formula = 'saved(wait) * volume * hourly'
const horizon = 'horizon: 3 year'
const currency = 'currency: EUR'
const drivers = 'drivers:'
const point = (months: number): string => `{ at: ${months} month, share: 0.5 }`

/** What stands in place of what; the code, the text at the place of the finding, and the remedy. */
type Case = readonly [change: readonly [string, string], code: string, at: string, remedy: string]

test.each<Case>([
  [[formula, 'saved(wait) * volume + 5 EUR'], 'unit', '5 EUR', 'Multiply'],
  [[formula, '5 EUR'], 'unit', '5 EUR', 'how often it happens a year'],
  [[formula, 'volume * 1 hour'], 'unit', 'volume * 1', 'EUR'],
  [['4000 to 9000 EUR', '9 EUR/year'], 'unit', '9 EUR', 'a time, such as `3 year`'],
  [[formula, '5 USD/year'], 'currency', '5 USD', 'rates: { USD: 0.9 EUR/USD }'],
  [[formula, '5 USD/year + 3 EUR/year'], 'currency', '3 EUR', 'by a rate'],
  [[formula, 'saved(wait) * volum * hourly'], 'unknown-reference', 'volum *', '`volume`'],
  [[formula, 'saved(wiat) * volume * hourly'], 'unknown-reference', 'saved(wiat', '`wait`'],
  [['1500 to 2500', '2500 to 1500'], 'range', '2500 to', 'lower end first'],
  [['pert(0, 0.2, 0.6)', 'pert(0, 0.8, 0.6)'], 'range', 'pert', 'in order'],
  [['pert(0, 0.2, 0.6)', 'normal(0.2, 0)'], 'range', 'normal(', 'above 0'],
  [['pert(0, 0.2, 0.6)', 'beta(0, 2)'], 'range', 'beta(', 'above 0'],
  [['pert(0, 0.2, 0.6)', 'gamma(2, -1)'], 'range', 'gamma(', 'above 0'],
  [['pert(0, 0.2, 0.6)', 'poisson(-1)'], 'range', 'poisson(', 'above 0'],
  [['pert(0, 0.2, 0.6)', 'discrete(1: -1)'], 'range', 'discrete(', 'below 0'],
  [['pert(0, 0.2, 0.6)', '0.2 to 0.6 within 0.9 to 0.3'], 'range', '0.9 to', 'lower one first'],
  [
    ['pert(0, 0.2, 0.6)', 'from quantiles (10 %: 5, 90 %: 4)'],
    'range',
    'from',
    'the smallest share and value first',
  ],
  [[formula, '"saved(wait, trail) * volume * hourly"'], 'unknown-reference', 'saved(w', '`trial`'],
  [['at: start', 'at: start, growth: 3 EUR'], 'unit', '3 EUR', 'plain number'],
  [['1500 to 2500', '1500 to 2500 within 1 to 2'], 'range', '1500 to', 'Widen'],
  [['horizon: 3 year', 'horizon: 0 year'], 'range', '0 year', 'horizon: 5 year'],
  [['at: start', 'at: 1e999 year'], 'wrong-value', '1e999', 'like `60 year`'],
  [['horizon: 3 year', 'horizon: 3'], 'wrong-value', '3\n', 'horizon: 3 year'],
  [['[0.5, 1]', '[0.5, 1.2]'], 'probability', '1.2', 'share, such as 0.3'],
  [['[0.5, 1]', '[-0.5, 1]'], 'probability', '-0.5', 'share, such as 0.3'],
  [['[0.5, 1]', '[0.1, 0.2, 0.3, 0.4]'], 'wrong-value', '[0.1', 'lengthen the horizon'],
  [['rate: 0.08', 'rate: -100 %'], 'range', '-100 %', '0.05 or 5 %'],
  [['rate: 0.08', 'rate: -1.5'], 'range', '-1.5', '0.05 or 5 %'],
  [['rate: 0.08', 'rate: 8'], 'range', '8\n', '`8 %`'],
  [['horizon: 3 year', 'horizon: 45 day'], 'range', '45 day', 'whole months from 1 to 360'],
  [['horizon: 3 year', 'horizon: 400 month'], 'range', '400 month', 'whole months from 1 to 360'],
  [
    [horizon, `${horizon.replace('3 year', '30 month')}\n  period: year`],
    'range',
    '30 month',
    'period: month',
  ],
  [[formula, 'volume * hourly * month * 1 hour/execution'], 'formula', 'month', 'period: month'],
  [[currency, `${currency}\nrates: { USD: 0.9 }`], 'currency', '0.9', '`0.9 EUR/USD`'],
  [[currency, `${currency}\nrates: { USD: 0.9 GBP/USD }`], 'currency', '0.9', '`0.9 EUR/USD`'],
  [[currency, `${currency}\nrates: { USD: -1 EUR/USD }`], 'range', '-1', 'not above 0'],
  [[currency, `${currency}\nrates: { USD: volum }`], 'unknown-reference', 'volum', '`volume`'],
  [[currency, `${currency}\nrates: { usd: 1 EUR/USD }`], 'wrong-value', 'usd', 'USD: 0.92'],
  [[currency, `${currency}\nrates: { EUR: 1 }`], 'wrong-value', '1', 'Leave it out'],
  [['[0.5, 1]', '{ curve: linear, over: 9 month }'], 'missing-key', '{ curve', 'to: 0.9'],
  [['[0.5, 1]', '{ curve: linear, to: 1, over: 0 month }'], 'range', '0 month', '18 month'],
  [['[0.5, 1]', '{ curve: linear, to: 1, over: 5 EUR }'], 'unit', '5 EUR', '18 month'],
  [['[0.5, 1]', '{ curve: linear, to: 1.2, over: 9 month }'], 'probability', '1.2', 'share'],
  [
    ['[0.5, 1]', '{ curve: linear, to: 1, over: 9 month, halfway: 1 year }'],
    'unknown-key',
    '1 year',
    'linear',
  ],
  [
    ['[0.5, 1]', '{ curve: s-curve, to: 1, over: 9 month }'],
    'missing-key',
    '{ curve',
    'halfway: 12 month',
  ],
  [['[0.5, 1]', '{ curve: bass, to: 1 }'], 'wrong-value', 'bass', 's-curve'],
  [['[0.5, 1]', '{ to: 1 }'], 'missing-key', '{ to', 'linear, s-curve, table'],
  [['[0.5, 1]', '{ curve: table }'], 'missing-key', '{ curve', 'points: ['],
  [
    ['[0.5, 1]', `{ curve: table, points: [${point(6)}, ${point(3)}] }`],
    'range',
    '3 month',
    'in order',
  ],
  [
    ['[0.5, 1]', `{ curve: table, points: [${point(-6)}] }`],
    'range',
    '-6 month',
    'before the start',
  ],
  [[drivers, `scenarios: [{ id: low }]\n  ${drivers}`], 'missing-key', '{ id: low', 'gains: 50 %'],
  [[drivers, `scenarios: [{ id: low, gains: 50 }]\n  ${drivers}`], 'probability', '50 }', '50 %'],
  [
    [drivers, `scenarios: [{ id: low, set: { volum: p10 } }]\n  ${drivers}`],
    'unknown-reference',
    'p10',
    '`volume`',
  ],
  [
    [drivers, `scenarios: [{ id: low, set: { volume: p0 } }]\n  ${drivers}`],
    'range',
    'p0',
    '`p1` to `p99`',
  ],
  [
    [drivers, `scenarios: [{ id: low, set: { volume: low } }]\n  ${drivers}`],
    'wrong-value',
    'low',
    '`p10`',
  ],
  [
    [drivers, `scenarios: [{ id: low, set: { volume: 5 hour } }]\n  ${drivers}`],
    'unit',
    '5 hour',
    'execution/year',
  ],
  [['capture: used', 'capture: 1.5'], 'probability', '1.5', 'share, such as 0.3'],
])('%s: %s', ([from, to], code, at, remedy) => {
  expect(exampleDocument).toContain(from)
  const text = exampleDocument.replace(from, to)
  const found = firstProblem(text)
  expect(found?.code).toBe(code)
  expect(`${found?.message} ${found?.hint}`).toContain(remedy)
  expect(textAt(text, found?.place ?? {}).slice(0, at.length)).toBe(at)
})

test('a circle of formulas', () => {
  const text = exampleDocument.replace(
    'value:\n',
    'formulas:\n  - { id: one, formula: two * 2 }\n  - { id: two, formula: one / 2 }\nvalue:\n',
  )
  const found = firstProblem(text)
  expect(found?.code).toBe('circular-reference')
  expect(found?.message).toBe(
    'The formula `one` is defined by itself: `one` uses `two` uses `one`.',
  )
  expect(found?.hint).toBe('Take one of them out of the other.')
  expect(textAt(text, found?.place ?? {})).toMatch(/^two \* 2/u)
})

test.each([
  ['of: [volume, hourlyy], rank: 0.4', 'unknown-reference', 'Did you mean `hourly`'],
  ['of: [volume, hourly], rank: 1.4', 'wrong-value', 'at most 1'],
  ['of: [volume, volume], rank: 0.4', 'wrong-value', 'Name two assumptions'],
  ['of: [volume], rank: 0.4', 'wrong-value', 'Two assumptions'],
])('a correlation { %s }', (written, code, words) => {
  const lines = `correlations:\n  - { of: [volume, used], rank: 0 }\n  - { ${written} }\nvalue:\n`
  const text = exampleDocument.replace('value:\n', lines)
  const found = firstProblem(text)
  expect(found?.code).toBe(code)
  expect(`${found?.message} ${found?.hint}`).toContain(words)
  expect(found?.place.line).toBe(text.split('\n').findIndex((line) => line.includes(written)) + 1)
})
