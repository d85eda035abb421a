import type { Outcome } from '#quantity/finding'
import { BLOCK_LENGTH } from '#stats/random/generator'
import type { ComputePart } from '#study/evaluation/value-parts'
import type { InformationPlan } from '#value/information/information-plan'
import type { ValueModel } from '#value/model'
import type { ValueResult } from '#value/result'
import { scenariosOf } from '#value/scenario-model'
import { comparedWith } from '#value/scenarios'
import { simulate } from '#value/simulate'
import { decideGains } from '#value/simulation/decide-gains'

/** What is valued: the model, and what to ask of it besides. */
export interface Valued {
  readonly model: ValueModel
  readonly plan: InformationPlan
  /** Rows behind evidence, by its id as an input. */
  readonly rows: Readonly<Record<string, number>>
}

/** What a valuation reaches for. */
export interface ValuationPorts {
  readonly compute: ComputePart
  /** Is told how many parts of how many are done. */
  readonly progress: (words: string) => void
}

/**
 * What is a model worth, what does that hang on, and what under its scenarios and to its segments? Its parts are computed
 * wherever the ports have them computed; the result is the same to the bit. No value where the simulation of the
 * model itself has none.
 */
export async function valueOfModel(
  { model, plan, rows }: Valued,
  settings: { readonly seed: number; readonly draws: number },
  ports: ValuationPorts,
): Promise<Outcome<ValueResult>> {
  // An unusable model shows in the first block: nothing else is asked of it then.
  const first = simulate(model, { ...settings, draws: Math.min(settings.draws, BLOCK_LENGTH) })
  if (first.value === undefined) return first
  const { gains, findings: unclear } = decideGains(model, settings)
  const order = { model, settings: { ...settings, gains } }
  const scenarios = scenariosOf(model)
  const { segments = [] } = model
  const compute = counted(ports, settings.draws, 4 + scenarios.length + segments.length)
  const simulation = compute('simulation', order)
  const tornado = compute('sensitivity', order)
  const beside = Promise.all([
    compute('influence', order),
    compute('information', { ...order, plan, rows }),
    Promise.all(segments.map((segment) => compute('segment', { model, settings, segment }))),
  ])
  for (const each of [tornado, beside]) each.catch(() => undefined)
  const { value, findings: met } = await simulation
  const findings = [...unclear, ...met]
  if (value === undefined) return { findings }
  const sensitivities = await tornado
  const base = comparedWith({ ...value, sensitivities })
  const [under, [influence, further, ofSegments]] = await Promise.all([
    Promise.all(
      scenarios.map((scenario) => compute('scenario', { model, settings, scenario, base })),
    ),
    beside,
  ])
  const found = ofSegments.flatMap((each) => each.value ?? [])
  return {
    value: {
      ...value,
      findings,
      sensitivities,
      scenarios: under.flatMap((each) => each.value ?? []),
      ...(found.length === 0 ? {} : { segments: found }),
      ...(influence && { influence }),
      ...(further && { further }),
    },
    findings: [...findings, ...[...under, ...ofSegments].flatMap((each) => each.findings)],
  }
}

/** Tells how many parts are done whenever one is. */
function counted({ compute, progress }: ValuationPorts, draws: number, parts: number): ComputePart {
  let done = 0
  const tell = (): void => progress(`simulating ${draws} draws: ${done} of ${parts} parts`)
  tell()
  return async (part, order) => {
    const result = await compute(part, order)
    done++
    tell()
    return result
  }
}
