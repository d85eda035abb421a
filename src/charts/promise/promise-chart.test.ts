import { describe, expect, it } from 'vitest'
import type { Figure } from '#quantity/figure'
import { english } from '#quantity/locale'
import type { PromisedFigure } from '#study/evaluation/promised'
import { promiseChart } from '#charts/promise/promise-chart'
import { promiseHeadline, promiseSummary } from '#charts/promise/promise-headline'
import { promiseTable } from '#charts/promise/promise-table'

const figure = (id: string, rest: Partial<Figure>): Figure => ({
  id,
  label: id,
  unit: 'EUR',
  inputs: [],
  hash: '',
  ...rest,
})
const quantiles = { p5: 40e3, p10: 50e3, p50: 60e3, p90: 70e3, p95: 80e3 }
const interval = { low: 0.1, high: 0.3, level: 0.95 }
const need = { id: 'evidence.trial.wait.improvement', label: 'Wait' }

const npv: PromisedFigure = {
  promised: figure('value.npv', { value: 60e3, quantiles }),
  now: figure('value.npv', { value: 48e3, quantiles: { ...quantiles, p10: 40e3, p90: 58e3 } }),
  difference: -12e3,
  place: 'below',
}
const driver: PromisedFigure = {
  promised: figure('value.driver.time.annual', { value: 60e3, unit: 'EUR/year', quantiles }),
  now: figure('value.driver.time.annual', { value: 61e3, unit: 'EUR/year', quantiles }),
  difference: 1e3,
  place: 'within',
}
const wait: PromisedFigure = {
  promised: figure(need.id, { ...need, unit: '1', value: 0.2, interval }),
  now: figure(need.id, { ...need, unit: '1', value: 0.24, interval }),
  difference: 0.04,
  place: 'within',
}
const payback: PromisedFigure = {
  promised: figure('value.payback', { value: 2, unit: 'year' }),
  now: figure('value.payback', { reason: 'never', unit: 'year' }),
}
const gone: PromisedFigure = { promised: figure('value.cost.old', { value: 5 }) }
const all = [wait, payback, gone, driver, npv]

const plain = (text: string): string => text.replaceAll('\u2009', ' ').replaceAll('\u2212', '-')

describe('promiseHeadline', () => {
  it('is money as a whole, then by driver, then needs; what it says first is money alone', () => {
    const ids = (figures: readonly PromisedFigure[]): string[] =>
      figures.map(({ promised: { id } }) => id)
    const first = ['value.npv', 'value.payback']
    expect(ids(promiseHeadline(all))).toEqual([...first, 'value.driver.time.annual', need.id])
    expect(ids(promiseSummary(all))).toEqual(first)
    expect(ids(promiseSummary([wait]))).toEqual([need.id])
  })
})

describe('promiseTable', () => {
  it('says what was promised, what is now, how far apart, and whether it is inside', () => {
    const { rows } = promiseTable(all, english)
    expect(rows.map((row) => row.map(({ text }) => plain(text)))).toEqual([
      ['Wait', '20 % better (10 % to 30 %, 95 % interval)', '24 % better', '+4 points', 'within'],
      ['value.payback', '2 years', 'never', '–', '–'],
      ['value.cost.old', '€ 5', 'gone', '–', '–'],
      [
        'value.driver.time.annual',
        '€ 60 k a year (50 k to 70 k, 80 % range)',
        '€ 61 k a year',
        '+€ 1 k a year',
        'within',
      ],
      ['value.npv', '€ 60 k (50 k to 70 k, 80 % range)', '€ 48 k', '-€ 12 k', '▼ below'],
    ])
    expect(rows.map((row) => row[2]?.figure)).toEqual([
      need.id,
      'value.payback',
      undefined,
      'value.driver.time.annual',
      'value.npv',
    ])
  })

  it('says none where the difference is below the digits that the range supports', () => {
    const close = { ...npv, difference: 40, place: 'within' } as const
    expect(promiseTable([close], english).rows[0]?.[3]?.text).toBe('none')
  })
})

describe('promiseChart', () => {
  const chart = promiseChart({ id: 'a1', title: 'Promised', figures: all }, english)

  it('draws the promised range as a bar and what stands now as a dot, each kind on its own axis', () => {
    const titles = chart.panels.map(({ axis, rows }) => [axis.title, rows.map(({ id }) => id)])
    expect(titles).toEqual([
      ['Money over the whole time, € k', ['value.npv']],
      ['Money a year, € k a year', ['value.driver.time.annual']],
      ['Improvement on the baseline, %', [need.id]],
    ])
    const [row] = chart.panels[0]!.rows
    expect(row?.bars.map(({ from, to }) => [from, to])).toEqual([
      [50e3, 70e3],
      [60e3, 60e3],
    ])
    expect(row?.point?.at).toBe(48e3)
    expect(row?.interval).toEqual({ low: 40e3, high: 58e3 })
    expect(row?.note).toBe('below the promised range')
  })

  it('holds every mark on its axis', () => {
    for (const { axis, rows } of chart.panels)
      for (const { bars, interval: now } of rows)
        for (const end of [now!.low, now!.high, ...bars.flatMap(({ from, to }) => [from, to])]) {
          expect(end).toBeGreaterThanOrEqual(axis.low)
          expect(end).toBeLessThanOrEqual(axis.high)
        }
  })

  it('tells every row in words, and every figure in the table', () => {
    expect(plain(chart.description)).toContain(
      'value.npv: promised € 60 k (50 k to 70 k, 80 % range), now € 48 k, below that range.',
    )
    expect(chart.table.rows).toHaveLength(all.length)
  })

  it('says where there is nothing to be drawn', () => {
    const empty = promiseChart({ id: 'a1', title: 'Promised', figures: [payback, gone] }, english)
    expect(empty.panels).toEqual([])
    expect(empty.empty?.why).toBe('Nothing of it can be drawn beside what stands now.')
  })
})
