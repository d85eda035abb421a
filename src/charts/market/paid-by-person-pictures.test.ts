import { describe, expect, it } from 'vitest'
import { paidByPersonPictures } from '#charts/market/paid-by-person-pictures'
import type { PaidByPersonView } from '#market/paid-improvement/paid-by-person-view'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'

const sure = (value: number) => ({
  value,
  interval: { low: value - 1, high: value + 1, level: 0.95 },
})
const view: PaidByPersonView = {
  block: {
    kind: 'paid-by-person',
    id: 'worth',
    path: 'paid-by-person.worth',
    data: 'rows',
    improvement: { column: 'saved' },
    paid: 'would-pay',
    paidScale: 1,
    units: { improvement: 'min', paid: 'EUR', slope: 'EUR/min' },
  },
  people: 24,
  weighed: false,
  improvement: sure(6),
  paid: sure(10),
  slope: { value: 0.5, interval: { low: 0.1, high: 0.9, level: 0.95 } },
  rankCorrelation: { value: 0.4, interval: { low: 0.1, high: 0.7, level: 0.95 } },
  groups: [
    { place: 1, people: 12, improvement: sure(4), paid: sure(9) },
    { place: 2, people: 12, improvement: sure(8), paid: { value: 11 } },
  ],
  findings: [],
}
const drawn = (changes: Partial<PaidByPersonView>, segment?: { id: string; name: string }) =>
  paidByPersonPictures(
    { view: { ...view, ...changes }, ...(segment === undefined ? {} : { segment }) },
    assessmentFixture,
    english,
  )

describe('paidByPersonPictures', () => {
  // By hand: through (6, 10) with slope 0.5.
  it('places parts of people with both intervals, and the line through the means', () => {
    const [chart] = drawn({}).charts
    if (chart?.kind !== 'points') throw new Error('no points')
    expect(chart.points[0]).toMatchObject({
      label: '12 people',
      x: 4,
      y: 9,
      xRange: { low: 3, high: 5 },
      yRange: { low: 8, high: 10 },
      figure: 'market.paid-by-person.worth.paid.part-1',
    })
    expect(chart.points[1]).not.toHaveProperty('yRange')
    expect(chart.lines[0]!.at.flat()).toEqual([4, 9, 8, 11])
    expect(chart.subtitle).toContain('An association')
  })

  it('says an order only where the interval is clear of zero, and why there is none', () => {
    expect(drawn({}).sentence).toContain('people with more improvement would pay more')
    const unclear = { value: 0.1, interval: { low: -0.2, high: 0.4, level: 0.95 } }
    expect(drawn({ rankCorrelation: unclear }).sentence).toContain('no clear order')
    const reason = '4 people were measured and asked, 5 are needed'
    expect(drawn({ rankCorrelation: { reason } }).sentence).toContain(`without a trend: ${reason}`)
  })

  it('names the segment, and says why it is empty', () => {
    const none = { reason: 'few' }
    const [chart] = drawn({ groups: [], slope: none }, { id: 'desk', name: 'Desk' }).charts
    if (chart?.kind !== 'points') throw new Error('no points')
    expect(chart.id).toBe('paid-by-person-worth-desk')
    expect(chart.lines).toEqual([])
    expect(chart.empty?.why).toBe('Too few people were both measured and asked.')
  })
})
