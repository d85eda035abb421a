import { describe, expect, it } from 'vitest'
import { choicePictures } from '#charts/market/choice-pictures'
import { maxDiffPictures } from '#charts/market/max-diff-pictures'
import type { ChoiceSurvey } from '#market/choice/choice-survey'
import type { ChoiceView } from '#market/choice/choice-view'
import type { MaxDiffView } from '#market/max-diff/max-diff-view'
import { english } from '#quantity/locale'
import { surveyFixture } from '#reports/assessment-fixture'
import { pictureText } from '#reports/fixture/picture-text'

const block: ChoiceSurvey = {
  kind: 'choice',
  id: 'phones',
  path: 'surveys.phones',
  data: 'rows',
  respondent: 'person',
  task: 'task',
  chosen: 'taken',
  stated: true,
  price: { column: 'cost', money: { unit: 'EUR/phone', scale: 1 } },
  attributes: [{ id: 'maker', column: 'brand', base: 'them' }],
  scenarios: [],
}

const sure = (value: number, half: number) => ({
  value,
  interval: { low: value - half, high: value + half, level: 0.95 },
})

const view: ChoiceView = {
  block,
  people: 1200,
  tasks: 9600,
  rows: 28_800,
  terms: [
    { term: { id: 'price', attribute: 'price' }, coefficient: sure(-0.02, 0.004) },
    {
      term: { id: 'speed', attribute: 'speed', unit: 's' },
      coefficient: sure(-0.4, 0.1),
      worth: sure(-20, 5),
    },
    {
      term: { id: 'maker.us', attribute: 'maker', level: 'us' },
      coefficient: sure(0.1, 0.2),
      worth: sure(5, 10),
    },
  ],
  fit: {
    logLikelihood: { value: -8000 },
    nullLogLikelihood: { value: -10_546.7 },
    r2: { value: 0.24 },
    hitRate: sure(0.6, 0.03),
    heldOut: 1200,
  },
  scenarios: [
    {
      id: 'now',
      offers: [
        { id: 'one', share: sure(0.7, 0.05), revenue: sure(210, 15) },
        { id: 'none', share: sure(0.3, 0.05) },
      ],
    },
  ],
  ranges: [],
  findings: [],
}

const drawn = (changed: Partial<ChoiceView> = {}) =>
  choicePictures({ view: { ...view, ...changed } }, surveyFixture, english)

describe('choicePictures', () => {
  it('shows worth in money, open where it may be nothing, and the share of each offer', () => {
    const { sentence, charts } = drawn()
    expect(sentence).toMatch(
      /^1,200 people made 9,600 choices in phones; clearest: one s more of speed is worth −€.20\.0$/u,
    )
    const [worth, shares] = charts.map(pictureText)
    expect(worth).toMatch(/Maker: us \(against them\); 5 ours false; -5 to 15; €.5; −5 to 15/u)
    expect(worth).toMatch(
      /Speed, per s(?: \(\))?; -20 ours true; -25 to -15; −€.20\.0; −25\.0 to −15\.0/u,
    )
    expect(worth).not.toContain('undefined')
    expect(shares).toMatch(/^In now one would have 70\.0.% of the choices/u)
    expect(shares).toContain('None of these (); 0 to 0.3')
  })

  it('links every number of the tables to its figure', () => {
    const [weights, fit, shares] = drawn().tables
    expect(weights!.rows[1]!.map(({ figure }) => figure)).toEqual([
      undefined,
      'market.coefficient.phones.speed',
      undefined,
      'market.wtp.phones.speed',
      undefined,
    ])
    expect(fit!.rows.map((row) => row[1]!.figure)).toEqual(
      ['log-likelihood', 'null-log-likelihood', 'r2', 'hit-rate'].map(
        (key) => `market.fit.phones.${key}`,
      ),
    )
    expect(shares!.rows[0]!.map(({ figure }) => figure)).toContain(
      'market.revenue.phones[solution=one, scenario=now]',
    )
    expect(shares!.rows[1]!.at(-1)).toEqual({ text: '–' })
  })

  it('shows how people differ, and whether the chains have settled', () => {
    const bayes = { chains: 2, burnIn: 400, draws: 1000 }
    const terms = view.terms.map((term) => ({ ...term, spread: sure(0.5, 0.1) }))
    const { charts, tables } = drawn({
      block: { ...block, bayes },
      terms,
      chains: { rHat: 1.0123, effective: 345.6, draws: 2000 },
    })
    expect(charts[0]!.subtitle).toContain('The middle of weights by person')
    expect(tables[0]!.columns.map(({ label }) => label)).toContain('Spread over people')
    expect(tables[1]!.rows.slice(-2).map((row) => row.map(({ text }) => text))).toEqual([
      ['Largest R-hat of the chains', '1.012', ''],
      ['Fewest independent draws', '346', 'of 2,000'],
    ])
  })

  it('shows worth over people where weights are in money', () => {
    const bayes = { chains: 2, burnIn: 400, draws: 1000, inMoney: true }
    const people = { low: sure(-40, 3), middle: sure(-20, 2), high: sure(10, 3) }
    const terms = view.terms.map((term) =>
      term.term.id === 'speed'
        ? { ...term, spread: sure(20, 2), people }
        : { ...term, spread: sure(0.5, 0.1) },
    )
    const { charts, tables } = drawn({ block: { ...block, bayes }, terms })
    expect(charts[0]!.subtitle).toContain('bars from a tenth to nine tenths of them')
    expect(pictureText(charts[0]!)).toContain('-40 to 10')
    const speed = tables[0]!.rows[1]!
    expect(speed.slice(-3).map(({ figure }) => figure)).toEqual(
      ['p10', 'median', 'p90'].map((variant) => `market.wtp.phones.speed.${variant}`),
    )
    expect(speed.slice(-3).map(({ text }) => text.replaceAll(/[^\d−.]/gu, ''))).toEqual([
      '−40.0',
      '−20.0',
      '10.0',
    ])
    expect(tables[0]!.rows[0]!.slice(-3)).toEqual([{ text: '–' }, { text: '–' }, { text: '–' }])
  })

  it('shows the curve of an offer along its prices, and the best of them', () => {
    const range = {
      scenario: 'now',
      offer: 'one',
      prices: [100, 200, 300],
      share: [sure(0.8, 0.1), sure(0.5, 0.1), sure(0.2, 0.1)],
      revenue: [sure(80, 10), sure(100, 20), sure(60, 30)],
      bestRevenue: sure(200, 40),
    }
    const { charts, tables } = drawn({ ranges: [range] })
    expect(charts[2]!.title).toMatch(/^one brings the most revenue at €.200 in now$/u)
    expect(charts[2]!.notes).toEqual([])
    const text = pictureText(charts[2]!)
    expect(text).toContain('most revenue')
    expect(text).not.toContain('profit')
    expect(tables[3]!.rows[0]![0]!.figure).toBe(
      'market.price.phones.best-revenue[solution=one, scenario=now]',
    )
    expect(tables[3]!.rows).toHaveLength(4)
    const profit = {
      ...range,
      profit: [sure(-10, 5), sure(20, 5), sure(30, 5)],
      bestProfit: sure(300, 40),
    }
    const dearest = drawn({ ranges: [profit] })
    expect(dearest.charts[2]!.title).toContain('the most profit')
    expect(dearest.charts[2]!.notes[0]).toContain('a still higher one may bring more')
    expect(dearest.tables[3]!.rows[1]![0]!.figure).toContain('best-profit')
  })

  it('shows weights where nothing is in money, with the reason', () => {
    const reason = 'A higher price attracts.'
    const terms = view.terms.map(({ term, coefficient }) => ({
      term,
      coefficient,
      worth: { reason },
    }))
    const [chart] = drawn({ terms }).charts
    expect(chart!.notes[0]).toBe(reason)
    expect(pictureText(chart!)).toContain('axis Weight')
  })

  it('says why there is nothing to see', () => {
    const { sentence, charts } = drawn({
      terms: [],
      scenarios: [],
      reason: 'All offers are alike.',
    })
    expect(sentence).toContain('their weights cannot be told')
    expect(charts).toHaveLength(1)
    expect(charts[0]!.empty?.why).toBe('No weights of phones. All offers are alike.')
  })
})

const maxDiff: MaxDiffView = {
  block: {
    kind: 'max-diff',
    id: 'features',
    path: 'surveys.features',
    data: 'rows',
    respondent: 'person',
    best: 'best',
    worst: 'worst',
    items: ['a', 'b', 'c'],
  },
  people: 300,
  sets: 3600,
  items: [
    {
      id: 'speed',
      name: 'Speed',
      shown: 2000,
      best: 900,
      worst: 100,
      count: { value: 0.4 },
      utility: sure(1, 0.1),
      share: sure(70, 2),
    },
    {
      id: 'colour',
      name: 'Colour',
      shown: 2000,
      best: 100,
      worst: 900,
      count: { value: -0.4 },
      utility: sure(-1, 0.1),
      share: sure(30, 2),
    },
  ],
  logLikelihood: { value: -3000 },
  r2: { value: 0.3 },
  findings: [],
}

describe('maxDiffPictures', () => {
  it('ranks items by their score beside what all would have if they were alike', () => {
    const { sentence, charts, tables } = maxDiffPictures({ view: maxDiff }, surveyFixture, english)
    expect(sentence).toBe(
      '300 people called items of features best and worst; Speed comes first, Colour last',
    )
    expect(pictureText(charts[0]!)).toContain('Speed (shown 2,000 times); 70 ours true; 68 to 72')
    expect(charts[0]!.subtitle).toContain('50.0 is what each would have')
    expect(tables[0]!.rows[0]!.map(({ figure }) => figure)).toContain(
      'market.max-diff.features.speed.count',
    )
  })

  it('shows counts where there are no scores', () => {
    const reason = 'No finite weight fits.'
    const items = maxDiff.items.map((item) => ({ ...item, share: { reason }, utility: { reason } }))
    const { charts, tables } = maxDiffPictures(
      { view: { ...maxDiff, items } },
      surveyFixture,
      english,
    )
    expect(charts[0]!.empty?.why).toBe('No scores of features.')
    expect(charts[0]!.notes).toEqual([reason])
    expect(tables[0]!.rows[0]!.map(({ text }) => text)).toContain('0.40')
  })
})
