import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { detectableEffect } from './detectable-effect.ts'
import { sampleSize } from './sample-size.ts'
import { twoSharesPlan, type TwoSharesDesign } from './two-shares-plan.ts'

// R, power.prop.test(strict = TRUE), the formula for unequal groups, exact enumeration: test/reference/power.R.
const { shares, rough } = JSON.parse(
  readFileSync(new URL('../../../test/reference/power.json', import.meta.url), 'utf8'),
) as {
  shares: {
    even: Record<'n' | 'base' | 'd' | 'power' | 'exact' | 'size', number>
    uneven: Record<'n' | 'base' | 'd' | 'share' | 'power', number>
  }
  rough: { shares: Record<'base' | 'treatment' | 'n1' | 'n2' | 'exact', number>[] }
}
const { even, uneven } = shares
const design: TwoSharesDesign = {
  baseShare: even.base,
  treatmentShare: 0.5,
  alpha: 0.05,
  sides: 2,
}
const plan = twoSharesPlan(design)

describe('twoSharesPlan', () => {
  it('agrees with R, and lies near the exact power of the test', () => {
    expect(plan.power(even.n, even.d)).toBeCloseTo(even.power, 12)
    expect(Math.abs(plan.power(even.n, even.d) - even.exact)).toBeLessThan(0.01)
    const half = Math.ceil(even.size)
    expect(sampleSize(plan, even.d, 0.9)).toEqual({ units: 2 * half, groups: [half, half] })
  })

  it('lies within 0.03 of the exact power in small and in unequal groups', () => {
    for (const { base, treatment, n1, n2, exact } of rough.shares) {
      const other = twoSharesPlan({ ...design, baseShare: base, treatmentShare: n2 / (n1 + n2) })
      expect(Math.abs(other.power(n1 + n2, treatment - base) - exact)).toBeLessThan(0.03)
    }
  })

  it('takes unequal groups and a fall', () => {
    const other = twoSharesPlan({
      ...design,
      baseShare: uneven.base,
      treatmentShare: uneven.share,
    })
    expect(other.power(uneven.n, uneven.d)).toBeCloseTo(uneven.power, 12)
  })

  it('finds with the detectable effect what it asked for, rise and fall apart', () => {
    const effects = (['rise', 'fall'] as const).map((direction) =>
      detectableEffect(plan, { units: 300, power: 0.8, direction }),
    )
    for (const effect of effects) expect(plan.power(300, effect)).toBeCloseTo(0.8, 10)
    expect(effects[0]).not.toBeCloseTo(-effects[1]!, 2)
  })

  it('needs the design effect times as many units in clusters, and a few more for the t', () => {
    const clusters = { size: 10, correlation: 0.05, sizeVariation: 0.5 }
    const own = sampleSize(twoSharesPlan({ ...design, clusters }), even.d, 0.9).units
    // By hand: 1 + (1.25 x 10 - 1) x 0.05.
    const widened = 1.575 * 2 * even.size
    expect(own).toBeGreaterThan(widened)
    expect(own).toBeLessThan(widened * 1.05)
  })

  it('refuses shares that cannot be and effects beyond them', () => {
    const refused = (code: string, call: () => unknown) =>
      expect(call).toThrow(expect.objectContaining({ code }))
    refused('domain', () => twoSharesPlan({ ...design, baseShare: 0 }))
    refused('domain', () => plan.power(100, 0.81))
    refused('domain', () => plan.power(100, -0.21))
    refused('domain', () => sampleSize(plan, 0, 0.8))
    refused('domain', () => sampleSize(plan, 1e-7, 0.8))
    refused('domain', () => sampleSize(plan, 0.1, 1))
    refused('too-few', () => detectableEffect(plan, { units: 4, power: 0.9, direction: 'fall' }))
  })
})
