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
    targetingValues: [{ part: size, values: [0.5, 0.3, 0.1] }],
    rules: [],
    assigned: new Int32Array(),
    findings: [],
  }
}

describe('withFigureParts', () => {
  // By hand: size is 1, 0.5, 0 and pays 0, 0.25, 1 on their scales; (size + 3 pays) / 4.
  it('scores segments by figures beside the parts of rows', () => {
    const { view } = withFigureParts(
      { view: viewOf({}) },
      figuresOf(['desk', 10], ['mail', 15], ['web', 30]),
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
    const { view } = withFigureParts({ view: viewOf({}) }, figuresOf(['desk', 10], ['mail', 15]))
    expect(view.segments.map(({ targeting }) => targeting?.score)).toEqual([25, 87.5, undefined])
    expect(view.findings).toHaveLength(1)
    expect(view.findings[0]).toMatchObject({ code: 'missing-value', severity: 'warning' })
    expect(view.findings[0]!.message).toContain('no number for web')
  })

  it('finds figures of groups under the id that other blocks have of them', () => {
    const { view } = withFigureParts(
      { view: viewOf({ method: 'k-means', targeting: [pays] }) },
      figuresOf(['who-desk', 1], ['who-mail', 2], ['who-web', 3]),
    )
    expect(view.segments.map(({ targeting }) => targeting?.score)).toEqual([0, 50, 100])
  })
})
