import type { Figure, FigureInput } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import type { ValueModel } from '#value/model'
import type { Summary, ValueResult } from '#value/result'

/** What the figures of value are made from. */
export interface ValueContext {
  readonly model: ValueModel
  readonly result: ValueResult
  /** Hash of the model and the settings of the simulation. */
  readonly hash: string
  readonly settings: Readonly<Record<string, string | number>>
}

/** What the figure of a simulated output is called, and what it rests on. */
export interface SummaryDraft {
  readonly id: string
  readonly label: string
  readonly unit: string
  readonly inputs: readonly FigureInput[]
  readonly method?: string
  readonly warnings?: readonly Finding[]
}

/** A figure from a simulated output: mean, quantiles and the error of the simulation. */
export function summaryFigure(
  draft: SummaryDraft,
  summary: Summary | { readonly reason: string },
  { hash, settings }: ValueContext,
): Figure {
  if ('reason' in summary) return { ...draft, reason: summary.reason, settings, hash }
  return {
    ...draft,
    value: summary.mean,
    quantiles: summary.quantiles,
    'simulation-error': summary.simulationError,
    settings,
    hash,
  }
}
