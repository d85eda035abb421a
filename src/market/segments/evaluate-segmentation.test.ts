import { describe, expect, it } from 'vitest'
import type { Categories, UnitsAnswer } from '#evidence/rows/question'
import { studentTCritical } from '#stats/intervals/critical-value'
import { createGenerator } from '#stats/random/generator'
import { clustering, clusteringInR, columnsOf } from '../../../test/reference/clustering.ts'
import { evaluateSegmentation } from './evaluate-segmentation.ts'
import type { Feature, Segmentation } from './segmentation.ts'
import type { SegmentationView } from './segmentation-view.ts'

const feature = (column: string, changed: Partial<Feature> = {}): Feature => ({
  id: column,
  name: column,
  place: 'features.1',
  column,
  as: 'mean',
  log: false,
  ...changed,
})

const block: Segmentation = {
  kind: 'segmentation',
  id: 'found',
  path: 'segmentation.found',
  data: 'rows',
  features: [feature('a'), feature('b')],
  standardize: true,
  method: 'k-means',
  groups: [2, 3, 4],
  given: [],
  resamples: 20,
  targeting: [{ part: 'size', weight: 1, more: 'better' }],
  prefix: '',
}

function categories(labels: readonly (string | undefined)[]): Categories {
  const known = [...new Set(labels)].filter((label) => label !== undefined)
  return {
    codes: Int32Array.from(labels, (label) => (label === undefined ? -1 : known.indexOf(label))),
    labels: known,
  }
}

type Columns = Readonly<Record<string, readonly number[] | readonly (string | undefined)[]>>

function answerOf(columns: Columns): UnitsAnswer {
  const entries = Object.entries(columns)
  const rows = entries[0]?.[1].length ?? 0
  const isText = (values: Columns[string]): values is readonly (string | undefined)[] =>
    values.some((value) => typeof value !== 'number')
  return {
    kind: 'units',
    rows,
    lines: Float64Array.from({ length: rows }, (_, row) => row + 2),
    numbers: Object.fromEntries(
      entries.flatMap(([id, values]) => (isText(values) ? [] : [[id, Float64Array.from(values)]])),
    ),
    categories: Object.fromEntries(
      entries.flatMap(([id, values]) => (isText(values) ? [[id, categories(values)]] : [])),
    ),
  }
}

const settings = { seed: 1, level: 0.95, resamples: 500 }

function evaluate(columns: Columns, changed: Partial<Segmentation> = {}): SegmentationView {
  return evaluateSegmentation({ ...block, ...changed }, answerOf(columns), settings)
}

/** Two clumps of 30 and 20 customers, ten apart. */
function clumps(): { readonly a: readonly number[]; readonly b: readonly number[] } {
  const generator = createGenerator(4, 'clumps')
  const at = (i: number): number => (i < 30 ? 0 : 10) + generator.next()
  return {
    a: Array.from({ length: 50 }, (_, i) => at(i)),
    b: Array.from({ length: 50 }, (_, i) => at(i)),
  }
}

const logit = (p: number): number => Math.log(p / (1 - p))

const codes = ({ findings }: SegmentationView): readonly string[] =>
  findings.map(({ code }) => code)

describe('groups that are there', () => {
  const view = evaluate(clumps(), {
    targeting: [
      { part: 'size', weight: 1, more: 'better' },
      { part: 'value', feature: feature('a'), weight: 3, more: 'better' },
    ],
  })

  it('are found, the largest first, and nothing is doubtful', () => {
    expect(view.chosen).toBe(2)
    expect(view.criterion).toBe('silhouette')
    expect(view.segments.map(({ id, customers, share }) => [id, customers, share])).toEqual([
      ['group-1', 30, 0.6],
      ['group-2', 20, 0.4],
    ])
    expect([...view.assigned]).toEqual(Array.from({ length: 50 }, (_, i) => (i < 30 ? 0 : 1)))
    expect(view.findings).toEqual([])
    for (const { stability } of view.segments) expect(stability).toBeGreaterThan(0.95)
  })

  it('are shown for every number that was tried', () => {
    expect(view.divisions.map(({ groups }) => groups)).toEqual([2, 3, 4])
    for (const { inertia, silhouette, stability, tree } of view.divisions) {
      expect(inertia).toBeGreaterThan(0)
      expect(silhouette).toBeLessThanOrEqual(view.divisions[0]!.silhouette!)
      expect(stability).toBeLessThanOrEqual(1)
      expect(tree?.majority).toBeLessThanOrEqual(0.6)
    }
  })

  // Share of 30 of 50 by Wilson: R's prop.test(30, 50, correct = FALSE).
  it('have a share with its interval', () => {
    expect(view.segments[0]!.interval!.low).toBeCloseTo(0.4618, 4)
    expect(view.segments[0]!.interval!.high).toBeCloseTo(0.7239, 4)
  })

  it('are told apart by one question', () => {
    expect(view.rules).toHaveLength(2)
    expect(view.rules.map(({ segment, customers, right }) => [segment, customers, right])).toEqual([
      ['group-1', 30, 1],
      ['group-2', 20, 1],
    ])
    expect(view.tree).toEqual({ accuracy: 1, majority: 0.6 })
  })

  // By hand: size speaks for the first (1 of 4 parts), value for the second (3 of 4).
  it('have a targeting score of its parts', () => {
    expect(view.segments.map(({ targeting }) => targeting?.score)).toEqual([25, 75])
    expect(view.segments[1]!.targeting!.parts[0]).toMatchObject({
      value: 0.4,
      scaled: 0,
      weight: 1,
    })
  })

  it('are described by how far they lie from all', () => {
    const [first] = view.segments[0]!.profile
    expect(first).toMatchObject({ feature: { id: 'a' } })
    expect('difference' in first! && first.difference).toBeCloseTo(-Math.sqrt(2 / 3), 1)
  })
})

describe('groups that are not there', () => {
  it('are called cuts through a cloud', () => {
    const generator = createGenerator(2, 'cloud')
    const draw = (): readonly number[] => Array.from({ length: 200 }, () => generator.next())
    const changed = {
      groups: [6],
      resamples: 60,
      features: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => feature(id)),
    }
    const view = evaluate(
      { a: draw(), b: draw(), c: draw(), d: draw(), e: draw(), f: draw() },
      changed,
    )
    expect(codes(view)).toEqual(['unstable-groups', 'weak-groups'])
    expect(view.findings[0]).toMatchObject({ place: { path: 'segmentation.found.groups' } })
    expect(view.criterion).toBeUndefined()
  })

  it('are fewer than one by the BIC of a mixture', () => {
    const generator = createGenerator(3, 'normal')
    const draw = (): number =>
      generator.next() + generator.next() + generator.next() + generator.next()
    const a = Array.from({ length: 300 }, draw)
    const view = evaluate({ a }, { method: 'mixture', groups: [2, 3], features: [feature('a')] })
    expect(view.divisions.map(({ groups }) => groups)).toEqual([1, 2, 3])
    expect(codes(view)).toContain('weak-groups')
  })
})

describe('a mixture whose features hang together', () => {
  const columns = columnsOf(clusteringInR.long)
  const names = ['a', 'b', 'c']
  const rows = Object.fromEntries(columns.map((column, j) => [names[j]!, [...column]]))
  const changed = {
    features: names.map((id) => feature(id)),
    standardize: false,
    method: 'mixture',
    groups: [2, 3, 4],
    resamples: 10,
  } as const

  it('has the BIC of mclust, and finds long groups where they are', () => {
    const view = evaluate(rows, { ...changed, correlated: true })
    for (const { groups, bic } of clusteringInR.correlated.slice(1))
      expect(view.divisions.find((one) => one.groups === groups)!.bic).toBeCloseTo(bic, 3)
    expect(view.chosen).toBe(3)
    const plain = evaluate(rows, changed)
    for (const [at, { bic }] of plain.divisions.entries())
      expect(view.divisions[at]!.bic).toBeLessThanOrEqual(bic!)
  })
})

describe('other methods', () => {
  it('finds classes by answers, people without some of them included', () => {
    const columns = columnsOf(clustering.gaps)
    const answers = Object.fromEntries(
      columns.map((column, j) => [
        `q${j}`,
        Array.from(column, (code) => (code < 0 ? undefined : `answer ${code}`)),
      ]),
    )
    const features = columns.map((_, j) => feature(`q${j}`, { as: 'most-common' }))
    const view = evaluate(answers, { method: 'latent-class', groups: [2, 3], features })
    const [reference] = clustering.latent.gaps
    expect(view.divisions.find(({ groups }) => groups === 2)?.bic).toBeCloseTo(reference!.bic, 5)
    expect(view.chosen).toBe(2)
    expect(view.outside).toBe(0)
    expect(view.segments[0]!.share).toBeCloseTo(reference!.shares[0]!, 3)
    const { low, high } = view.segments[0]!.interval!
    // On the logit scale, with the error of SciPy's empirical information.
    const reach =
      (studentTCritical(0.95, 399) * reference!.shareErrors[0]!) /
      (reference!.shares[0]! * reference!.shares[1]!)
    expect((logit(high) - logit(low)) / 2).toBeCloseTo(reach, 2)
    const [first] = view.segments[0]!.profile
    const yes =
      'shares' in first! ? first.shares.find(({ label }) => label === 'answer 1') : undefined
    // Shares of those who are likeliest in a class are near the chances within it.
    expect(yes!.share).toBeCloseTo(reference!.chances[0]![0]![1]!, 1)
    expect(codes(view)).toEqual(features.map(() => 'missing-value'))
  })

  it('takes the segments of the study where they are given', () => {
    const columns = {
      ...clumps(),
      channel: Array.from({ length: 50 }, (_, i) => (i < 35 ? 'desk' : 'web')),
    }
    const given = [
      { id: 'desk', name: 'Desk', where: { channel: ['desk'] }, size: 400 },
      { id: 'web', name: 'Web', where: { channel: ['web'] } },
      { id: 'both', name: 'Both', where: { channel: ['web', 'desk'] } },
    ]
    const view = evaluate(columns, { method: 'given', given, groups: [] })
    expect(view.segments.map(({ id, customers, size }) => [id, customers, size])).toEqual([
      ['desk', 35, 400],
      ['web', 15, undefined],
      ['both', 0, undefined],
    ])
    expect(view.chosen).toBeUndefined()
    expect(view.divisions).toEqual([])
    // 100 % of customers fit two segments, and the third holds nobody then.
    expect(codes(view)).toEqual(['overlapping-segments', 'few-rows'])
    expect(view.findings[0]!.message).toContain('100 %')
  })
})

describe('rows of one customer', () => {
  const rows = {
    who: ['x', 'x', 'y', undefined, 'z'],
    spent: [10, 30, 5, 99, 7],
    on: ['2026-01-01', '2026-01-31', '2026-01-21', '2026-02-28', 'soon'],
  }
  const features = [
    feature('spent', { id: 'sum', as: 'sum' }),
    feature('', { id: 'count', as: 'count' }),
    feature('on', { id: 'recency', as: 'recency' }),
    feature('spent', { id: 'spread', as: 'spread' }),
  ]

  // By hand: x spent 40 in two rows, last on the last day; y is ten days before; z has no date.
  it('are brought together', () => {
    const given = [{ id: 'x', name: 'X', where: { who: ['x'] } }]
    const view = evaluate(rows, { per: 'who', features, method: 'given', given, groups: [] })
    expect(view.customers).toBe(3)
    const means = view.segments[0]!.profile.map((entry) => 'mean' in entry && entry.mean)
    expect(means).toEqual([40, 2, 0])
    expect(view.findings.map(({ code, message }) => [code, message])).toEqual([
      ['missing-value', '1 row of `found` names no customer in `who`, and count for nothing.'],
      ['missing-value', '1 of 3 customers have no value of `on`: they do not count in its means.'],
      [
        'missing-value',
        '2 of 3 customers have no value of `spent`: they do not count in its means.',
      ],
      [
        'no-variation',
        'All customers have the same `spent`: it distinguishes nobody, and is left out.',
      ],
      [
        'few-rows',
        'Segments of fewer than 10 customers: x (1). Their means are those of these few.',
      ],
    ])
  })
})

describe('bad input', () => {
  it('asks for more groups than there are customers', () => {
    const view = evaluate({ a: [1, 2, 30], b: [3, 4, 50] }, { groups: [2, 3, 4, 5] })
    expect(view.divisions.map(({ reason }) => reason)).toEqual([
      undefined,
      undefined,
      '3 points cannot make 4 groups',
      '3 points cannot make 5 groups',
    ])
    expect(view.findings[0]).toMatchObject({
      code: 'too-few',
      severity: 'warning',
      place: { path: 'segmentation.found.groups' },
      hint: 'There are 3 customers: write at most `groups: 3`.',
    })
  })

  it('has a segment of three people', () => {
    const { a, b } = clumps()
    const view = evaluate({
      a: [...a.slice(0, 30), 50, 51, 52],
      b: [...b.slice(0, 30), 50, 51, 52],
    })
    expect(view.segments.at(-1)!.customers).toBe(3)
    const small = view.findings.find(({ code }) => code === 'few-rows')!
    expect(small.message).toBe(
      'Segments of fewer than 10 customers: group-2 (3). Their means are those of these few.',
    )
    expect(small.hint).toBe('Ask for fewer groups, or join segments.')
  })

  it('has a feature without variation, and is divided by the other', () => {
    const { a } = clumps()
    const view = evaluate({ a, b: a.map(() => 7) })
    expect(view.findings).toMatchObject([
      { code: 'no-variation', place: { path: 'segmentation.found.features.1' } },
    ])
    expect(view.chosen).toBe(2)
  })

  it('has rows that are all the same', () => {
    const view = evaluate({ a: [1, 1, 1, 1], b: [2, 2, 2, 2] })
    expect(codes(view)).toEqual(['no-variation', 'no-variation', 'too-few'])
    expect(view.segments).toEqual([])
    expect([...view.assigned]).toEqual([-1, -1, -1, -1])
  })

  it('has values that are missing, and leaves out who lacks them', () => {
    const { a, b } = clumps()
    const view = evaluate({ a: a.map((value, i) => (i === 3 ? Number.NaN : value)), b })
    expect(view.findings).toMatchObject([
      {
        code: 'missing-value',
        message: '1 of 50 customers have no value of `a`: they are in no group.',
      },
    ])
    expect(view.outside).toBe(1)
    expect(view.assigned[3]).toBe(-1)
    expect(view.segments[0]!.customers).toBe(29)
  })

  it('has one customer, or none', () => {
    const one = evaluate({ a: [1], b: [2] })
    expect(one.segments).toEqual([])
    expect(codes(one)).toEqual(['too-few'])
    expect(one.findings[0]!.hint).toBe('Ask for fewer groups, or name more features.')
    expect(codes(evaluate({ a: [], b: [] }))).toEqual(['too-few'])
    const given = [{ id: 'x', name: 'X', where: { a: [1] } }]
    const alone = evaluate({ a: [1], b: [2] }, { method: 'given', given, groups: [] })
    expect(alone.segments).toMatchObject([{ id: 'x', customers: 1, share: 1 }])
  })

  it('has text where numbers are wanted', () => {
    const { b } = clumps()
    const view = evaluate({ a: b.map(() => 'much'), b })
    expect(view.findings).toMatchObject([
      {
        code: 'wrong-value',
        severity: 'problem',
        place: { path: 'segmentation.found.features.1' },
        hint: 'Code it as numbers, or write `method: latent-class`, which takes categories.',
      },
    ])
    const unread = evaluate({ a: b.map(() => Number.NaN), b })
    expect(unread.findings).toMatchObject([{ code: 'missing-value' }])
    expect(unread.chosen).toBe(2)
  })

  it('has amounts under 0 of which a logarithm is asked', () => {
    const { a, b } = clumps()
    const view = evaluate(
      { a: a.map((value, i) => (i === 0 ? -1 : value)), b },
      { features: [feature('a', { log: true }), feature('b')] },
    )
    expect(view.outside).toBe(1)
    expect(view.findings[0]!.hint).toContain('no logarithm')
  })

  // A customer of weight 3 is as three of them: the groups are those of rows that stand there three times.
  it.each(['k-means', 'mixture'] as const)('finds %s by the weights of customers', (method) => {
    const times = Array.from({ length: 40 }, (_, i) => 1 + ((i * 7) % 4))
    const at = (i: number, sign: number): number => (i % 3) * 4 + sign * Math.sin(i * 12.9898) * 2
    const [a, b] = [1, -1].map((sign) => times.map((_, i) => at(i, sign)))
    const repeated = (values: readonly number[]): number[] =>
      values.flatMap((value, i) => Array.from({ length: times[i]! }, () => value))
    const settings = { method, standardize: false, groups: [3], resamples: 10 } as const
    const weighed = evaluate({ a: a!, b: b!, weight: times }, settings)
    const plain = evaluate({ a: repeated(a!), b: repeated(b!) }, settings)
    const rows = repeated(times.map((_, i) => i))
    expect(rows.map((row) => weighed.assigned[row])).toEqual([...plain.assigned])
    for (const [group, { share }] of weighed.segments.entries())
      expect(share).toBeCloseTo(plain.segments[group]!.share, 10)
    expect(weighed.divisions[0]!.silhouette).toBeCloseTo(plain.divisions[0]!.silhouette!, 10)
    expect(weighed.tree!.majority).toBeCloseTo(plain.tree!.majority, 10)
    expect(weighed.rules.map(({ conditions, right }) => [conditions, right])).toEqual(
      plain.rules.map(({ conditions, right }) => [conditions, expect.closeTo(right, 10)]),
    )
  })

  // Shares, silhouettes and the error of latent classes: those of rows that stand there as often as they weigh.
  it('finds latent classes by the weights of customers', () => {
    const times = Array.from({ length: 24 }, (_, i) => 1 + ((i * 5) % 3))
    const says = (i: number, at: number): string =>
      i % 2 === 0 || (i + at) % 5 === 0 ? 'yes' : 'no'
    const names = ['p', 'q', 'r', 's']
    const answers = names.map((_, at) => times.map((__, i) => says(i, at)))
    const changed = {
      method: 'latent-class',
      groups: [2],
      resamples: 10,
      features: names.map((name) => feature(name, { as: 'most-common' })),
    } as const
    const rows = (repeated: boolean) =>
      Object.fromEntries(
        names.map((name, at) => [
          name,
          repeated
            ? answers[at]!.flatMap((one, i) => Array.from({ length: times[i]! }, () => one))
            : answers[at]!,
        ]),
      )
    const weighed = evaluate({ ...rows(false), weight: times }, changed)
    const plain = evaluate(rows(true), changed)
    expect([weighed.weighed, plain.weighed]).toEqual([true, false])
    for (const [group, { share }] of weighed.segments.entries())
      expect(share).toBeCloseTo(plain.segments[group]!.share, 5)
    const [own, other] = [weighed, plain].map(({ divisions }) => divisions[0]!)
    expect(own!.classificationError).toBeCloseTo(other!.classificationError!, 5)
    expect(weighed.tree!.majority).toBeCloseTo(plain.tree!.majority, 10)
  })

  it('takes weights of one size as none', () => {
    const { a, b } = clumps()
    expect(evaluate({ a, b, weight: a.map(() => 7) })).toEqual(evaluate({ a, b }))
  })

  it('has rows without weight', () => {
    const { a, b } = clumps()
    const weight = a.map((_, i) => (i === 0 ? 0 : i < 30 ? 1 : 3))
    const view = evaluate({ a, b, weight })
    expect(codes(view)).toEqual(['no-weight'])
    // By hand: 20 of weight 3, the largest by weight, against 29 of weight 1.
    expect(view.segments.map(({ share }) => share)).toEqual([60 / 89, 29 / 89])
    // R's survey::svyciprop(method = "logit") of the same weights.
    const { low, high } = view.segments[0]!.interval!
    expect([low, high]).toEqual([expect.closeTo(0.5340927829, 9), expect.closeTo(0.7887678701, 9)])
  })
})

it('finds what k-means finds on the same numbers', () => {
  const columns = columnsOf(clustering.points)
  const names = ['a', 'b', 'c']
  const view = evaluate(Object.fromEntries(columns.map((column, j) => [names[j]!, [...column]])), {
    features: names.map((id) => feature(id)),
    standardize: false,
    groups: [3],
  })
  const [, three] = clustering.kMeans.points
  expect(view.divisions[0]!.inertia).toBeCloseTo(three!.inertia, 9)
  expect(view.divisions[0]!.silhouette).toBeCloseTo(three!.silhouette, 12)
  expect([...view.assigned]).toEqual(three!.labels)
})
