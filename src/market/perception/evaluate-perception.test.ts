import { describe, expect, it } from 'vitest'
import type { Categories, UnitsAnswer } from '#evidence/rows/question'
import { perception as reference } from '../../../test/reference/perception.ts'
import { weightedCorrelations as weighed } from '../../../test/reference/weighted-correlation.ts'
import { evaluatePerception } from './evaluate-perception.ts'
import type { PerceptionBlock } from './perception-block.ts'
import type { PerceptionView } from './perception-view.ts'

const block: PerceptionBlock = {
  kind: 'perception',
  id: 'felt',
  path: 'perception.felt',
  data: 'waits',
  element: { id: 'quick', name: 'Quick' },
  measured: 'actual',
  perceived: 'felt',
  compare: 'unit',
  over: 'customer',
  unit: 'min',
  perceivedScale: 1,
  better: { measured: 'lower', perceived: 'lower' },
  alignedWithin: { share: 0.1 },
}

interface Row {
  readonly customer?: string
  readonly actual?: number
  readonly felt?: number
  readonly solution?: string
  readonly weight?: number
  readonly reason?: string
}

function categories(labels: readonly (string | undefined)[]): Categories {
  const known = [...new Set(labels.filter((label) => label !== undefined))]
  return {
    codes: Int32Array.from(labels, (label) => (label === undefined ? -1 : known.indexOf(label))),
    labels: known,
  }
}

function answerOf(rows: readonly Row[]): UnitsAnswer {
  const numbers = (key: 'actual' | 'felt' | 'weight') =>
    Float64Array.from(rows, (row) => row[key] ?? Number.NaN)
  const weighed = rows.some(({ weight }) => weight !== undefined)
  return {
    kind: 'units',
    rows: rows.length,
    lines: Float64Array.from(rows, (_, row) => row + 2),
    numbers: {
      actual: numbers('actual'),
      felt: numbers('felt'),
      ...(weighed ? { weight: numbers('weight') } : {}),
    },
    categories: {
      customer: categories(rows.map(({ customer }) => customer)),
      solution: categories(rows.map(({ solution }) => solution)),
      reason: categories(rows.map(({ reason }) => reason)),
    },
  }
}

const settings = { solutions: ['ours', 'rival'], level: 0.95, seed: 1, resamples: 200 }

function evaluate(rows: readonly Row[], changed: Partial<PerceptionBlock> = {}): PerceptionView {
  return evaluatePerception({ ...block, ...changed }, answerOf(rows), settings)
}

const pairs = reference.measured.map((actual, i) => ({
  customer: `c${i}`,
  actual,
  felt: reference.perceived[i]!,
}))

interface Ends {
  readonly value: number
  readonly low: number
  readonly high: number
}

function expectEnds(found: PerceptionView['correlation'] | undefined, ends: Ends): void {
  if (found === undefined || 'reason' in found) throw new Error('no value')
  expect(found.value).toBeCloseTo(ends.value, 10)
  expect(found.interval?.low).toBeCloseTo(ends.low, 9)
  expect(found.interval?.high).toBeCloseTo(ends.high, 9)
}

const codesOf = ({ findings }: PerceptionView) => findings.map(({ code }) => code)

describe('evaluatePerception', () => {
  // R: t.test, cor.test and the delta method written out; test/reference/perception.R.
  it('has the means, the paired gap, the ratio and the correlation of R', () => {
    const view = evaluate(pairs)
    expectEnds(view.total.measured, reference.mean.measured)
    expectEnds(view.total.perceived, reference.mean.perceived)
    expectEnds(view.total.gap, reference.gap)
    expectEnds(view.ratio, reference.ratio)
    expectEnds(view.correlation, reference.pearson)
    expect(view).toMatchObject({ paired: true, units: 14, findings: [] })
  })

  it('averages the rows of one person first, so that nobody counts twice', () => {
    const twice = pairs.flatMap((row) => [
      { ...row, felt: row.felt - 1 },
      { ...row, felt: row.felt + 1 },
    ])
    const view = evaluate(twice)
    expectEnds(view.total.gap, reference.gap)
    expect(view.total.n).toBe(14)
  })

  it('weighs people as package survey does', () => {
    const weighed = pairs.map((row, i) => ({ ...row, weight: reference.weight[i]! }))
    expectEnds(evaluate(weighed).total.gap, reference.weighed)
    const without = [...weighed, { customer: 'x', actual: 1, felt: 99, weight: 0 }]
    expectEnds(evaluate(without).total.gap, reference.weighed)
    expect(codesOf(evaluate(without))).toEqual(['no-weight'])
  })

  // Base R's cov.wt, of values and of weighted mid-ranks: test/reference/weighted-correlation.R.
  it.each([
    ['unit', 'min', 'values'],
    ['ranks', 'rank', 'ranks'],
  ] as const)('correlates people by their weights, compared by %s', (compare, unit, key) => {
    const { a, b, weight } = weighed.inputs
    const rows = a.map((actual, i) => {
      const own = { customer: `c${i}`, solution: i % 2 === 0 ? 'ours' : 'rival' }
      return { ...own, actual, felt: b[i]!, weight: weight[i]! }
    })
    const view = evaluate(rows, { compare, unit })
    const [low, high] = weighed[key].interval
    expectEnds(view.correlation, { value: weighed[key].value, low, high })
    expect(view.weighed).toBe(true)
    // Of two solutions each counts once, whatever its people weigh.
    const over = { over: 'solution', solution: 'solution', customer: 'customer' } as const
    expect(evaluate(rows, { ...over, compare, unit }).weighed).toBe(false)
  })

  // Three times 0.1 add up to more than 0.3: their plain mean is not 0.1, and would be another rank and weight.
  it('takes people who say the same as alike, in however many rows they stand', () => {
    const once = pairs.map((row, i) => ({
      ...row,
      actual: 0.1 * (1 + (i % 4)),
      felt: 0.1 * (1 + ((i * 5) % 7)),
      weight: 0.1,
    }))
    const often = once.flatMap((row, i) => Array.from({ length: 1 + (i % 3) }, () => row))
    const ranks = { compare: 'ranks', unit: 'rank' } as const
    const [view, expected] = [evaluate(often, ranks), evaluate(once, ranks)]
    expect(view.correlation).toEqual(expected.correlation)
    expect([view.weighed, expected.weighed]).toEqual([false, false])
  })

  it('holds two samples against each other where nobody gave both', () => {
    const apart = [
      ...reference.measured.map((actual, i) => ({ customer: `m${i}`, actual })),
      ...reference.others.map((felt, i) => ({ customer: `p${i}`, felt })),
    ]
    const view = evaluate(apart)
    expectEnds(view.total.gap, reference.apart)
    expect(view.paired).toBe(false)
    expect(view.correlation).toHaveProperty('reason')
    expect(codesOf(view)).toEqual(['pairs-lost'])
  })

  it('leaves those without a pair out where others have one, and counts them', () => {
    const view = evaluate([...pairs, { customer: 'm', actual: 500 }, { customer: 'p', felt: 1 }])
    expectEnds(view.total.gap, reference.gap)
    expect(view.findings).toMatchObject([
      { code: 'pairs-lost', place: { path: 'perception.felt' } },
    ])
    expect(view.findings[0]!.message).toContain('2 beside the 14')
  })

  it('compares ranks by Spearman, and gives no gap over all: ranks average out', () => {
    const view = evaluate(pairs, { compare: 'ranks', unit: 'rank', alignedWithin: { distance: 1 } })
    expectEnds(view.correlation, reference.spearman)
    expect(view.total.gap).toHaveProperty('reason')
    expect(view.points.map(({ measured }) => measured)).toEqual(reference.ranks.measured)
    expect(view.points.map(({ perceived }) => perceived)).toEqual(reference.ranks.perceived)
  })

  it('turns ranks and standard deviations so that each side’s own better comes first', () => {
    const turned = {
      compare: 'ranks' as const,
      better: { measured: 'lower', perceived: 'higher' } as const,
    }
    const top = evaluate(pairs, turned).points.map(({ perceived }) => perceived)
    expect(top).toEqual(reference.ranks.perceived.map((rank) => 15 - rank))
    const { points } = evaluate(pairs, { compare: 'standardized' })
    points.forEach(({ measured, perceived }, i) => {
      expect(measured).toBeCloseTo(reference.standardized.measured[i]!, 10)
      expect(perceived).toBeCloseTo(reference.standardized.perceived[i]!, 10)
    })
  })

  it('ranks solutions by their means, with intervals from means drawn anew', () => {
    const rows = [10, 11, 12].flatMap((wait, i) => [
      { customer: `c${i}`, solution: 'ours', actual: wait, felt: wait + 30 },
      { customer: `c${i}`, solution: 'rival', actual: wait + 10, felt: wait },
    ])
    const over = { over: 'solution', solution: 'solution', customer: 'customer' } as const
    const { items } = evaluate(rows, {
      ...over,
      compare: 'ranks',
      alignedWithin: { distance: 0.5 },
    })
    // Two means 10 apart with standard errors of 0.58: they change places in no draw of 200.
    expect(items).toMatchObject([
      {
        solution: 'ours',
        n: 3,
        measured: { value: 1 },
        perceived: { value: 2 },
        gap: { value: 1, interval: { low: 1, high: 1 } },
        class: { name: 'under-perceived', certain: true },
      },
      {
        solution: 'rival',
        measured: { value: 2 },
        perceived: { value: 1 },
        gap: { value: -1 },
        class: { name: 'over-perceived' },
      },
    ])
    const units = evaluate(rows, over)
    expect(units.total).toMatchObject({ n: 2, measured: { value: 16 }, gap: { value: 10 } })
    expect(units.items[0]).toMatchObject({ n: 3, gap: { value: 30 } })
  })

  it.each([
    ['lower', 1.2, 'under-perceived'],
    ['higher', 1.2, 'over-perceived'],
    ['lower', 0.8, 'over-perceived'],
    ['lower', 1.05, 'aligned'],
  ] as const)('classes: %s is better, felt %f times', (better, times, name) => {
    const rows = Array.from({ length: 12 }, (_, i) => ({
      customer: `c${i}`,
      actual: 20 + i / 100,
      felt: (20 + i / 100) * times + (i % 2) / 100,
    }))
    const view = evaluate(rows, { better: { measured: better, perceived: better } })
    expect(view.total.class).toMatchObject({ name, certain: true })
  })

  it('is not sure of a class whose interval crosses the stated distance', () => {
    const view = evaluate(pairs, { alignedWithin: { distance: reference.gap.value - 0.01 } })
    expect(view.total.class).toMatchObject({ name: 'under-perceived', certain: false })
    expect(view.suggestion).toContain('Too early')
  })

  it('shares causes among those who answered, one answer a person, and suggests by the leading one', () => {
    const reasons = ['unaware', 'unaware', 'unaware', 'disbelieve']
    const rows = pairs.map((row, i) => ({
      ...row,
      ...(reasons[i] === undefined ? {} : { reason: reasons[i] }),
    }))
    const view = evaluate([...rows, { ...rows[0]!, reason: 'disbelieve' }], {
      cause: 'reason',
      alignedWithin: { distance: 0 },
    })
    // Wilson at 3 of 4: R, prop.test(3, 4, correct = FALSE)$conf.int.
    expect(view.causes[0]).toMatchObject({ id: 'unaware', count: 3, asked: 4, share: 0.75 })
    expect(view.causes[0]!.interval?.low).toBeCloseTo(0.3006418, 6)
    expect(view.causes[0]!.interval?.high).toBeCloseTo(0.9544127, 6)
    expect(view.suggestion).toBe('Tell them: most of those asked do not know of it.')
  })

  it('tells causes of one id apart', () => {
    const rows = pairs.map((row, i) => ({ ...row, reason: i % 3 === 0 ? '不知道' : '不相信' }))
    const { causes } = evaluate(rows, { cause: 'reason' })
    expect(causes.map(({ id, answer }) => [id, answer])).toEqual([
      ['x-2', '不相信'],
      ['x', '不知道'],
    ])
  })

  it('survives what is hardly there', () => {
    const none = evaluate([])
    expect(none.findings).toMatchObject([{ code: 'too-few', severity: 'problem' }])
    expect(none.total.gap).toHaveProperty('reason')
    const one = evaluate([{ customer: 'c', actual: 3, felt: 5 }])
    expect(one.total).toEqual({
      n: 1,
      rows: 1,
      measured: { value: 3 },
      perceived: { value: 5 },
      gap: { value: 2 },
      class: { name: 'under-perceived', certain: false, within: 0.3 * (1 + Number.EPSILON) },
    })
    expect(one.ratio).toEqual({ value: 5 / 3 })
    expect(codesOf(one)).toEqual(['few-rows'])
    expect(codesOf(evaluate([{ customer: 'c' }, { actual: 2, felt: 3 }]))).toEqual([
      'missing-value',
      'too-few',
    ])
    const constant = evaluate(
      pairs.map((row) => ({ ...row, actual: 3 })),
      { compare: 'ranks' },
    )
    expect(constant.findings).toMatchObject([
      { code: 'no-variation', place: { path: 'perception.felt.measured' } },
    ])
    expect(constant.correlation).toHaveProperty('reason')
  })

  it('says what is no solution of the study, and what holds no numbers', () => {
    const rows = pairs.map((row) => ({ ...row, solution: 'stranger' }))
    expect(codesOf(evaluate(rows, { solution: 'solution' }))).toEqual(['unmapped-value'])
    const answer = answerOf(pairs)
    const { felt: _felt, ...numbers } = answer.numbers
    const view = evaluatePerception(block, { ...answer, numbers }, settings)
    expect(view.findings[0]).toMatchObject({
      code: 'wrong-value',
      place: { path: 'perception.felt.perceived' },
    })
  })
})
