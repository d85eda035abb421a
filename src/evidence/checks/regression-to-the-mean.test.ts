import { expect, it } from 'vitest'
import { need } from '../../../test/evidence/evidence-rows.ts'
import type { BlockContext } from '#evidence/context'
import { regressionToTheMeanCheck } from './regression-to-the-mean.ts'

const wait = need('wait', { type: 'duration' })
const measured = wait as Parameters<typeof regressionToTheMeanCheck>[1]

function check(base: number[], treatment: number[], populationMean?: number) {
  const selectedOn = { need: 'wait', ...(populationMean === undefined ? {} : { populationMean }) }
  const context = { block: { id: 'pairs', selectedOn } } as unknown as BlockContext
  const pairs = { base: Float64Array.from(base), treatment: Float64Array.from(treatment) }
  return regressionToTheMeanCheck(context, measured, pairs)
}

it('expects -(1 - rho)(mean of the selected - mean of all): by hand', () => {
  // Deviations of before -3, -1, 1, 3; of after 1, -3, 3, -1: rho = (-3 + 3 + 3 - 3) / 20 = 0.
  const none = check([7, 9, 11, 13], [6, 2, 8, 4], 6)
  expect(none?.value).toBeCloseTo(-(1 - 0) * (10 - 6), 12)
  // After = before - 5: rho = 1, nothing comes by itself.
  expect(check([7, 9, 11, 13], [2, 4, 6, 8], 6)?.value).toBeCloseTo(0, 12)
  expect(none?.findings.map(({ code }) => code)).toEqual(['regression-to-the-mean'])
})

it('warns without a number where the population is not known or nothing varies', () => {
  expect(check([7, 9, 11], [6, 2, 8])?.reason).toContain('population-mean')
  expect(check([7, 7, 7], [6, 2, 8], 5)?.reason).toContain('do not vary')
})

it('leaves units alone that were not selected on this need', () => {
  const context = {
    block: { id: 'pairs', selectedOn: { need: 'cost' } },
  } as unknown as BlockContext
  const pairs = { base: Float64Array.of(1, 2, 3), treatment: Float64Array.of(1, 2, 3) }
  expect(regressionToTheMeanCheck(context, measured, pairs)).toBeUndefined()
})
