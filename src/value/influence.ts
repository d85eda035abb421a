import { BLOCK_LENGTH } from '#stats/random/generator'
import {
  addOutput,
  createOutputMoments,
  type OutputMoments,
} from '#stats/sensitivity/binned-moments'
import { firstOrderIndex } from '#stats/sensitivity/first-order-index'
import { jackknife, sumWithout, type Estimate as Jackknifed } from '#stats/sensitivity/jackknife'
import { partialInformation } from '#stats/sensitivity/partial-information'
import { sampleInformation } from '#stats/sensitivity/sample-information'
import { totalOrderIndex } from '#stats/sensitivity/total-order-index'
import { breakEvens } from './information/break-even.ts'
import { createInputProbes, type InputProbe } from './information/input-probe.ts'
import type { ValueModel } from './model.ts'
import type { Estimate, Influence, InputInfluence } from './result.ts'
import { createMoneyRun } from './simulation/money-run.ts'
import { runBlocks } from './simulation/run-plan.ts'
import { blocksOf, type SimulationSettings } from './simulation/settings.ts'

/** How much larger or smaller than the present one a further study is, for its worth. */
const TIMES = [0.5, 1, 2, 4, 8]

/**
 * What should be measured next, and what drives the NPV? The decision is between ours and the
 * reference: it is worth the NPV, or nothing. `information` is what it would be worth to know
 * everything, or one input, before deciding; they need not add up. Of each input that is
 * independent of the others its first and total Sobol index; of the others the reason. Evidence is
 * one input a need: the difference of its arms; what a further study of it, without a bias of its
 * own, would be worth stands beside. Break-even is the value at which the mean NPV is zero.
 * Absent where a formula gives no finite number.
 *
 * @param model one that `checkModel` finds no problem in
 * @param settings the gains of the base result belong into them (`gainsOf`)
 * @throws StatisticsError `domain` as `simulate`.
 * Cost: one run an input (total indices) and some fifteen runs of one block an input (break-even).
 * Source: docs/methods/value-of-information.md, sobol-indices.md.
 */
export function influence(model: ValueModel, settings: SimulationSettings): Influence | undefined {
  const { seed, draws } = settings
  const { model: money, gains, values, flows, inputs } = createMoneyRun(model, settings)
  const probes = createInputProbes(money, inputs, { seed, draws, bias: true, values, flows })
  const output = createOutputMoments()
  const gain = createOutputMoments(0)
  // In the workspace, where it is binned by machine code.
  const kept = values.space.column(BLOCK_LENGTH)
  const findings = runBlocks(values, flows, blocksOf(draws), (from, length) => {
    kept.set(flows.npv)
    const npv = kept.subarray(0, length)
    addOutput(output, npv)
    addOutput(
      gain,
      npv.map((value) => Math.max(value, 0)),
    )
    for (const { probe } of probes) probe(from / BLOCK_LENGTH, npv)
  })
  if (findings.some(({ severity }) => severity === 'problem')) return undefined
  const evens = breakEvens(money, inputs, { seed, draws, gains })
  const found = probes.map((probe, i) => ({
    ...influenceOf(probe, output),
    breakEven: evens[i]!,
  }))
  return {
    information: estimate(perfectInformation(output, gain)),
    inputs: found.toSorted(
      (a, b) => b.information.value - a.information.value || (a.input < b.input ? -1 : 1),
    ),
  }
}

/** E max(NPV, 0) - max(E NPV, 0). */
function perfectInformation(output: OutputMoments, gain: OutputMoments): Jackknifed {
  return jackknife((without) => {
    const count = sumWithout(output.counts, without)
    const mean = (output.origin ?? 0) + sumWithout(output.sums, without) / count
    return sumWithout(gain.sums, without) / count - Math.max(mean, 0)
  })
}

function influenceOf(
  { input, moments, anew, why, learned }: InputProbe,
  output: OutputMoments,
): Omit<InputInfluence, 'breakEven'> {
  const { binned, smoother, values } = moments
  const nothing = { reason: 'the NPV does not vary, or in a few draws only' }
  const index = (of: Jackknifed | undefined): InputInfluence['first'] =>
    of === undefined ? nothing : estimate(of)
  return {
    input: input.id,
    label: input.label,
    unit: input.unit.text,
    information: estimate(partialInformation(binned, smoother)),
    first: why === undefined ? index(firstOrderIndex(binned, output)) : { reason: why },
    total: why === undefined ? index(totalOrderIndex(anew, output)) : { reason: why },
    ...(learned === undefined || values === undefined
      ? {}
      : {
          sample: TIMES.map((times) => ({
            times,
            information: estimate(
              sampleInformation(binned, smoother, { values, learned: learned(times) }),
            ),
          })),
        }),
  }
}

function estimate({ value, error }: Jackknifed): Estimate {
  return { value, simulationError: error }
}
