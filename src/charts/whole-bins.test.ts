import { describe, expect, it } from 'vitest'
import { wholeBins } from '#charts/whole-bins'
import type { Estimate } from '#evidence/estimate'
import { assessmentFixture } from '#reports/assessment-fixture'

const [first] = assessmentFixture.estimates

function counted(edges: readonly number[], counts: readonly number[]): Estimate {
  const baseline = { ...first!.baseline, counts }
  const { treatment: _, ...rest } = first!
  return { ...rest, type: 'count', edges, baseline }
}

describe('wholeBins', () => {
  it('gives each whole number a bin of its own', () => {
    const edges = [0, 0.4, 0.8, 1.2, 1.6, 2, 2.4, 2.8, 3.2, 3.6, 4]
    const { whole, estimate } = wholeBins(counted(edges, [7, 0, 4, 0, 0, 0, 0, 2, 0, 1]))
    expect(whole).toBe(true)
    expect(estimate.edges).toEqual([-0.5, 0.5, 1.5, 2.5, 3.5, 4.5])
    expect(estimate.baseline.counts).toEqual([7, 4, 0, 2, 1])
  })

  it('leaves bins that are wider, or hold values between whole numbers', () => {
    const wide = counted([0, 5, 10], [7, 4])
    expect(wholeBins(wide)).toEqual({ estimate: wide, whole: false })
    const between = counted([0, 0.4, 0.8, 1.2], [7, 1, 4])
    expect(wholeBins(between).whole).toBe(false)
  })

  it('leaves what is no count', () => {
    const time = { ...counted([0, 0.5, 1], [7, 4]), type: 'duration' as const }
    expect(wholeBins(time).whole).toBe(false)
  })
})
