import { describe, expect, it } from 'vitest'
import type { Figure } from '#quantity/figure'
import { withFigureParts } from './figure-targeting.ts'
import type { Segmentation, TargetingPart } from './segmentation.ts'
import type { SegmentationView, SegmentView } from './segmentation-view.ts'

const size: TargetingPart = { part: 'size', weight: 1, more: 'better' }
const pays: TargetingPart = {
  part: 'pays',
  figure: 'market.price.psm.opp[segment={segment}]',
  weight: 3,
  more: 'better',
}
const ids = ['desk', 'mail', 'web'] as const
const segments = ids.map((id, at): SegmentView => ({
  id,
  name: id,
  customers: 10,
  share: 0.5 - 0.2 * at,
  profile: [],
}))
const figuresOf = (...pairs: readonly (readonly [string, number])[]) =>
  new Map(
    pairs.map(([segment, value]): [string, Figure] => {
      const id = `market.price.psm.opp[segment=${segment}]`
      return [id, { id, label: id, value, unit: 'EUR', inputs: [], hash: '' }]
    }),
  )

function viewOf(block: Partial<Segmentation>): SegmentationView {
  return {
    block: {
      id: 'who',
      path: 'segmentation.who',
      method: 'given',
      prefix: '',
      targeting: [size, pays],
      ...block,
    } as Segmentation,
    customers: 30,
    outside: 0,
    divisions: [],
    segments,
    targetingValues: [
      {
        part: size,
        values: [0.5, 0.3, 0.1],
        draws: [0.5, 0.3, 0.1].map((share) => new Float64Array(4000).fill(share)),
      },
    ],
    rules: [],
    weighed: false,
    assigned: new Int32Array(),
    findings: [],
  }
}

const settings = { seed: 1, level: 0.95, resamples: 4000 }

describe('withFigureParts', () => {
  // By hand: size is 1, 0.5, 0 and pays 0, 0.25, 1 on their scales; (size + 3 pays) / 4.
  it('scores segments by figures beside the parts of rows', () => {
    const { view } = withFigureParts(
      { view: viewOf({}) },
      figuresOf(['desk', 10], ['mail', 15], ['web', 30]),
      settings,
    )
    expect(view.segments.map(({ targeting }) => targeting?.score)).toEqual([25, 31.25, 75])
    expect(view.segments[1]!.targeting!.parts).toEqual([
      { part: 'size', weight: 1, more: 'better', value: 0.3, scaled: expect.closeTo(0.5, 12) },
      {
        part: 'pays',
        weight: 3,
        more: 'better',
        value: 15,
        scaled: 0.25,
        figure: 'market.price.psm.opp[segment=mail]',
      },
    ])
    expect(view.findings).toEqual([])
  })

  it('has no score of a segment without the figure, and says so', () => {
    const { view } = withFigureParts(
      { view: viewOf({}) },
      figuresOf(['desk', 10], ['mail', 15]),
      settings,
    )
    expect(view.segments.map(({ targeting }) => targeting?.score)).toEqual([25, 87.5, undefined])
    expect(view.findings).toHaveLength(1)
    expect(view.findings[0]).toMatchObject({ code: 'missing-value', severity: 'warning' })
    expect(view.findings[0]!.message).toContain('no number for web')
  })

  // In closed form: worst and best are certain, and mail lies at normal(0.5, 0.1) between them. Four errors of a quantile
  // of 4,000 draws: 4 x 10 x sqrt(0.025 x 0.975 / 4000) / 0.0584.
  it('has an interval of a score by those of its figures', () => {
    const figures = figuresOf(['desk', 0], ['mail', 5], ['web', 10])
    const half = 1.959964
    const id = 'market.price.psm.opp[segment=mail]'
    figures.set(id, {
      ...figures.get(id)!,
      interval: { low: 5 - half, high: 5 + half, level: 0.95 },
    })
    const { view } = withFigureParts({ view: viewOf({ targeting: [pays] }) }, figures, settings)
    const [desk, mail, web] = view.segments.map(({ targeting }) => targeting!.interval!)
    expect(desk).toEqual({ low: 0, high: 0, level: 0.95 })
    expect(web).toEqual({ low: 100, high: 100, level: 0.95 })
    expect(Math.abs(mail!.low - (50 - 10 * half))).toBeLessThan(1.7)
    expect(Math.abs(mail!.high - (50 + 10 * half))).toBeLessThan(1.7)
  })

  it('has no interval where a segment has no figure', () => {
    const figures = figuresOf(['desk', 10], ['mail', 15])
    const { view } = withFigureParts({ view: viewOf({}) }, figures, settings)
    expect(view.segments.map(({ targeting }) => targeting?.interval)).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('finds figures of groups under the id that other blocks have of them', () => {
    const { view } = withFigureParts(
      { view: viewOf({ method: 'k-means', targeting: [pays] }) },
      figuresOf(['who-desk', 1], ['who-mail', 2], ['who-web', 3]),
      settings,
    )
    expect(view.segments.map(({ targeting }) => targeting?.score)).toEqual([0, 50, 100])
  })
})
