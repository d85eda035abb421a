import { describe, expect, it } from 'vitest'
import type { Estimate } from '#evidence/estimate'
import type { Target } from '#job/job'
import { gapFigure } from '#study/evaluation/figures/target-figures'

/** By hand: a level of 5.2 h with the interval 4.5 to 5.9. */
const arm = {
  solution: 'old',
  n: 40,
  missing: 0,
  value: 5.2,
  interval: { low: 4.5, high: 5.9, level: 0.95 },
}
const estimate: Estimate = {
  block: 'now',
  data: 'log',
  need: 'wait',
  design: 'baseline',
  kind: 'speed',
  type: 'duration',
  better: 'lower',
  unit: 'hour/execution',
  baseline: arm,
  grade: 1,
  gradeReason: 'levels only',
  findings: [],
}
const context = {
  id: 'evidence.now.wait',
  label: 'Time until the receipt',
  solutionName: (id: string) => id.toUpperCase(),
  hash: 'of the block',
}
const gap = (target: Target, of: Estimate = estimate): ReturnType<typeof gapFigure> =>
  gapFigure(of, target, context)

describe('gapFigure', () => {
  it('is what is still to go, with the interval of the level', () => {
    const figure = gap({ atMost: 4 })
    expect(figure.id).toBe('evidence.now.wait.gap-to-target')
    expect(figure.value).toBeCloseTo(1.2, 12)
    expect(figure.interval?.low).toBeCloseTo(0.5, 12)
    expect(figure.interval?.high).toBeCloseTo(1.9, 12)
    expect(figure.unit).toBe('hour/execution')
    expect(figure.inputs).toEqual([{ figure: 'evidence.now.wait.baseline' }])
  })

  it('counts the other way for a target to be reached from below', () => {
    const figure = gap({ atLeast: 6 })
    expect(figure.value).toBeCloseTo(0.8, 12)
    expect([figure.interval?.low, figure.interval?.high]).toEqual([
      expect.closeTo(0.1, 12),
      expect.closeTo(1.5, 12),
    ])
  })

  it('is below 0 where the target is met, and least in the middle of two bounds', () => {
    const figure = gap({ atLeast: 4, atMost: 6 })
    expect(figure.value).toBeCloseTo(-0.8, 12)
    // 5.0 lies inside the interval, 1 away from both bounds; at 5.9 only 0.1 is left.
    expect(figure.interval?.low).toBeCloseTo(-1, 12)
    expect(figure.interval?.high).toBeCloseTo(-0.1, 12)
  })

  it('is of the treatment where there is one', () => {
    const treatment = { ...arm, solution: 'new', value: 3, n: 30 }
    const figure = gap({ atMost: 4 }, { ...estimate, treatment })
    expect(figure.value).toBe(-1)
    expect(figure.n).toBe(30)
    expect(figure.label).toBe('Time until the receipt: gap to the target, NEW')
  })

  it('has another hash for another target, and no interval where the level has none', () => {
    expect(gap({ atMost: 4 }).hash).not.toBe(gap({ atMost: 5 }).hash)
    const { interval: _, ...bare } = arm
    expect(gap({ atMost: 4 }, { ...estimate, baseline: bare }).interval).toBeUndefined()
  })
})
