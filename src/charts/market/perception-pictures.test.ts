import { describe, expect, it } from 'vitest'
import { perceptionPictures } from '#charts/market/perception-pictures'
import type { PerceivedItem, PerceptionView } from '#market/perception/perception-view'
import { english } from '#quantity/locale'
import { surveyFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

const around = (value: number, reach: number) => ({
  value,
  interval: { low: value - reach, high: value + reach, level: 0.95 },
})

const item: PerceivedItem = {
  n: 30,
  rows: 60,
  measured: around(3, 0),
  perceived: around(4.4, 0.6),
  gap: around(1.4, 0.6),
  class: { name: 'under-perceived', certain: true, within: 0.3 },
}

const view: PerceptionView = {
  block: {
    kind: 'perception',
    id: 'felt-wait',
    path: 'perception.felt-wait',
    data: 'waits',
    element: { id: 'short-wait', name: 'a short wait' },
    measured: 'actual',
    perceived: 'felt',
    compare: 'unit',
    over: 'customer',
    unit: 'min',
    perceivedScale: 1,
    better: { measured: 'lower', perceived: 'lower' },
    alignedWithin: { share: 0.1 },
    cause: 'reason',
  },
  paired: true,
  weighed: false,
  units: 30,
  total: item,
  items: [
    {
      ...item,
      solution: 'old',
      gap: around(0.2, 0.4),
      perceived: around(3.2, 0.4),
      class: { name: 'aligned', certain: false, within: 0.3 },
    },
    { ...item, solution: 'ghost', gap: { reason: 'One side has no answers.' } },
  ],
  correlation: { reason: 'One side has the same value everywhere.' },
  ratio: around(1.47, 0.2),
  causes: [
    {
      id: 'unaware',
      answer: 'unaware',
      count: 6,
      asked: 10,
      share: 0.6,
      interval: { low: 0.3, high: 0.8, level: 0.95 },
    },
    { id: 'disbelieve', answer: 'disbelieve', count: 4, asked: 10, share: 0.4 },
  ],
  points: [],
  suggestion: 'Tell them: they believe less than was measured.',
  findings: [],
}

const drawn = (changed: Partial<PerceptionView> = {}) =>
  perceptionPictures({ view: { ...view, ...changed } }, surveyFixture, english)

describe('perceptionPictures', () => {
  it('shows gaps, open where their class is not sure, with all that stands behind them', () => {
    const { charts, sentence } = drawn()
    expect([sentence, ...charts.map(pictureText)].join('\n\n')).toMatchInlineSnapshot(`
      "A short wait: perceived 4.40 min, measured 3 min; under-perceived

      A short wait: perceived 4.40 min, measured 3 min; under-perceived
      A short wait: perceived less measured, with its 95 % interval. Open: too early to tell on which side of agreement it lies.
      axis Perceived less measured, min: −0.5 0.0 0.5 1.0 1.5 2.0
      Over all (under-perceived; 30 customers); 1.4 ours true; 0.7999999999999999 to 2; 1.40 min; 0.80 min to 2.00 min
      Paper & post (aligned; 30 customers); 0.2 total false; -0.2 to 0.6000000000000001; 12 s; −12 s to 36 s
      note: Tell them: they believe less than was measured.
      note: One side has the same value everywhere.
      --
      Of | Measured | Perceived | Gap | Class | n
      Over all | 3 min <market.perception.felt-wait.measured> | 4.40 min (3.80 min to 5.00 min) <market.perception.felt-wait.perceived> | 1.40 min (0.80 min to 2.00 min) <market.perception.felt-wait.gap> | under-perceived <market.perception.felt-wait.class> | 30
      Paper & post | 3 min <market.perception.felt-wait.measured[solution=old]> | 3.20 min (2.80 min to 3.60 min) <market.perception.felt-wait.perceived[solution=old]> | 12 s (−12 s to 36 s) <market.perception.felt-wait.gap[solution=old]> | aligned, too early to tell <market.perception.felt-wait.class[solution=old]> | 30
      ghost | 3 min <market.perception.felt-wait.measured[solution=ghost]> | 4.40 min (3.80 min to 5.00 min) <market.perception.felt-wait.perceived[solution=ghost]> | – <market.perception.felt-wait.gap[solution=ghost]> | under-perceived <market.perception.felt-wait.class[solution=ghost]> | 30

      A short wait: perceived against measured
      Both on one unit. One point a solution, with its ranges. Open: too early to tell from the line.
      axis A short wait, measured, min: 2.0 2.5 3.0 3.5 4.0
      axis A short wait, perceived, min: 2.5 3.0 3.5 4.0 4.5 5.0
      Paper & post: 3, 3.2 status-quo false
      ghost: 3, 4.4 status-quo true
      named: perceived as measured
      --
      Of | Measured | Perceived
      Paper & post | 3 min | 3.2 min
      ghost | 3 min | 4.4 min"
    `)
  })

  it('counts causes in a table of their own', () => {
    const [causes] = drawn().tables
    expect(causes?.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['unaware', '60\u2009%', '30\u2009% to 80\u2009%', '6'],
      ['disbelieve', '40\u2009%', '–', '4'],
    ])
    expect(drawn({ causes: [] }).tables).toEqual([])
  })

  it('names few points, and counts those in one place where there are many', () => {
    const place = (i: number) => ({ label: `c${i}`, measured: i % 3, perceived: 2 })
    const points = (count: number) => Array.from({ length: count }, (_, i) => place(i))
    const labels = (count: number): readonly string[] => {
      const [, chart] = drawn({ items: [], points: points(count) }).charts
      return chart?.kind === 'points' ? chart.points.map(({ label }) => label) : []
    }
    expect(labels(4)).toEqual(['c0', 'c1', 'c2', 'c3'])
    expect(labels(40)).toEqual(['14', '13', '13'])
  })

  it('says what to do where there is nothing', () => {
    const nothing = { reason: 'Nobody has a value.' }
    const { class: _class, ...rest } = item
    const total = { ...rest, n: 0, measured: nothing, perceived: nothing, gap: nothing }
    const { charts, sentence } = drawn({ total, items: [] })
    expect(sentence).toBe('A short wait: perceived beside measured')
    expect(charts.map(({ empty }) => empty?.why)).toEqual([
      'No gap can be computed.',
      'No pair of a measured and a perceived value.',
    ])
  })

  it('of ranks counts the solutions that are clearly taken for something else', () => {
    const nothing = { reason: 'Ranks average out.' }
    const { class: _class, ...rest } = item
    const total = { ...rest, measured: nothing, perceived: nothing, gap: nothing }
    expect(drawn({ total, items: [{ ...item, solution: 'old' }] }).sentence).toBe(
      'A short wait: 1 of 1 solutions clearly taken for better or worse than measured',
    )
  })
})
