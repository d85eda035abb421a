import type { Figure } from '#quantity/figure'
import { costFigures } from '#study/evaluation/figures/cost-figures'
import { driverFigures } from '#study/evaluation/figures/driver-figures'
import { furtherFigures } from '#study/evaluation/figures/further-figures'
import { informationFigures } from '#study/evaluation/figures/information-figures'
import { returnFigures } from '#study/evaluation/figures/return-figures'
import { scenarioFigures, segmentFigures } from '#study/evaluation/figures/scenario-figures'
import { sensitivityFigures } from '#study/evaluation/figures/sensitivity-figures'
import type { ValueContext } from '#study/evaluation/figures/summary-figure'

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
