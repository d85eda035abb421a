import type { Figure, FigureInput } from '#quantity/figure'
import type { ValueContext } from '#study/evaluation/figures/summary-figure'
import type { ValueModel } from '#value/model'

/** How far each input moves the mean NPV from its P10 to its P90. */
export function sensitivityFigures({ model, result, settings, hash }: ValueContext): Figure[] {
  return result.sensitivities.map((sensitivity) => ({
    id: `value.sensitivity.${sensitivity.input}`,
    label: `Swing of NPV: ${sensitivity.label}`,
    value: sensitivity.swing,
    unit: model.currency,
    'simulation-error': sensitivity.simulationError,
    inputs: [{ figure: 'value.npv' }, inputOf(sensitivity.input, model)],
    method: 'mean NPV with the input at its P90 less at its P10, the others drawn as they are',
    settings: {
      ...settings,
      'low-input': sensitivity.low.input,
      'low-npv': sensitivity.low.npv,
      'high-input': sensitivity.high.input,
      'high-npv': sensitivity.high.npv,
    },
    hash,
  }))
}

/** The assumption that an input is, or the figure of evidence. */
export function inputOf(input: string, model: ValueModel): FigureInput {
  if (!input.startsWith('evidence.')) return { assumption: input }
  const [, block = '', need = ''] = input.split('.')
  const compared = model.contrasts[`${need}|${block}`]?.treatment !== undefined
  return { figure: `${input}.${compared ? 'difference' : 'baseline'}` }
}
