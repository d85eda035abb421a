import { describe, expect, it } from 'vitest'
import { assumption, driver, referenceModel, valueModel } from '#value/reference-model-fixture'
import type { ValueModel } from '#value/model'
import { createPlanRun } from './run-plan.ts'
import { blocksOf } from './settings.ts'
import { createPlanSummarizer } from './summarize-plan.ts'

const settings = { seed: 2, draws: 5000, gains: {}, bias: true }

/** The summaries of a run that keeps so many outputs at a time. */
function summarized(model: ValueModel, most?: number) {
  const run = createPlanRun(model, settings, most)
  run.values.prepare()
  for (const { block, from, length } of blocksOf(settings.draws)) {
    run.values.draw(block, length)
    run.compute(from, length)
  }
  return createPlanSummarizer(model, run)()
}

describe('createPlanRun', () => {
  it.each([2, 3, 8, 40])('gives the same bits with room for %d outputs at a time', (most) => {
    expect(summarized(referenceModel, most)).toEqual(summarized(referenceModel))
  })

  it('summarizes what takes few different values in little room too', () => {
    const model = valueModel({
      assumptions: [
        assumption('times', { family: 'poisson', mean: 1 }),
        assumption('gain', { family: 'uniform', low: 1, high: 9 }, 'USD/year'),
      ],
      drivers: [driver('often', 'times * 4 USD/year'), driver('calm', 'gain')],
    })
    const few = summarized(model, 2)
    expect(few).toEqual(summarized(model))
    // Four times a Poisson mean of 1.
    const { mean, simulationError } = few.drivers[0]!.annual
    expect(Math.abs(mean - 4)).toBeLessThan(4 * simulationError)
  })

  it('keeps months, soft benefits and capacity apart in little room', () => {
    const model = valueModel({
      horizon: 2,
      period: 'month',
      assumptions: [assumption('gain', { family: 'uniform', low: 1, high: 9 }, 'USD/year')],
      drivers: [
        driver('calm', 'gain', { class: 'soft' }),
        driver('hours', '2 * gain', { class: 'capacity' }),
        driver('bills', '3 * gain'),
      ],
    })
    const [few, all] = [summarized(model, 2), summarized(model)]
    expect(few).toEqual(all)
    // By hand: two years of a mean of 5, twice and three times; the evenly spread points are exact to a hundredth.
    expect(few.benefit.soft.mean).toBeCloseTo(10, 1)
    expect(few.npvCash.mean).toBeCloseTo(30, 1)
    expect(few.npv.mean).toBeCloseTo(50, 1)
  })
})
