import { describe, expect, it } from 'vitest'
import { clustering, clusteringInR } from '../../../test/reference/clustering.ts'
import { studentTCritical } from '../intervals/critical-value.ts'
import type { AnsweredItem } from './answer-patterns.ts'
import { latentClassIntervals } from './latent-class-intervals.ts'
import { latentClasses } from './latent-classes.ts'

function itemsOf(rows: readonly (readonly number[])[], levels: readonly number[]): AnsweredItem[] {
  return levels.map((level, j) => ({
    codes: Int32Array.from(rows, (row) => row[j]!),
    levels: level,
  }))
}

const settings = { restarts: 10, seed: 1, tolerance: 1e-10 }

const logit = (p: number): number => Math.log(p / (1 - p))

describe.each([
  ...clustering.latent.answers.map((one) => ({ rows: 'answers' as const, ...one })),
  ...clustering.latent.gaps.map((one) => ({ rows: 'gaps' as const, ...one })),
])('$classes classes of $rows against SciPy', (one) => {
  const items = itemsOf(clustering[one.rows], clustering.levels)
  const found = latentClasses(items, { classes: one.classes, ...settings })

  it('have its likelihood, shares and chances', () => {
    expect(found.logLikelihood).toBeCloseTo(one.logLikelihood, 5)
    expect(found.parameters).toBe(one.parameters)
    expect(found.bic).toBeCloseTo(one.bic, 5)
    for (const [c, share] of one.shares.entries()) {
      expect(found.shares[c]).toBeCloseTo(share, 4)
      for (const [j, chances] of one.chances[c]!.entries())
        for (const [level, chance] of chances.entries())
          expect(found.chances[c]![j]![level]).toBeCloseTo(chance, 4)
    }
  })

  it('have the errors of its empirical information', () => {
    const { shares, chances } = latentClassIntervals(items, found, 0.95)
    const error = (interval: { low: number; high: number } | undefined, p: number): number =>
      ((logit(interval!.high) - logit(interval!.low)) / 2 / studentTCritical(0.95, 399)) *
      p *
      (1 - p)
    // The share of one class is 1, without an error.
    const shareError = (interval: (typeof shares)[number], p: number): number =>
      interval === undefined ? 0 : error(interval, p)
    for (const [c, share] of one.shares.entries()) {
      expect(shareError(shares[c], share)).toBeCloseTo(one.shareErrors[c]!, 4)
      for (const [j, errors] of one.chanceErrors[c]!.entries())
        for (const [level, expected] of errors.entries())
          expect(error(chances[c]![j]![level], one.chances[c]![j]![level]!)).toBeCloseTo(
            expected,
            4,
          )
    }
  })
})

describe('latentClasses', () => {
  it('finds the two classes of flexmix', () => {
    const { logLikelihood, bic, shares, yes } = clusteringInR.latent
    const found = latentClasses(itemsOf(clusteringInR.answers, [2, 2, 2, 2]), {
      classes: 2,
      ...settings,
    })
    expect(found.logLikelihood).toBeCloseTo(logLikelihood, 5)
    expect(found.bic).toBeCloseTo(bic, 5)
    for (const [c, share] of shares.entries()) {
      expect(found.shares[c]).toBeCloseTo(share, 3)
      for (const [j, chance] of yes[c]!.entries())
        expect(found.chances[c]![j]![1]).toBeCloseTo(chance, 3)
    }
  })

  // One class: the chances are the shares of the answers, and the interval is that of a share.
  it('with one class describes each question by itself', () => {
    const items = itemsOf([[0], [1], [1], [1], [-1]], [2])
    const found = latentClasses(items, { classes: 1, ...settings })
    expect(found.shares[0]).toBe(1)
    expect([...found.chances[0]![0]!]).toEqual([0.25, 0.75])
    expect(found.logLikelihood).toBeCloseTo(Math.log(0.25) + 3 * Math.log(0.75), 12)
    expect(found.classificationError).toBe(0)
  })

  it('has no interval for a chance on its bound', () => {
    const rows = Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? [0, 0, i % 3] : [1, 1, 0]))
    const items = itemsOf(rows, [2, 2, 3])
    const found = latentClasses(items, { classes: 2, ...settings })
    const { shares, chances } = latentClassIntervals(items, found, 0.95)
    expect(chances[0]![0]).toEqual([undefined, undefined])
    // Told apart without fail: the error of a share of 40 people, on the logit scale (t at 39 df).
    const reach = (logit(shares[0]!.high) - logit(shares[0]!.low)) / 2
    expect(reach).toBeCloseTo((studentTCritical(0.95, 39) * 2) / Math.sqrt(40), 6)
  })

  it('refuses more classes than people, no items, and codes that are no level', () => {
    expect(() => latentClasses(itemsOf([[0]], [2]), { classes: 2, ...settings })).toThrow(
      '1 people cannot make 2 classes',
    )
    expect(() => latentClasses([], { classes: 1, ...settings })).toThrow('answers')
    expect(() => latentClasses(itemsOf([[2]], [2]), { classes: 1, ...settings })).toThrow('code')
  })
})
