import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ChartPoint, PointsChart } from '#charts/chart'
import { plainPaint } from '#drawing/terminal/paint'
import { cellCount } from '#drawing/terminal/text-cells'
import { textPoints } from '#drawing/terminal/text-points'

const ticks = [0, 50, 100].map((at) => ({ at, label: String(at) }))

function chartOf(points: readonly ChartPoint[]): PointsChart {
  return {
    kind: 'points',
    id: 'map',
    title: '',
    subtitle: '',
    description: '',
    notes: [],
    table: { caption: '', columns: [], rows: [] },
    x: { title: 'Price, €', low: 0, high: 100, ticks },
    y: { title: 'Performance, points', low: 0, high: 100, ticks },
    points,
    lines: [],
    zones: [],
  }
}

function point(label: string, x: number, y: number, more: Partial<ChartPoint> = {}): ChartPoint {
  return { id: label, label, x, y, tone: 'total', certain: true, ...more }
}

const look = { width: 60, paint: plainPaint }

describe('textPoints', () => {
  it('puts points where they stand, open where doubtful, with their names', () => {
    const points = [
      point('Ours', 40, 80, { tone: 'ours' }),
      point('Rival', 100, 100),
      point('By hand', 0, 0, { certain: false }),
    ]
    expect(textPoints(chartOf(points), look).join('\n')).toMatchInlineSnapshot(`
      "Performance, points
      100 │                                                Rival ●
          │
          │
          │                      ● Ours
          │
          │
          │
          │
       50 │
          │
          │
          │
          │
          │
          │
          │
        0 │○ By hand
          └───────────────────────────────────────────────────────
           0                         50                        100
           Price, €"
    `)
  })

  it('says who has no room: ours is named first', () => {
    const crowd = Array.from({ length: 4 }, (_, i) => point(`Product ${i}`, 50, 50))
    const text = textPoints(chartOf([...crowd, point('Ours', 50, 50, { tone: 'ours' })]), look)
    expect(text.find((line) => line.includes('●'))).toMatch(/● Ours$/)
    expect(text.slice(-2).join(' ')).toContain('Product 0, Product 1, Product 2, Product 3')
  })

  it('says nothing of points that have no name', () => {
    const crowd = Array.from({ length: 4 }, () => point('', 50, 50))
    const text = textPoints(chartOf([...crowd, point('Ours', 50, 50), point('3', 50, 50)]), look)
    expect(text.join(' ')).toMatch(/Without a name in the picture: 3$/u)
    const nameless = textPoints(chartOf(crowd), look)
    expect(nameless.join(' ')).not.toContain('Without a name')
  })

  it('never is wider than the terminal', () => {
    const one = fc.record({
      x: fc.integer({ min: -20, max: 120 }),
      y: fc.integer({ min: 0, max: 100 }),
      label: fc.string({ unit: 'grapheme', maxLength: 40 }),
    })
    const fits = (all: readonly { x: number; y: number; label: string }[], width: number) =>
      textPoints(chartOf(all.map(({ label, x, y }) => point(label, x, y))), {
        ...look,
        width,
      }).every((line) => cellCount(line) <= width)
    expect(() =>
      fc.assert(
        fc.property(fc.array(one, { maxLength: 30 }), fc.integer({ min: 30, max: 200 }), fits),
      ),
    ).not.toThrow()
  })
})
