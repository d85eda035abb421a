import { assumptionWords } from '#charts/tables/assumption-table'
import type { ValueView } from '#charts/value-view'
import { neverNegative } from '#value/never-negative'
import type { Assumption } from '#value/model'
import type { Sensitivity } from '#value/result'

type Distribution = Assumption['distribution']

/** One assumption that the reader can move. */
export interface LiveInput {
  readonly id: string
  readonly label: string
  /** As the study has it: "1150 to 1600 execution/year". */
  readonly study: string
  /** What the number counts: "EUR/hour", "%". */
  readonly unit: string
  /** Numbers shown are the model's times this: 100 for shares. */
  readonly scale: number
  /** In the numbers that are shown. */
  readonly low: number
  readonly high: number
  /** The study's central value. */
  readonly start: number
  readonly step: number
  /** What the assumption cannot be below or above, in the numbers that are shown. */
  readonly least?: number
  readonly most?: number
}

/** The most influential assumptions, each with a range a little wider than its P10 to P90. */
export function liveInputs(view: ValueView, most: number): readonly LiveInput[] {
  return view.value.sensitivities
    .flatMap((sensitivity) => {
      const assumption = view.model.assumptions.find((one) => one.id === sensitivity.input)
      const moves = sensitivity.high.input !== sensitivity.low.input
      return assumption === undefined || !moves ? [] : [liveInput(assumption, sensitivity)]
    })
    .slice(0, most)
}

function liveInput(assumption: Assumption, sensitivity: Sensitivity): LiveInput {
  const share = isShare(assumption, sensitivity)
  const positive = neverNegative(assumption)
  const scale = share && assumption.unit.text !== '%' ? 100 : 1
  const ends = [sensitivity.low.input * scale, sensitivity.high.input * scale]
  const [p10, p90] = [Math.min(...ends), Math.max(...ends)]
  const step = 10 ** Math.floor(Math.log10((p90 - p10) / 10))
  const reach = (p90 - p10) / 2
  const low = positive ? Math.max(p10 - reach, 0) : p10 - reach
  const high = share ? Math.min(p90 + reach, 100) : p90 + reach
  const unit = share ? '%' : assumption.unit.text
  return {
    id: assumption.id,
    label: assumption.label,
    study: assumptionWords(assumption),
    unit,
    scale,
    low: onStep(low, step),
    high: onStep(high, step),
    start: Number(
      (centre(assumption.distribution, p10 / scale, p90 / scale) * scale).toPrecision(3),
    ),
    step,
    ...(positive ? { least: 0 } : {}),
    ...(share ? { most: 100 } : {}),
  }
}

/** The middle of an assumption: its mode or median, else the middle of its P10 and P90. */
function centre(of: Distribution, p10: number, p90: number): number {
  switch (of.family) {
    case 'pert':
    case 'triangular':
      return of.mode
    case 'lognormal':
      return Math.exp(of.mu)
    case 'logit-normal':
      return 1 / (1 + Math.exp(-of.mu))
    default:
      return (p10 + p90) / 2
  }
}

function isShare({ unit }: Assumption, { low, high }: Sensitivity): boolean {
  const inside = (value: number): boolean => value >= 0 && value <= 1
  return unit.text === '%' || (unit.text === '1' && inside(low.input) && inside(high.input))
}

function onStep(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toPrecision(12))
}
