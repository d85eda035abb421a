import type { DriversView } from '#market/drivers/drivers-view'
import { marketFigureId } from '#market/figure-id'
import type { SureValue } from '#market/sure-value'
import type { Figure } from '#quantity/figure'
import { rowsOf } from '#study/evaluation/figures/evidence-figures'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'

/** All figures of a survey of drivers: shares, correlations, means, R^2, and how well questions hang together. */
export function driversFigures(view: DriversView, context: MarketContext): readonly Figure[] {
  const { overall } = view.block
  return [
    ...view.drivers.flatMap((driver) => driverFigures(view, driver, context)),
    ...fitFigures(view, context),
    ...beatsFigures(view, context),
    make(
      view,
      context,
    )({
      name: 'straight-liners',
      of: 'quality',
      label: 'Answers: the same to all questions',
      found: { value: view.straightLiners },
      method: 'share of the people with a say',
    }),
    make(
      view,
      context,
    )({
      name: overall.id,
      of: 'performance',
      label: `${overall.label}: mean`,
      found: view.overall,
      method: meanMethod(view),
    }),
  ]
}

function meanMethod({ block: { scale } }: DriversView): string {
  const turned = scale.reversed ? ' of answers turned so that more is better' : ''
  return `mean${turned}; interval from people drawn anew`
}

interface Made {
  readonly of: string
  readonly name: string
  readonly label: string
  readonly found: SureValue
  readonly method: string
}

function make(
  { block, counted, resamples }: DriversView,
  { reading, hash, segment, settings: { level, seed } }: MarketContext,
): (made: Made) => Figure {
  const straight = block.straightLine.leaveOut ? 'left out' : 'kept'
  return ({ of, name, label, found, method }) => ({
    id: marketFigureId(`${of}.${block.id}.${name}`, { segment: segment?.id }),
    label,
    unit: '1',
    ...found,
    n: counted,
    method,
    inputs: [rowsOf(reading)],
    settings: { level, resamples, seed, 'straight-liners': straight },
    hash,
  })
}

const describes = 'it describes how answers go together, and is no effect'

function driverFigures(
  view: DriversView,
  driver: DriversView['drivers'][number],
  context: MarketContext,
): readonly Figure[] {
  const { id, label, share, otherShare, correlation, performance } = driver
  const figure = make(view, context)
  const other = view.block.straightLine.leaveOut ? 'with' : 'without'
  const method = `LMG share of R^2 over all orders of the drivers; ${describes}`
  return [
    figure({ of: 'driver', name: id, label: `${label}: share as a driver`, found: share, method }),
    ...(otherShare === undefined
      ? []
      : [
          figure({
            of: 'driver',
            name: `${id}.${other}-straight-liners`,
            label: `${label}: share as a driver, ${other} straight-liners`,
            found: { value: otherShare },
            method,
          }),
        ]),
    figure({
      of: 'correlation',
      name: id,
      label: `${label}: correlation with the overall answer`,
      found: correlation,
      method: 'Pearson; interval from people drawn anew',
    }),
    figure({
      of: 'performance',
      name: id,
      label: `${label}: mean`,
      found: performance,
      method: meanMethod(view),
    }),
  ]
}

function fitFigures(view: DriversView, context: MarketContext): readonly Figure[] {
  const figure = make(view, context)
  const things = [{ ...view.block.overall, alpha: view.overallAlpha }, ...view.drivers]
  return [
    figure({
      of: 'fit',
      name: 'r2',
      label: 'What the drivers account for together, R^2',
      found: view.rSquared,
      method: 'linear regression of the overall answer; interval from people drawn anew',
    }),
    ...things.flatMap(({ id, label, alpha }) =>
      alpha === undefined
        ? []
        : [
            figure({
              of: 'fit',
              name: `alpha.${id}`,
              label: `${label}: Cronbach’s alpha of its questions`,
              found: alpha,
              method: 'Cronbach’s alpha with the interval of Feldt',
            }),
          ],
    ),
  ]
}

function beatsFigures(view: DriversView, context: MarketContext): readonly Figure[] {
  const { beats, drivers } = view
  if (beats === undefined) return []
  const figure = make(view, context)
  const valueOf = (at: number): number => {
    const { share } = drivers[at]!
    return 'value' in share ? share.value : 0
  }
  const order = [...drivers.keys()].toSorted((a, b) => valueOf(b) - valueOf(a))
  return order.flatMap((first, at) =>
    order.slice(at + 1).map((second) =>
      figure({
        of: 'beats',
        name: `${drivers[first]!.id}.${drivers[second]!.id}`,
        label: `${drivers[first]!.label} has the larger share than ${drivers[second]!.label}: chance`,
        found: { value: beats[first]![second]! },
        method: 'share of resamples of people in which its share is larger, ties half',
      }),
    ),
  )
}
