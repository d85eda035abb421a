import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { comomentsOf } from '#stats/descriptive/comoments'
import { momentsOf } from '#stats/descriptive/moments'
import { type CupedArm, cuped } from './cuped.ts'

// Base R: theta by lm(outcome ~ arm + age), then t.test of outcome - theta age: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: Record<'arm' | 'age' | 'outcome', number[]>
  regression: {
    cuped: Record<'theta' | 'difference' | 'se' | 'df' | 'p' | 'low' | 'high', number>
  }
}
const { inputs } = reference

function armOf(which: number): CupedArm {
  const of = (values: readonly number[]) => values.filter((_, i) => inputs.arm[i] === which)
  const [y, x] = [of(inputs.outcome), of(inputs.age)]
  return { y: momentsOf(y), x: momentsOf(x), yx: comomentsOf(y, x) }
}
const base = armOf(0)
const treatment = armOf(1)

describe('cuped', () => {
  it('agrees with R', () => {
    const result = cuped({ base, treatment }, 0.95)
    const expected = reference.regression.cuped
    expect(result.theta).toBeCloseTo(expected.theta, 11)
    expect(result.difference).toBeCloseTo(expected.difference, 10)
    expect(result.standardError).toBeCloseTo(expected.se, 10)
    expect(result.df).toBeCloseTo(expected.df, 8)
    expect(result.pValue / expected.p).toBeCloseTo(1, 8)
    expect(result.interval.low).toBeCloseTo(expected.low, 9)
    expect(result.interval.high).toBeCloseTo(expected.high, 9)
    const { adjustedMeans } = result
    expect(adjustedMeans.treatment - adjustedMeans.base).toBe(result.difference)
  })

  it('refuses a covariate that says nothing', () => {
    const flat = (arm: CupedArm): CupedArm => ({
      ...arm,
      x: { ...arm.x, m2: 0, min: 1, max: 1 },
      yx: { ...arm.yx, c: 0 },
    })
    expect(() => cuped({ base: flat(base), treatment: flat(treatment) }, 0.95)).toThrow(
      expect.objectContaining({ code: 'no-variation' }),
    )
    expect(() => cuped({ base: { ...base, x: momentsOf([1, 2]) }, treatment }, 0.95)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
