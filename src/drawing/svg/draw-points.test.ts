import { describe, expect, it } from 'vitest'
import type { ChartPoint, PointsChart } from '#charts/chart'
import { niceTicks, ratioTicks } from '#charts/ticks'
import { drawChart, drawPicture } from '#drawing/svg/draw-chart'
import { textBoxes, touchingTexts } from '#drawing/svg/text-boxes-fixture'

/** 60 alternatives, most of them cheap and alike, as price lists are. */
function alternatives(count: number): readonly ChartPoint[] {
  return Array.from({ length: count }, (_, i) => {
    const price = 12 * 1.09 ** ((i * 37) % count)
    const score = 20 + ((i * 53) % count) / (1 + (i % 3))
    return {
      id: `item-${i}`,
      label: i % 4 === 0 ? `Alternative number ${i}, with a long name` : `Product ${i}`,
      x: price,
      y: score,
      ...(i % 5 === 0 ? {} : { yRange: { low: score - 4, high: score + 3 } }),
      ...(i % 7 === 0 ? { xRange: { low: price * 0.9, high: price * 1.2 } } : {}),
      tone: i === 17 ? 'ours' : i === 3 ? 'status-quo' : 'total',
      certain: i % 6 !== 0,
      figure: `market.map.m.performance[solution=item-${i}]`,
    }
  })
}

function chartOf(points: readonly ChartPoint[], log: boolean): PointsChart {
  const ticks = log ? ratioTicks(10, 2000) : niceTicks(0, 2000, 5)
  return {
    kind: 'points',
    id: 'map',
    title: 'Map',
    subtitle: '',
    description: 'A map',
    notes: [],
    table: { caption: '', columns: [], rows: [] },
    x: {
      title: 'Price, €',
      low: log ? 10 : 0,
      high: 2000,
      ticks: ticks.map((at) => ({ at, label: String(at) })),
      ...(log ? { scale: 'log' } : {}),
      ends: { low: 'cheap', high: 'dear' },
    },
    y: {
      title: 'Performance, points',
      low: 0,
      high: 100,
      ticks: niceTicks(0, 100, 5).map((at) => ({ at, label: String(at) })),
    },
    points,
    lines: [
      {
        at: [
          [0, 0],
          [4000, 100],
        ],
        label: 'fair value',
        dashed: true,
      },
      {
        at: [
          [10, 20],
          [100, 70],
          [2000, 90],
        ],
        label: 'efficient frontier',
        dashed: false,
      },
    ],
    zones: [
      {
        corners: [
          [10, 70],
          [200, 70],
          [200, 100],
          [10, 100],
        ],
        label: 'better and cheaper',
        shaded: true,
      },
    ],
  }
}

const cases = [1000, 700, 358].flatMap((width) =>
  [60, 12].flatMap((count) =>
    [true, false].map((log) => [count, width, log ? 'ratios' : 'even steps', log] as const),
  ),
)

describe('drawPoints', () => {
  it.each(cases)(
    'lets no labels of %d points at %d pixels touch, on %s',
    (...[n, width, , log]) => {
      const svg = drawChart(chartOf(alternatives(n), log), width, new Set())
      expect(touchingTexts(svg)).toEqual([])
      const outside = textBoxes(svg).filter(({ left, right }) => left < -1 || right > width + 1)
      expect(outside).toEqual([])
    },
  )

  it.each(cases)(
    'always names ours among %d points at %d pixels, on %s',
    (...[n, width, , log]) => {
      const points = alternatives(n).map((point, i) =>
        i === n - 1 ? { ...point, label: 'Our own product', tone: 'ours' as const } : point,
      )
      const svg = drawChart(chartOf(points, log), width, new Set())
      expect(textBoxes(svg).map(({ text }) => text)).toContain('Our own product')
    },
  )

  it('leads to every point it has no room to name by a number and a list', () => {
    const points = alternatives(60)
    const texts = textBoxes(drawChart(chartOf(points, true), 700, new Set()))
    const numbers = texts.filter(({ text }) => /^\d+$/.test(text)).map(({ text }) => text)
    const named = points.filter(({ label }) => texts.some(({ text }) => text === label))
    expect(named.length).toBeGreaterThanOrEqual(54)
    expect(new Set(numbers).size).toBeGreaterThan(5)
  })

  it('leads from no point that has no name', () => {
    const nameless = alternatives(60).map((point) => ({
      ...point,
      label: '',
      tone: 'ours' as const,
    }))
    const counted = nameless.map((point, i) => (i === 7 ? { ...point, label: '2' } : point))
    const svg = drawChart(chartOf(counted, true), 358, new Set())
    expect(svg.match(/stroke-width="0.75"/g)?.length ?? 0).toBeLessThanOrEqual(1)
    const chart = { ...chartOf(counted, true), lines: [], zones: [] }
    const axes = textBoxes(drawChart({ ...chart, points: [] }, 358, new Set()))
    const texts = textBoxes(drawChart(chart, 358, new Set()))
    expect(texts.filter(({ text }) => text !== '')).toHaveLength(axes.length + 1)
  })

  it('breaks a long title of the height before it leaves the picture', () => {
    const chart = chartOf(alternatives(4), false)
    const title = 'Improvement over the status quo, index over 2 needs that count alike, %'
    const svg = drawChart({ ...chart, y: { ...chart.y, title } }, 352, new Set())
    const lines = textBoxes(svg).filter(({ text }) => text !== '' && title.includes(text))
    expect(lines.map(({ text }) => text).join(' ')).toContain(title)
    expect(lines.filter(({ right }) => right > 353)).toEqual([])
    expect(touchingTexts(svg)).toEqual([])
  })

  it('links the points whose lineage the page holds, and no others', () => {
    const figure = 'market.map.m.performance[solution=item-3]'
    const svg = drawChart(chartOf(alternatives(12), true), 700, new Set([figure]))
    expect([...svg.matchAll(/data-figure="([^"]+)"/g)].map(([, id]) => id)).toEqual([figure])
  })

  it('draws what is doubtful open', () => {
    const [first] = alternatives(2)
    const draw = (certain: boolean): string =>
      drawChart(chartOf([{ ...first!, certain }], true), 700, new Set())
    expect(draw(false)).toContain('fill="var(--page)" stroke="var(--total)"')
    expect(draw(true)).toContain('fill="var(--total)" stroke="var(--page)"')
  })

  it('cuts lines where they leave the picture', () => {
    const line = {
      at: [
        [0, 0],
        [4000, 100],
      ] as const,
      label: '',
      dashed: true,
    }
    const chart = { ...chartOf([], false), lines: [line], zones: [] }
    const path = /d="([^"]+)"[^>]*stroke-dasharray/.exec(drawChart(chart, 700, new Set()))![1]!
    const ends = path
      .slice(1)
      .split('L')
      .map((place) => place.split(' ').map(Number))
    const zero = 26 + 420
    expect(ends[0]![1]).toBeCloseTo(zero, 6)
    expect(ends.at(-1)![1]).toBeCloseTo(26 + 210, 6)
  })

  it('stands alone as a picture with its colours', () => {
    expect(drawPicture(chartOf(alternatives(5), true), 780)).toContain('prefers-color-scheme')
  })
})
