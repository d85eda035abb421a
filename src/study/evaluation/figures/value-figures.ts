import type { Figure, FigureInput } from '#quantity/figure'
import type { Finding } from '#quantity/finding'
import { costFigures } from '#study/evaluation/figures/cost-figures'
import { driverFigures } from '#study/evaluation/figures/driver-figures'
import { furtherFigures } from '#study/evaluation/figures/further-figures'
import { informationFigures } from '#study/evaluation/figures/information-figures'
import { returnFigures } from '#study/evaluation/figures/return-figures'
import { scenarioFigures, segmentFigures } from '#study/evaluation/figures/scenario-figures'
import { sensitivityFigures } from '#study/evaluation/figures/sensitivity-figures'
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

/** Every figure of value, in the order in which they build on each other. */
export function valueFigures(context: ValueContext): Figure[] {
  return [
    ...driverFigures(context),
    ...costFigures(context),
    ...returnFigures(context),
    ...scenarioFigures(context),
    ...segmentFigures(context),
    ...sensitivityFigures(context),
    ...informationFigures(context),
    ...furtherFigures(context),
  ]
}

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
