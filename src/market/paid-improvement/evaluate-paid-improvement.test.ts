import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Figure } from '#quantity/figure'
import { evaluatePaidImprovement } from './evaluate-paid-improvement.ts'
import type { PaidImprovement } from './paid-improvement.ts'

// R's lm, confint and cor: test/reference/paid-improvement.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/paid-improvement.json', import.meta.url), 'utf8'),
) as {
  readonly inputs: { readonly improvement: readonly number[]; readonly paid: readonly number[] }
  readonly slope: { readonly value: number; readonly interval: readonly number[] }
  readonly rankCorrelation: { readonly value: number; readonly interval: readonly number[] }
}
const { improvement, paid } = reference.inputs
const segments = improvement.map((_, at) => ({ id: `s-${at}`, name: `Segment ${at}` }))
const block: PaidImprovement = {
  kind: 'paid-improvement',
  id: 'wait-worth',
  path: 'paid-improvement.wait-worth',
  need: 'wait',
  survey: 'psm',
  segments,
}
const figure = (id: string, value: number, unit: string): Figure => ({
  id,
  label: id,
  value,
  unit,
  inputs: [],
  hash: '',
})
const figures = segments.flatMap(({ id }, at) => [
  figure(`matrix.confirm.wait[segment=${id}]`, improvement[at]!, '1'),
  figure(`matrix.confirm.wait.change[segment=${id}]`, 99, 'h'),
  figure(`market.price.psm.ipp[segment=${id}]`, 99, 'EUR/year'),
  figure(`market.price.psm.opp[segment=${id}]`, paid[at]!, 'EUR/year'),
  figure(`market.wtp.psm.speed[segment=${id}]`, -paid[at]!, 'EUR/year'),
])
const settings = { level: 0.95, seed: 1, draws: 2, currency: 'EUR' }
const evaluate = (of: PaidImprovement, known: readonly Figure[]) =>
  evaluatePaidImprovement(of, { figures: known, settings })

describe('evaluatePaidImprovement', () => {
  it('equals R in slope and rank correlation, with their intervals', () => {
    const view = evaluate(block, figures)
    for (const key of ['slope', 'rankCorrelation'] as const) {
      const found = view[key]
      if ('reason' in found) throw new Error(found.reason)
      expect(found.value).toBeCloseTo(reference[key].value, 9)
      expect(found.interval!.low).toBeCloseTo(reference[key].interval[0]!, 8)
      expect(found.interval!.high).toBeCloseTo(reference[key].interval[1]!, 8)
    }
    expect(view.unit).toBe('EUR/year')
    expect(view.findings).toEqual([])
    expect(view.segments[0]!.paid.figure).toBe('market.price.psm.opp[segment=s-0]')
  })

  it('takes the attribute of a survey of choices', () => {
    const { slope } = evaluate({ ...block, attribute: 'speed' }, figures)
    if ('reason' in slope) throw new Error(slope.reason)
    expect(slope.value).toBeCloseTo(-reference.slope.value, 9)
  })

  it('takes the same price of all segments, and leaves out one that has another alone', () => {
    const other = figure('market.price.psm.best-revenue[segment=s-0]', 1, 'EUR/year')
    const some = figures.filter(({ id }) => id !== 'market.price.psm.opp[segment=s-0]')
    const { segments: found, missing } = evaluate(block, [...some, other])
    expect(found.map(({ paid: { figure: id } }) => id)).toEqual(
      segments.slice(1).map(({ id }) => `market.price.psm.opp[segment=${id}]`),
    )
    expect(missing.map(({ segment }) => segment.id)).toEqual(['s-0'])
  })

  it('does not take the change of another need for the improvement of one called so', () => {
    const own = segments.map(({ id }, at) =>
      figure(`matrix.job.change[segment=${id}]`, improvement[at]!, '1'),
    )
    const { slope } = evaluate({ ...block, need: 'change' }, [...figures, ...own])
    if ('reason' in slope) throw new Error(slope.reason)
    expect(slope.value).toBeCloseTo(reference.slope.value, 9)
  })

  it('says which segments lack what, and finds no line through fewer than five', () => {
    const known = figures.filter(({ id }) => !/s-[0-3]\]$/u.test(id) || id.includes('s-3]'))
    const some = known.filter(({ id }) => id !== 'market.price.psm.opp[segment=s-3]')
    const view = evaluate(block, some)
    expect(view.segments.length).toBe(3)
    expect(view.slope).toEqual({ reason: '3 segments have both figures, 5 are needed' })
    expect(view.missing.map(({ reason }) => reason)).toEqual([
      'no improvement is measured by segment, and no price is asked',
      'no improvement is measured by segment, and no price is asked',
      'no improvement is measured by segment, and no price is asked',
      'the survey says nothing of what they would pay',
    ])
    expect(view.findings[0]).toMatchObject({ code: 'too-few', severity: 'warning' })
  })

  it('shows no interval of a perfect order, which would be of no width', () => {
    const ordered = figures.map((one) => {
      const place = segments.findIndex(({ id }) => one.id.endsWith(`=${id}]`))
      return { ...one, value: place }
    })
    expect(evaluate(block, ordered).rankCorrelation).toEqual({ value: 1 })
  })

  it('has a reason where all improvements are alike', () => {
    const alike = figures.map((one) =>
      one.id.startsWith('matrix.') ? { ...one, value: 0.1 } : one,
    )
    const { slope, rankCorrelation } = evaluate(block, alike)
    expect(slope).toHaveProperty('reason')
    expect(rankCorrelation).toHaveProperty('reason')
  })
})
