import {
  addOutput,
  createOutputMoments,
  type OutputMoments,
} from '#stats/sensitivity/binned-moments'
import type { ValueModel } from '#value/model'
import { drawAssumption, type DrawSettings } from '#value/simulation/draw-inputs'
import { createInputPoints, type PointsOf } from '#value/simulation/input-points'
import { correlatedGroups } from '#value/simulation/correlated-groups'
import type { ModelValues } from '#value/simulation/model-values'
import type { NetFlows } from '#value/simulation/net-flows'
import type { UncertainInput } from '#value/simulation/uncertain-inputs'
import { binByValues, binByWords, type BinnedInput } from './binned-input.ts'
import { pilotDraws, variance } from './pilot.ts'

/** What is gathered about one input during a run. */
export interface InputProbe {
  readonly input: UncertainInput
  readonly moments: BinnedInput
  /** How far the NPV moves where the input alone is drawn anew; no draws where that says nothing. */
  readonly anew: OutputMoments
  /** Why shares of the variance cannot be told apart, where they cannot. */
  readonly why?: string
  /** Of evidence: which part of its variance so many times the present rows would take away. */
  readonly learned?: (times: number) => number
  /** Adds the block that is drawn, with its NPV; leaves the columns as they were. */
  probe(block: number, npv: Float64Array): void
}

interface ProbedRun extends DrawSettings {
  readonly draws: number
  readonly values: ModelValues
  readonly flows: NetFlows
}

/** Probes of the inputs of a run. */
export function createInputProbes(
  model: ValueModel,
  inputs: readonly UncertainInput[],
  run: ProbedRun,
): readonly InputProbe[] {
  const pointsOf = createInputPoints(model, run.seed)
  const groups = correlatedGroups(model.correlations.map(({ of }) => of))
  const together = (id: string): readonly string[] =>
    groups.find((group) => group.includes(id)) ?? []
  return inputs.map((input) => {
    const assumption = model.assumptions.find(({ id }) => id === input.id)
    if (assumption === undefined) return evidenceProbe(model, input, run)
    const others = together(input.id).filter((id) => id !== input.id)
    if (others.length > 0) return correlatedProbe(model, { input, others }, run)
    return independentProbe({ input, assumption }, pointsOf, run)
  })
}

function independentProbe(
  {
    input,
    assumption,
  }: {
    readonly input: UncertainInput
    readonly assumption: ValueModel['assumptions'][number]
  },
  pointsOf: PointsOf,
  { draws, values, flows }: ProbedRun,
): InputProbe {
  const moments = binByWords(assumption, pointsOf, { draws, space: values.space })
  const anew = createOutputMoments(0)
  const column = values.columns.get(input.column)!
  const points = pointsOf(`anew assumption ${assumption.id}`)
  const { distribution, unit } = assumption
  const drawAnew = drawAssumption({ distribution, factor: unit.factor, points }, column)
  return {
    input,
    moments,
    anew,
    probe(block, npv) {
      moments.add(block, npv)
      const drawn = column.slice(0, npv.length)
      drawAnew(block, npv.length)
      values.changed()
      flows.compute()
      addOutput(
        anew,
        npv.map((value, i) => flows.npv[i]! - value),
      )
      column.set(drawn)
      values.changed()
    },
  }
}

function correlatedProbe(
  model: ValueModel,
  { input, others }: { readonly input: UncertainInput; readonly others: readonly string[] },
  run: ProbedRun,
): InputProbe {
  const why = `it is correlated with ${others.join(', ')}: what they bring cannot be told apart`
  return { ...jointProbe(input, pilotDraws(model, input, run), run), why }
}

function evidenceProbe(model: ValueModel, input: UncertainInput, run: ProbedRun): InputProbe {
  const why = 'what comes from the same rows moves together: its share cannot be told apart'
  const now = pilotDraws(model, input, run)
  const sampled = variance(pilotDraws(model, input, { ...run, bias: false }))
  const all = variance(now)
  return {
    ...jointProbe(input, now, run),
    why,
    learned: (times) => (all > 0 ? all / (all + sampled / times) : 0),
  }
}

function jointProbe(
  input: UncertainInput,
  pilot: Float64Array,
  { draws, values }: ProbedRun,
): InputProbe {
  const moments = binByValues(input, pilot, { draws, columns: values.columns })
  return { input, moments, anew: createOutputMoments(0), probe: moments.add }
}
