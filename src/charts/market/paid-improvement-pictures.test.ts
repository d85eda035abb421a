import { describe, expect, it } from 'vitest'
import { paidImprovementPictures } from '#charts/market/paid-improvement-pictures'
import type { PaidImprovementView } from '#market/paid-improvement/paid-improvement-view'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'

const reading = (figure: string, value: number) => ({
  figure,
  value,
  interval: { low: value - 0.1, high: value + 0.1, level: 0.95 },
})
const segments = ['desk', 'mail', 'web', 'phone', 'fax'].map((id, at) => ({
  segment: { id, name: id.toUpperCase() },
  improvement: reading(`matrix.confirm.wait[segment=${id}]`, 0.1 * at),
  paid: reading(`market.price.psm.opp[segment=${id}]`, 10 + at),
}))
const view: PaidImprovementView = {
  block: {
    kind: 'paid-improvement',
    id: 'worth',
    path: 'paid-improvement.worth',
    need: 'wait',
    survey: 'psm',
    segments: segments.map(({ segment }) => segment),
  },
  segments,
  missing: [{ segment: { id: 'rest', name: 'REST' }, reason: 'no price' }],
  unit: 'EUR/year',
  slope: { value: 10, interval: { low: 9, high: 11, level: 0.95 } },
  rankCorrelation: { value: 0.5, interval: { low: -0.2, high: 0.9, level: 0.95 } },
  findings: [],
}
const drawn = (changes: Partial<PaidImprovementView>) =>
  paidImprovementPictures({ view: { ...view, ...changes } }, assessmentFixture, english)

describe('paidImprovementPictures', () => {
  it('places each segment with both intervals, and draws the line through their mean', () => {
    const [chart] = drawn({}).charts
    if (chart?.kind !== 'points') throw new Error('no points')
    expect(chart.points[1]).toMatchObject({
      label: 'MAIL',
      x: 0.1,
      y: 11,
      xRange: { low: 0, high: 0.2 },
      figure: 'market.price.psm.opp[segment=mail]',
    })
    expect(chart.lines[0]!.at.flat()).toEqual([0, 10, 0.4, 14].map((end) => expect.closeTo(end, 9)))
    expect(chart.notes).toEqual(['REST: no price.'])
    expect(chart.subtitle).toContain('An association')
  })

  it('says an order only where the interval is clear of zero', () => {
    expect(drawn({}).sentence).toContain('no clear order')
    const clear = { value: 0.9, interval: { low: 0.3, high: 0.99, level: 0.95 } }
    expect(drawn({ rankCorrelation: clear }).sentence).toContain('would pay more')
    expect(drawn({ rankCorrelation: { value: -1 } }).sentence).toContain('would pay less')
    expect(drawn({ rankCorrelation: { reason: 'all alike' } }).sentence).toBe(
      '5 segments by improvement and willingness to pay, without a trend: all alike',
    )
  })

  it('says why it is empty, and draws no line without a slope', () => {
    const [chart] = drawn({ segments: [], slope: { reason: 'few' } }).charts
    if (chart?.kind !== 'points') throw new Error('no points')
    expect(chart.lines).toEqual([])
    expect(chart.empty?.why).toBe('No segment has both an improvement and a price.')
  })
})
