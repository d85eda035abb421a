import { describe, expect, it } from 'vitest'
import type { DerivedArm, JointArms } from '#evidence/joint-arms'
import { logitCentre } from '#evidence/joint/logit-centre'
import { readUnit } from '#quantity/read-unit'
import { BLOCK_LENGTH } from '#stats/random/generator'
import { valueModel } from '#value/reference-model-fixture'
import { createArmDraws } from './draw-arms.ts'
import { createInputPoints } from './input-points.ts'

function armsOf(
  derived: Pick<DerivedArm, 'scale' | 'mean' | 'sd' | 'unit'>,
  base: number,
): JointArms {
  const { unit } = derived
  const common = { need: 'wait', unit }
  return {
    data: 'trial',
    parameters: [
      {
        ...common,
        id: 'trial.wait.old',
        solution: 'old',
        marginal: { family: 'fixed', value: base },
      },
    ],
    correlation: [[1]],
    derived: [
      { ...common, ...derived, id: 'synthesis.wait.new', solution: 'new', from: 'trial.wait.old' },
    ],
  }
}

function drawn(arms: JointArms): Float64Array {
  const column = new Float64Array(BLOCK_LENGTH)
  const draws = createArmDraws(arms, new Map([['synthesis.wait.new', column]]), {
    pointsOf: createInputPoints(valueModel({ arms: [arms] }), 3),
    bias: true,
  })
  draws.draw(0, BLOCK_LENGTH)
  return column
}

function moments(column: Float64Array): { mean: number; sd: number } {
  const mean = column.reduce((sum, x) => sum + x, 0) / column.length
  const squares = column.reduce((sum, x) => sum + (x - mean) ** 2, 0)
  return { mean, sd: Math.sqrt(squares / (column.length - 1)) }
}

// Closed forms, within 4 standard errors of the mean of the draws.
describe('an arm that is derived from another', () => {
  it('is a factor whose mean is that of the effect: 10 min x 0.8', () => {
    const column = drawn(
      armsOf({ scale: 'factor', mean: Math.log(0.8), sd: 0.3, unit: 'min/execution' }, 10),
    )
    const { mean, sd } = moments(column)
    expect(Math.abs(mean - 480)).toBeLessThan((4 * sd) / Math.sqrt(BLOCK_LENGTH))
    expect(sd / 480).toBeCloseTo(Math.sqrt(Math.expm1(0.09)), 1)
  })

  it('is a shift in the unit as written: 10 min - 2 min', () => {
    const column = drawn(armsOf({ scale: 'shift', mean: -2, sd: 1, unit: 'min/execution' }, 10))
    const { mean, sd } = moments(column)
    expect(Math.abs(mean - 480)).toBeLessThan((4 * sd) / Math.sqrt(BLOCK_LENGTH))
    expect(Math.abs(sd - 60)).toBeLessThan((4 * 60) / Math.sqrt(2 * BLOCK_LENGTH))
  })

  it('is a shift of the logit: a share stays a share', () => {
    const column = drawn(armsOf({ scale: 'logit', mean: 1, sd: 2, unit: '1' }, 0.9)).toSorted()
    const middle = (column[BLOCK_LENGTH / 2 - 1]! + column[BLOCK_LENGTH / 2]!) / 2
    // The median of a rising function is that of its argument: odds 9 e.
    const expected = (9 * Math.E) / (1 + 9 * Math.E)
    expect(
      Math.abs(Math.log(middle / (1 - middle)) - Math.log(expected / (1 - expected))),
    ).toBeLessThan((4 * 2 * Math.sqrt(Math.PI / 2)) / Math.sqrt(BLOCK_LENGTH))
    expect(column[0]).toBeGreaterThan(0)
    expect(column.at(-1)).toBeLessThan(1)
  })
})

describe('the bias of a mean time up to a horizon', () => {
  it('keeps every draw inside, and the mean', () => {
    const marginal = {
      family: 'lognormal',
      mu: Math.log(46) - 0.004 ** 2 / 2,
      sigma: 0.004,
    } as const
    const share = { ...marginal, mu: marginal.mu - Math.log(48) }
    const bias = { key: 'b', tau: 0.35, scale: 'logit', most: 48, centre: logitCentre(share, 0.35) }
    const arms = {
      data: 'trial',
      parameters: [
        { id: 'a', need: 'leaving', unit: 'month/customer', solution: 'new', marginal, bias },
      ],
      correlation: [[1]],
    } as JointArms
    const column = new Float64Array(BLOCK_LENGTH)
    const pointsOf = createInputPoints(valueModel({ arms: [arms] }), 3)
    createArmDraws(arms, new Map([['a', column]]), { pointsOf, bias: true }).draw(0, BLOCK_LENGTH)
    const months = column.map((value) => value / (readUnit('month').value?.factor ?? 1))
    const { mean, sd } = moments(months)
    expect(Math.max(...months)).toBeLessThanOrEqual(48)
    expect(Math.min(...months)).toBeGreaterThan(0)
    expect(Math.abs(mean - 46)).toBeLessThan((4 * sd) / Math.sqrt(BLOCK_LENGTH))
    expect(sd).toBeGreaterThan(0.4)
  })
})
