/** INVENTED: four alternatives whose places on the map are easily seen. */
import { describe, expect, test } from 'vitest'
import type { MapPoint, MapView } from '#market/alternatives/map-view'
import { english } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'
import { mapLines } from './map-lines.ts'
import { mapPictures } from './map-pictures.ts'
import { mapZones } from './map-zones.ts'
import { valueMapChart } from './value-map-chart.ts'

const point = (solution: string, price: number, performance: number): MapPoint => ({
  solution,
  price: { value: price, inputs: [] },
  performance: { value: performance, inputs: [] },
  measured: solution !== 'said',
  ratio: performance / price,
})

const view: MapView = {
  block: {
    kind: 'map',
    id: 'one',
    path: 'maps.one',
    x: 'price',
    price: 'list',
    y: { of: 'economic-value' },
    line: 'regression',
    frontier: true,
    ours: 'best',
    statusQuo: 'base',
    expectations: [],
  },
  points: [
    point('best', 100, 400),
    { ...point('base', 50, 100), dominatedBy: 'cheap' },
    point('cheap', 10, 200),
    { ...point('said', 60, 90), dominatedBy: 'cheap' },
  ],
  unpriced: ['secret'],
  unmeasured: [{ solution: 'dark', why: 'nobody measured it' }],
  alternatives: 6,
  priced: 5,
  priceUnit: 'EUR',
  performanceUnit: 'EUR',
  performanceWords: 'economic value',
  better: 'higher',
  trueZero: true,
  line: { method: 'regression', intercept: 0, slope: 0.25, falls: false },
  centre: { price: 50, performance: 100, of: 'base' },
  advantages: [],
  standings: [],
  findings: [],
}
const solutions = ['best', 'base', 'cheap', 'said', 'secret', 'dark'].map((id) => ({
  id,
  name: id.toUpperCase(),
}))
const assessment = {
  study: { solutions, jobs: [] },
  figures: [],
  market: [{ view }],
} as unknown as Assessment
const chart = valueMapChart(view, assessment, english)

describe('the picture of a map', () => {
  test('says what was found, and who is left out and why', () => {
    expect(chart.title).toBe('Economic value: 2 of 4 priced alternatives are not beaten by another')
    expect(chart.notes).toEqual([
      'Without a price, and not drawn (1): SECRET',
      'Not drawn (1): DARK; nobody measured it',
    ])
  })

  test('draws ours and the status quo apart, and what is only said open', () => {
    expect(chart.points.map(({ id, tone, certain }) => [id, tone, certain])).toEqual([
      ['best', 'ours', true],
      ['base', 'status-quo', true],
      ['cheap', 'total', true],
      ['said', 'total', false],
    ])
  })

  test('leads the frontier from the cheapest to the best, and lines only inside the map', () => {
    const lines = mapLines(view, chart)
    expect(lines[0]).toEqual({
      at: [
        [10, 200],
        [100, 400],
      ],
      label: 'efficient frontier',
      dashed: false,
    })
    for (const [x, y] of lines.flatMap(({ at }) => at)) {
      expect(x).toBeGreaterThanOrEqual(chart.x.low)
      expect(x).toBeLessThanOrEqual(chart.x.high)
      expect(y).toBeGreaterThanOrEqual(chart.y.low)
      expect(y).toBeLessThanOrEqual(chart.y.high)
    }
  })

  test('the line of fair value is at a quarter of each performance', () => {
    const fair = mapLines(view, chart).find(({ label }) => label.startsWith('fair value'))
    expect(fair?.at.length).toBeGreaterThan(2)
    for (const [price, performance] of fair?.at ?? []) expect(price).toBeCloseTo(performance / 4, 9)
  })

  test('rays of equal value stand only where zero is none of it and more is better', () => {
    const rays = (of: MapView) => mapLines(of, chart).filter(({ label }) => label === '')
    expect(rays(view).length).toBeGreaterThan(0)
    for (const { at } of rays(view)) {
      const [first] = at
      const ratio = first![1] / first![0]
      for (const [x, y] of at) expect(y / x).toBeCloseTo(ratio, 9)
    }
    expect(rays({ ...view, trueZero: false })).toEqual([])
    expect(rays({ ...view, better: 'lower' })).toEqual([])
  })

  test('zones turn over where less is better', () => {
    const shaded = (of: MapView) =>
      mapZones(of, chart, assessment)
        .find((zone) => zone.shaded)
        ?.corners.map(([, y]) => y)
    expect(Math.min(...shaded(view)!)).toBe(100)
    expect(Math.max(...shaded({ ...view, better: 'lower' })!)).toBe(100)
  })

  test('of one alternative is empty, with what to do', () => {
    const alone = valueMapChart({ ...view, points: view.points.slice(0, 1) }, assessment, english)
    expect(alone.empty?.next).toContain('Add prices')
    expect(alone.title).toContain('not enough alternatives')
  })

  test('shows advantages on the first map of the same solutions, and on every other', () => {
    const best = { need: 'wait', solution: 'base', value: 1, method: '', best: true, inputs: [] }
    const one: MapView = { ...view, advantages: [best] }
    const twin: MapView = { ...one, block: { ...one.block, id: 'twin' } }
    const other: MapView = { ...one, block: { ...one.block, id: 'other', solutions: ['best'] } }
    const maps = [one, twin, other]
    const market = maps.map((map) => ({ view: map }))
    const charts = maps.map(
      (map) => mapPictures({ view: map }, { ...assessment, market }, english).charts,
    )
    expect(charts.map((all) => all.length)).toEqual([2, 1, 2])
  })

  test('has a sentence for the story', () => {
    expect(mapPictures({ view }, assessment, english).sentence).toBe(
      'Economic value by price: 4 of 6 alternatives have both, 2 of them not beaten by another; 1 without a price',
    )
  })
})
