/** The figures of the reference model with the first index and the worth of knowing each input. */
import { BLOCK_LENGTH } from '#stats/random/generator'
import { addOutput, createOutputMoments } from '#stats/sensitivity/binned-moments'
import { firstOrderIndex } from '#stats/sensitivity/first-order-index'
import { partialInformation } from '#stats/sensitivity/partial-information'
import { headlineRun, summarizeHeadline } from '#value/headline'
import { createInputProbes } from '#value/information/input-probe'
import { referenceModel } from '#value/reference-model-fixture'
import { blocksOf } from '#value/simulation/settings'
import { uncertainInputs } from '#value/simulation/uncertain-inputs'

/** Blocks that wait for the inputs. */
const BLOCKS = 8

/** What the most informative input is worth. */
export function informationOfAll(draws: number): number {
  const settings = { seed: 1, draws, gains: {} }
  const run = headlineRun(referenceModel, settings, blocksOf(draws))
  const { values, flows } = run
  const drawn = { seed: 1, draws, bias: true }
  const inputs = uncertainInputs(referenceModel, new Set(values.columns.keys()), drawn)
  const probes = createInputProbes(referenceModel, inputs, { ...drawn, values, flows })
  const output = createOutputMoments()
  // Several blocks for one input before the next one, so that its sums stay in the cache.
  const waiting: { readonly block: number; readonly npv: Float64Array }[] = []
  const probe = (): void => {
    for (const { moments } of probes) for (const { block, npv } of waiting) moments.add(block, npv)
    waiting.length = 0
  }
  run.each((from, length) => {
    const npv = run.npv.subarray(from, from + length)
    addOutput(output, npv)
    waiting.push({ block: from / BLOCK_LENGTH, npv })
    if (waiting.length === BLOCKS) probe()
  })
  probe()
  summarizeHeadline(referenceModel, run, values.space)
  const worth = probes.map(({ moments }) => {
    firstOrderIndex(moments.binned, output)
    return partialInformation(moments.binned, moments.smoother).value
  })
  values.space.release()
  return Math.max(...worth)
}
