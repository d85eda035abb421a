import { describe, expect, it } from 'vitest'
import { marketPictures } from '#charts/market/market-pictures'
import type { RowsChart } from '#charts/chart'
import type { Feature, Segmentation } from '#market/segments/segmentation'
import type { SegmentationView } from '#market/segments/segmentation-view'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'

const feature = (id: string): Feature => ({
  id,
  name: id,
  place: 'features.1',
  column: id,
  as: 'mean',
  log: false,
})

const block: Segmentation = {
  kind: 'segmentation',
  id: 'by-use',
  path: 'segmentation.by-use',
  data: 'rows',
  features: [feature('tenure'), feature('contract')],
  standardize: true,
  method: 'k-means',
  groups: [2, 3],
  given: [],
  resamples: 50,
  targeting: [],
  prefix: '',
}

const view: SegmentationView = {
  block,
  customers: 1500,
  outside: 0,
  divisions: [
    { groups: 2, silhouette: 0.5, stability: 0.9, tree: { accuracy: 0.97, majority: 0.6 } },
    { groups: 3, reason: '2 points cannot make 3 groups' },
  ],
  chosen: 2,
  criterion: 'silhouette',
  tree: { accuracy: 0.97, majority: 0.6 },
  segments: [
    {
      id: 'group-1',
      name: 'group 1',
      customers: 900,
      share: 0.6,
      interval: { low: 0.57, high: 0.62, level: 0.95 },
      stability: 0.92,
      profile: [
        { feature: feature('tenure'), mean: 12.345, difference: -0.8 },
        {
          feature: feature('contract'),
          shares: [{ label: 'yearly', share: 0.25, ofAll: 0.4, difference: -0.31 }],
        },
      ],
      targeting: {
        score: 75,
        interval: { low: 60, high: 100, level: 0.95 },
        parts: [{ part: 'size', weight: 1, more: 'better', value: 0.6, scaled: 1 }],
      },
    },
    { id: 'group-2', name: 'group 2', customers: 600, share: 0.4, stability: 0.88, profile: [] },
  ],
  rules: [
    {
      conditions: [
        { feature: feature('tenure'), atMost: 24 },
        { feature: feature('contract'), is: 'yearly', not: true },
      ],
      segment: 'group-1',
      customers: 880,
      right: 870 / 880,
    },
  ],
  weighed: false,
  assigned: new Int32Array(),
  findings: [],
}

const drawn = (changed: Partial<SegmentationView> = {}, segment?: { id: string; name: string }) =>
  marketPictures(
    { view: { ...view, ...changed }, ...(segment === undefined ? {} : { segment }) },
    assessmentFixture,
    english,
  )

describe('segmentation pictures', () => {
  it('say how many groups there are, how surely, and how large the largest is', () => {
    expect(drawn().sentence).toBe(
      '1,500 customers fall into 2 groups (by-use; stability 0.90); the largest has 60\u2009%',
    )
    const loose = view.divisions.map((one) => ({ ...one, stability: 0.4 }))
    expect(drawn({ divisions: loose }).sentence).toContain('that hardly come again')
    expect(drawn({ segments: [] }).sentence).toBe('1,500 customers who cannot be divided (by-use)')
    const given = { ...block, method: 'given' as const }
    expect(drawn({ block: given }).sentence).toBe(
      '1,500 customers in 2 segments (by-use); the largest has 60\u2009%',
    )
  })

  it('say that customers count by their weights, where they do', () => {
    const said = (weighed: boolean): readonly string[] => {
      const { charts, tables } = drawn({ weighed })
      return [...charts.map(({ subtitle }) => subtitle), ...tables.map(({ caption }) => caption)]
    }
    expect(said(false).filter((words) => words.includes('by their weights'))).toEqual([])
    const told = said(true).filter((words) => words.includes('weights'))
    expect(told).toHaveLength(4)
  })

  it('show a panel a segment with every feature, each number with its figure', () => {
    const [profiles] = drawn().charts as readonly RowsChart[]
    expect(profiles!.panels.map(({ axis }) => axis.title)).toEqual([
      'Group 1 (60\u2009%), standard deviations from all',
      'Group 2 (40\u2009%), standard deviations from all',
    ])
    const [tenure, contract] = profiles!.panels[0]!.rows
    expect(tenure).toMatchObject({
      label: 'tenure',
      value: '12.3',
      point: { at: -0.8, certain: true },
      figure: 'market.segment.mean.tenure[segment=group-1, groups=2]',
    })
    expect(contract).toMatchObject({
      label: 'contract: yearly',
      note: '40\u2009% of all',
      value: '25\u2009%',
      point: { certain: false },
    })
  })

  it('show shares and targeting with their intervals', () => {
    const [, standing] = drawn().charts as readonly RowsChart[]
    const [shares, targeting] = standing!.panels
    expect(shares!.rows[0]).toMatchObject({
      label: 'Group 1',
      point: { at: 0.6 },
      interval: { low: 0.57, high: 0.62 },
      value: '60.0\u2009%',
      range: '57.0\u2009% to 62.0\u2009%',
      figure: 'market.segment.share[segment=group-1, groups=2]',
    })
    expect(targeting!.rows[0]).toMatchObject({
      value: '75',
      interval: { low: 60, high: 100 },
      range: '60 to 100',
      figure: 'market.segment.targeting[segment=group-1, groups=2]',
    })
    expect(targeting!.rows[1]).not.toHaveProperty('point')
    expect(standing!.table.rows[1]!.map(({ text }) => text)).toEqual([
      'Group 2',
      '40\u2009%',
      '–',
      '–',
      '–',
    ])
  })

  it('name the segment that the groups are within', () => {
    const [profiles, , groups] = drawn({}, { id: 'desk', name: 'Desk' })
      .charts as readonly RowsChart[]
    expect(profiles!.panels[0]!.rows[0]!.figure).toBe(
      'market.segment.mean.tenure[segment=desk-group-1, groups=2]',
    )
    expect(groups!.panels[0]!.rows[0]!.figure).toBe(
      'market.segmentation.by-use.silhouette[segment=desk, groups=2]',
    )
  })

  it('show every number of groups that was tried, and why one is missing', () => {
    const [, , groups] = drawn().charts as readonly RowsChart[]
    expect(groups!.title).toBe('2 groups of by-use, chosen by silhouette')
    expect(groups!.notes).toEqual(['3 groups: 2 points cannot make 3 groups.'])
    expect(groups!.table.rows).toEqual([
      [
        { text: '2' },
        { text: '0.500', figure: 'market.segmentation.by-use.silhouette[groups=2]' },
        { text: '0.900', figure: 'market.segmentation.by-use.stability[groups=2]' },
        { text: '97\u2009%', figure: 'market.segmentation.by-use.tree-accuracy[groups=2]' },
      ],
      [{ text: '3' }, { text: '–' }, { text: '–' }, { text: '–' }],
    ])
  })

  it('write the tree as rules, and targeting with its parts', () => {
    const [segments, rules] = drawn().tables
    expect(rules!.caption).toBe(
      'Which segment a new customer is in (by-use): right for 97\u2009% of customers it has not seen (no question at all: 60\u2009%)',
    )
    expect(rules!.rows[0]!.map(({ text }) => text)).toEqual([
      'Tenure at most 24 and contract is not yearly',
      'Group 1',
      '880',
      '99\u2009%',
    ])
    expect(segments!.rows.map((row) => row.map(({ text }) => text))).toEqual([
      [
        'Group 1',
        '900',
        '60.0\u2009% (57.0\u2009% to 62.0\u2009%)',
        '0.920',
        '75 (60 to 100)',
        '60\u2009%',
      ],
      ['Group 2', '600', '40\u2009%', '0.880', '–', '–'],
    ])
  })

  it('have nothing to show where customers cannot be divided', () => {
    const { charts, tables } = drawn({ segments: [], divisions: [], rules: [] })
    expect(tables).toEqual([])
    expect(charts.map(({ empty }) => empty === undefined)).toEqual([false, false])
  })
})
