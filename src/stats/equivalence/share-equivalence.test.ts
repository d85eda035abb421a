import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { twoProportionTest } from '#stats/tests/two-proportion-test'
import { shareScore } from './farrington-manning.ts'
import { shareEquivalence, shareNonInferiority } from './share-equivalence.ts'

interface Case {
  counts: [number, number, number, number]
  margins: [number, number]
  lowP: number
  highP: number
  interval: [number, number]
}
// Python, the likeliest shares found by a search and the interval by a root: test/reference/comparisons.py.
const { shares } = JSON.parse(
  readFileSync(new URL('../../../test/reference/comparisons.json', import.meta.url), 'utf8'),
) as { shares: Case[] }
const countsOf = ([x1, n1, x2, n2]: Case['counts']) => ({ x1, n1, x2, n2 })

describe('shareEquivalence', () => {
  it('agrees with the search', () => {
    for (const { counts, margins, lowP, highP, interval } of shares) {
      const [low, high] = margins
      const result = shareEquivalence(countsOf(counts), { low, high }, 0.05)
      expect(result.lowPValue / lowP).toBeCloseTo(1, 7)
      expect(result.highPValue / highP).toBeCloseTo(1, 7)
      expect(result.interval.low).toBeCloseTo(interval[0], 8)
      expect(result.interval.high).toBeCloseTo(interval[1], 8)
      expect(result.equivalent).toBe(Math.max(lowP, highP) < 0.05)
    }
  })

  it('says equivalent exactly when its interval lies inside the margins', () => {
    const size = fc.integer({ min: 1, max: 60 })
    fc.assert(
      fc.property(size, size, fc.nat(60), fc.nat(60), (n1, n2, a, b) => {
        const counts = { x1: Math.min(a, n1), n1, x2: Math.min(b, n2), n2 }
        const { interval, equivalent } = shareEquivalence(counts, { low: -0.2, high: 0.3 }, 0.05)
        fc.pre(Math.abs(interval.low + 0.2) > 1e-9 && Math.abs(interval.high - 0.3) > 1e-9)
        expect(equivalent).toBe(interval.low > -0.2 && interval.high < 0.3)
      }),
    )
  })

  it('is legal at none and at all', () => {
    const none = shareEquivalence({ x1: 0, n1: 40, x2: 0, n2: 40 }, { low: -0.1, high: 0.1 }, 0.05)
    expect(none.interval.low).toBeCloseTo(-none.interval.high, 10)
    const apart = shareEquivalence({ x1: 0, n1: 9, x2: 9, n2: 9 }, { low: -0.1, high: 0.1 }, 0.05)
    expect(apart.interval.high).toBe(1)
    expect(apart.equivalent).toBe(false)
  })

  it('refuses margins beyond 1 and empty groups', () => {
    const counts = { x1: 5, n1: 10, x2: 5, n2: 10 }
    const refused = (code: string, call: () => unknown) =>
      expect(call).toThrow(expect.objectContaining({ code }))
    refused('domain', () => shareEquivalence(counts, { low: -1, high: 0.1 }, 0.05))
    refused('too-few', () =>
      shareEquivalence({ ...counts, n1: 0, x1: 0 }, { low: -0.1, high: 0.1 }, 0.05),
    )
    refused('domain', () => shareNonInferiority(counts, { limit: 1, better: 'higher' }, 0.05))
  })
})

describe('shareScore', () => {
  it('is the pooled z test against no difference', () => {
    const counts = { x1: 30, n1: 49, x2: 41, n2: 50 }
    expect(shareScore(counts, 0)).toBeCloseTo(twoProportionTest(counts).z, 10)
  })

  // Closed form: with everybody in both groups the likeliest shares under -d are 1 and 1 - d.
  it.each([1e-8, 1.2980875984049044e-6, 0.01])('has its digits at the edge, %d away', (d) => {
    const score = Math.sqrt((15 * d) / (1 - d))
    const [all, none] = [
      { x1: 1, n1: 1, x2: 15, n2: 15 },
      { x1: 0, n1: 1, x2: 0, n2: 15 },
    ]
    expect(shareScore(all, -d) / score).toBeCloseTo(1, 8)
    expect(shareScore(none, d) / -score).toBeCloseTo(1, 8)
  })

  it('falls as the supposed difference rises, and turns with the groups', () => {
    const size = fc.integer({ min: 1, max: 40 })
    const groups = fc.record({ n1: size, n2: size, a: fc.nat(40), b: fc.nat(40) })
    const supposed = fc.double({ min: -0.98, max: 0.97, noNaN: true })
    fc.assert(
      fc.property(groups, supposed, ({ n1, n2, a, b }, difference) => {
        fc.pre(Math.abs(difference) > 1e-6)
        const counts = { x1: Math.min(a, n1), n1, x2: Math.min(b, n2), n2 }
        const turned = { x1: counts.x2, n1: n2, x2: counts.x1, n2: n1 }
        const score = shareScore(counts, difference)
        expect(shareScore(counts, difference + 0.01)).toBeLessThanOrEqual(score + 1e-9)
        expect(shareScore(turned, -difference)).toBeCloseTo(-score, 7)
      }),
    )
  })
})

describe('shareNonInferiority', () => {
  it('is the half of the equivalence test that looks the worse way', () => {
    const { counts, margins, lowP, highP, interval } = shares[0]!
    const higher = shareNonInferiority(
      countsOf(counts),
      { limit: margins[0], better: 'higher' },
      0.05,
    )
    expect(higher.pValue).toBeCloseTo(lowP, 9)
    expect(higher.bound).toBeCloseTo(interval[0], 8)
    expect(higher.nonInferior).toBe(true)
    const lower = shareNonInferiority(
      countsOf(counts),
      { limit: margins[1], better: 'lower' },
      0.01,
    )
    expect(lower.pValue).toBeCloseTo(highP, 9)
    expect(lower.nonInferior).toBe(false)
  })
})
