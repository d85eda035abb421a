import type { Figure, FigureInput } from '#quantity/figure'
import { inputOf } from '#study/evaluation/figures/sensitivity-figures'
import type { ValueContext } from '#study/evaluation/figures/summary-figure'
import type { Estimate, InputInfluence } from '#value/result'

/** What it is worth to know more before deciding, and what each input does to the NPV. */
export function informationFigures(context: ValueContext): Figure[] {
  const { influence } = context.result
  if (influence === undefined) return []
  const { model, settings, hash } = context
  const everything: Figure = {
    id: 'value.information',
    label: 'Value of knowing everything before deciding',
    unit: model.currency,
    ...shown(influence.information),
    inputs: [{ figure: 'value.npv' }],
    method: `between ${model.ours} and ${model.reference}: mean of the better of the two in each run less the better of the means`,
    settings,
    hash,
  }
  return [everything, ...influence.inputs.flatMap((input) => inputFigures(input, context))]
}

function inputFigures(influence: InputInfluence, context: ValueContext): Figure[] {
  const { model, settings, hash } = context
  const { input, label, unit, information, first, total, breakEven } = influence
  const inputs: FigureInput[] = [{ figure: 'value.npv' }, inputOf(input, model)]
  const shared = { inputs, settings, hash }
  return [
    {
      id: `value.information.${input}`,
      label: `Value of knowing before deciding: ${label}`,
      unit: model.currency,
      ...shown(information),
      ...shared,
      method: 'as value.information, from the mean NPV given this input alone',
      ...sampleSeries(influence),
    },
    {
      id: `value.sensitivity.${input}.first`,
      label: `Share of the variance of NPV that this input brings by itself: ${label}`,
      unit: '1',
      ...shown(first),
      ...shared,
      method: 'first Sobol index',
    },
    {
      id: `value.sensitivity.${input}.total`,
      label: `Share of the variance of NPV in which this input takes part: ${label}`,
      unit: '1',
      ...shown(total),
      ...shared,
      method: 'total Sobol index',
    },
    {
      id: `value.sensitivity.${input}.break-even`,
      label: `Where the mean NPV is zero: ${label}`,
      unit,
      ...shown(inBaseNumbers(breakEven, unit)),
      ...shared,
      method: 'the others drawn as they are',
    },
  ]
}

/** What further rows of evidence are worth, by how many times the present ones. */
function sampleSeries({ sample }: InputInfluence): Pick<Figure, 'series'> {
  if (sample === undefined) return {}
  return {
    series: {
      times: sample.map(({ times }) => times),
      information: sample.map((each) => each.information.value),
      error: sample.map((each) => each.information.simulationError),
    },
  }
}

/** A figure in percent is a share: 0.3 for 30 %. */
function inBaseNumbers(of: InputInfluence['breakEven'], unit: string): InputInfluence['breakEven'] {
  if ('reason' in of || !(unit === '%' || unit.startsWith('%/'))) return of
  return { value: of.value / 100, simulationError: of.simulationError / 100 }
}

/** An estimate with its error, or why there is none. */
export function shown(
  of: Estimate | { readonly reason: string },
): Pick<Figure, 'value' | 'reason' | 'simulation-error'> {
  if ('reason' in of) return { reason: of.reason }
  return { value: of.value, 'simulation-error': of.simulationError }
}
