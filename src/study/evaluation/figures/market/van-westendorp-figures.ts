import {
  pricePointOf,
  type PriceMeter,
  type PricePoint,
  type VanWestendorpView,
} from '#market/price/van-westendorp-view'
import type { Figure } from '#quantity/figure'
import type { MarketContext } from '#study/evaluation/figures/market/market-figures'
import { priceFigure } from '#study/evaluation/figures/market/price-figure'
import type { PriceRangeDefinition } from '#stats/pricing/price-sensitivity-meter'

const points = {
  pmc: 'lowest acceptable price (PMC)',
  pme: 'highest acceptable price (PME)',
  opp: 'optimal price (OPP)',
  ipp: 'indifference price (IPP)',
} as const satisfies Record<PricePoint, string>

const method = 'van Westendorp’s price sensitivity meter; percentiles over resamples of people'

/** All figures of a price sensitivity meter: the four points, both ways, answers out of order, and what people would buy. */
export function vanWestendorpFigures(
  view: VanWestendorpView,
  context: MarketContext,
): readonly Figure[] {
  return [
    ...pointFigures(view, context),
    ...qualityFigures(view, context),
    ...trialFigures(view, context),
  ]
}

/** One way to have the points: whose answers, and by which definition. */
interface Way {
  readonly variant: string
  readonly words: string
  readonly points: readonly PricePoint[]
  readonly definition: PriceRangeDefinition
  readonly meter: VanWestendorpView['consistent']
  readonly filter: string
}

function pointFigures(view: VanWestendorpView, context: MarketContext): readonly Figure[] {
  const all: readonly PricePoint[] = ['pmc', 'pme', 'opp', 'ipp']
  const inOrder = { meter: view.consistent, filter: 'prices in order' }
  const ways: readonly Way[] = [
    { variant: '', words: '', points: all, definition: 'original', ...inOrder },
    {
      variant: '.narrow',
      words: ', narrower definition',
      points: ['pmc', 'pme'],
      definition: 'narrow',
      ...inOrder,
    },
    {
      variant: '.inconsistent-kept',
      words: ', everybody kept',
      points: all,
      definition: 'original',
      meter: view.kept ?? view.consistent,
      filter: 'all four prices named',
    },
  ]
  return ways.flatMap((way) => way.points.map((point) => pointFigure([view, context], way, point)))
}

function pointFigure(
  [view, context]: readonly [VanWestendorpView, MarketContext],
  way: Way,
  point: PricePoint,
): Figure {
  const { block } = view
  const { meter, definition, filter } = way
  return priceFigure(
    { context, warnings: view.findings, filter },
    {
      name: `price.${block.id}.${point}${way.variant}`,
      label: `${block.id}: ${points[point]}${way.words}`,
      found: pricePointOf(meter, definition, point),
      unit: block.money.unit,
      method,
      n: 'people' in meter ? meter.people : view.people.complete,
      resampled: true,
      settings: { definition, ties: block.ties, ...resamplesWith(meter, definition, point) },
      ...('people' in meter && way.variant === '' && point === 'ipp'
        ? { series: curvesOf(meter) }
        : {}),
    },
  )
}

/** In how many resamples the curves meet, where not in all. */
function resamplesWith(
  meter: VanWestendorpView['consistent'],
  definition: PriceRangeDefinition,
  point: PricePoint,
): Readonly<Record<string, number>> {
  if ('reason' in meter) return {}
  const found = meter.uncertainty.points[definition][point]?.found
  return found === undefined ? {} : { 'resamples-that-cross': found }
}

function curvesOf({ meters, uncertainty }: PriceMeter): NonNullable<Figure['series']> {
  const { curves } = meters.original
  const at = (curve: Float64Array): number[] => uncertainty.places.map((place) => curve[place]!)
  return {
    price: at(curves.prices),
    'too-cheap': at(curves.tooCheap),
    cheap: at(curves.cheap),
    expensive: at(curves.expensive),
    'too-expensive': at(curves.tooExpensive),
  }
}

function qualityFigures(view: VanWestendorpView, context: MarketContext): readonly Figure[] {
  const { block, people } = view
  const { asked, complete, consistent } = people
  const shares = [
    {
      key: 'inconsistent',
      words: 'prices out of order',
      part: complete - consistent,
      of: complete,
    },
    { key: 'missing', words: 'not all four prices', part: asked - complete, of: asked },
  ]
  return shares.map(({ key, words, part, of }) =>
    priceFigure(
      { context, warnings: [], filter: key === 'missing' ? 'all rows' : 'all four prices named' },
      {
        name: `quality.${block.id}.${key}`,
        label: `${block.id}: share of people with ${words}`,
        found: of === 0 ? { reason: 'Nobody answered.' } : { value: part / of },
        unit: '%',
        method: 'count over people',
        n: of,
        settings: { people: part, ties: block.ties },
      },
    ),
  )
}

function trialFigures(view: VanWestendorpView, context: MarketContext): readonly Figure[] {
  const { block, trial } = view
  if (trial === undefined) return []
  const base = {
    unit: block.money.unit,
    method: 'Newton, Miller and Smith; percentiles over resamples of people',
    n: 'reason' in trial ? view.people.consistent : trial.people,
    resampled: true,
    settings: {
      calibration: block.intentions!.chances.map((pair) => pair.join(': ')).join(', '),
    },
  }
  const figure = (key: 'best-trial' | 'best-revenue', words: string): Figure =>
    priceFigure(
      {
        context,
        warnings: view.findings,
        filter: 'prices in strict order, answers on buying known',
      },
      {
        ...base,
        name: `price.${block.id}.${key}`,
        label: `${block.id}: named price at which ${words}`,
        found:
          'reason' in trial ? trial : key === 'best-trial' ? trial.bestTrial : trial.bestRevenue,
      },
    )
  return [figure('best-trial', 'most would buy'), figure('best-revenue', 'most money comes in')]
}
