/** The figures of the reference model with the first index and the worth of knowing each input. */
import { BLOCK_LENGTH } from '#stats/random/generator'
import { addOutput, createOutputMoments } from '#stats/sensitivity/binned-moments'
import { firstOrderIndex } from '#stats/sensitivity/first-order-index'
import { partialInformation } from '#stats/sensitivity/partial-information'
import { headlineRun, summarizeHeadline } from '#value/headline'
import { createInputProbes } from '#value/information/input-probe'
import { referenceModel } from '#value/reference-model-fixture'
import { uncertainInputs } from '#value/simulation/uncertain-inputs'

/** What the most informative input is worth. */
export function informationOfAll(draws: number): number {
  const settings = { seed: 1, draws, gains: {} }
  const run = headlineRun(referenceModel, settings)
  const { values, flows } = run
  const drawn = { seed: 1, draws, bias: true }
  const inputs = uncertainInputs(referenceModel, new Set(values.columns.keys()), drawn)
  const probes = createInputProbes(referenceModel, inputs, { ...drawn, values, flows })
  const output = createOutputMoments(0)
  run.each((from, length) => {
    const npv = flows.npv.subarray(0, length)
    addOutput(output, npv)
    for (const { moments } of probes) moments.add(from / BLOCK_LENGTH, npv)
  })
  summarizeHeadline(referenceModel, run, draws)
  const worth = probes.map(({ moments }) => {
    firstOrderIndex(moments.binned, output)
    return partialInformation(moments.binned, moments.smoother).value
  })
  return Math.max(...worth)
}
