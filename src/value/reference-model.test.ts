import { describe, expect, it } from 'vitest'
import { checkModel } from './check-model.ts'
import { referenceFigures, referenceModel } from './reference-model-fixture.ts'
import type { Summary } from './result.ts'
import { createModelValues } from './simulation/model-values.ts'
import { createNetFlows } from './simulation/net-flows.ts'
import { runNpv, runPlan } from './simulation/run-plan.ts'
import { blocksOf } from './simulation/settings.ts'
import { simulate } from './simulate.ts'

const draws = 100_000
const seed = 20261101
const run = { seed, draws, gains: {}, bias: true }

// Reference figures: see reference-model-fixture.ts.
describe('the reference model', () => {
  const { value } = simulate(referenceModel, { seed, draws })

  it('has nothing to find fault with', () => {
    const surroundings = { needUnits: {}, placeOf: (path: string) => ({ path }) }
    expect(checkModel(referenceModel, surroundings)).toEqual([])
  })

  it('has the means of the reference within 4 simulation errors', () => {
    const roi = value?.roi as Summary
    const npv = value!.npv
    expect(Math.abs(npv.mean - referenceFigures.npv.mean)).toBeLessThan(4 * npv.simulationError)
    expect(Math.abs(roi.mean - referenceFigures.roi.mean)).toBeLessThan(4 * roi.simulationError)
  })

  it('has the probabilities of the reference within 4 standard errors', () => {
    const loss = referenceFigures.lossProbability
    expect(Math.abs(value!.lossProbability - loss)).toBeLessThan(4 * value!.lossProbabilityError)
    const within = referenceFigures.paybackWithin3
    const error = Math.sqrt((within * (1 - within)) / draws)
    expect(Math.abs(value!.paybackWithin[2]! - within)).toBeLessThan(4 * error)
  })

  it('has the quantiles and the spread of the reference', () => {
    const plan = runPlan(referenceModel, run).plan!
    const npv = plan.of(plan.outputs.npv)
    const costs = plan.outputs.costs.map(({ presentValue }) => plan.of(presentValue))
    // A share p of the draws lies below the true quantile, with error sqrt(p (1 - p) / n).
    const expectShare = (column: Float64Array, quantile: number, p: number): void => {
      const share = column.filter((value) => value < quantile).length / draws
      expect(Math.abs(share - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / draws))
    }
    expectShare(npv, referenceFigures.npv.p5, 0.05)
    expectShare(npv, referenceFigures.npv.p50, 0.5)
    expectShare(npv, referenceFigures.npv.p95, 0.95)
    const spent = npv.map((_, draw) =>
      costs.reduce((sum, presentValue) => sum + presentValue[draw]!, 0),
    )
    const roi = npv.map((gain, draw) => gain / spent[draw]!)
    expectShare(roi, referenceFigures.roi.p5, 0.05)
    expectShare(roi, referenceFigures.roi.p95, 0.95)
    // Error of a standard deviation: sqrt((m4 - sd^4) / n) / (2 sd).
    const { mean, sd } = value!.npv
    const fourth = npv.reduce((sum, value) => sum + (value - mean) ** 4, 0) / draws
    const error = Math.sqrt((fourth - sd ** 4) / draws) / (2 * sd)
    expect(Math.abs(sd - referenceFigures.npv.sd)).toBeLessThan(4 * error)
  })

  it('gives the same bits again, and for blocks in any order', () => {
    expect(simulate(referenceModel, { seed, draws }).value).toEqual(value)
    const npv = runNpv(referenceModel, run)!
    const values = createModelValues(referenceModel, { seed, bias: true })
    const flows = createNetFlows(referenceModel, values, {})
    values.prepare()
    for (const { block, from, length } of blocksOf(draws).toReversed()) {
      values.draw(block, length)
      flows.compute()
      expect(flows.npv.slice(0, length)).toEqual(npv.slice(from, from + length))
    }
  })

  it('agrees with another seed within 4 sqrt(2) simulation errors', () => {
    const other = simulate(referenceModel, { seed: 7, draws }).value!
    const { mean, simulationError } = value!.npv
    expect(other.npv.mean).not.toBe(mean)
    expect(Math.abs(other.npv.mean - mean)).toBeLessThan(4 * Math.SQRT2 * simulationError)
    const price = (result: typeof other) => result.costs[0]!.presentValue
    const error = price(other).simulationError
    expect(Math.abs(price(other).mean - price(value!).mean)).toBeLessThan(4 * Math.SQRT2 * error)
  })
})
