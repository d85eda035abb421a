import type { Coordinate, MapPoint, MapView } from '#market/alternatives/map-view'
import { marketFigureId } from '#market/figure-id'
import type { Figure, FigureInput } from '#quantity/figure'
import { readUnit } from '#quantity/read-unit'
import { divideUnits } from '#quantity/unit-algebra'
import type { FigureBlockContext } from '#study/evaluation/figures/market/figure-block-figures'
import { advantageFigures } from '#study/evaluation/figures/market/advantage-figures'

/** All figures of a map: each alternative's place, what is fair, who is beaten; ours against them. */
export function mapFigures(view: MapView, context: FigureBlockContext): readonly Figure[] {
  return [
    ...view.points.flatMap((point) => pointFigures(view, point, context)),
    ...countFigures(view, context),
    ...lineFigures(view, context),
    ...advantageFigures(view, context),
  ]
}

/** What a figure of an alternative says besides its id, unit and label. */
type Said = Omit<Figure, 'id' | 'label' | 'hash' | 'unit'>

function pointFigures(
  view: MapView,
  point: MapPoint,
  { hash, input }: FigureBlockContext,
): readonly Figure[] {
  const { block, priceUnit, performanceUnit, performanceWords } = view
  const { solution, price, performance, ratio, fairPrice } = point
  const name = input.solutions.find(({ id }) => id === solution)?.name ?? solution
  const id = (key: string): string => marketFigureId(`map.${block.id}.${key}`, { solution })
  const both = [{ figure: id('price') }, { figure: id('performance') }]
  const figure = (key: string, [words, unit]: readonly [string, string], said: Said): Figure => ({
    id: id(key),
    label: `${name}: ${words}`,
    unit,
    ...said,
    hash,
  })
  const cost = block.x === 'tco' ? 'total cost over the plan' : 'price'
  return [
    figure('price', [cost, priceUnit], placeOf(price)),
    figure('performance', [performanceWords, performanceUnit], {
      ...placeOf(performance),
      settings: { measured: point.measured ? 'yes' : 'rated' },
    }),
    ...(ratio === undefined
      ? []
      : [
          figure('ratio', ['performance to price', ratioUnit(view)], {
            value: ratio,
            ...ratioSpread(point),
            inputs: both,
            method: 'performance over price',
          }),
        ]),
    ...fairFigures(view, { fairPrice, price, both, figure }),
    ...(block.frontier ? [frontierFigure(point, both, figure)] : []),
  ]
}

function placeOf({ inputs, ...rest }: Coordinate): Said {
  return { ...rest, inputs }
}

/** Performance by price; that a need is measured on one execution goes without saying. */
function ratioUnit({ performanceUnit, priceUnit }: MapView): string {
  return divideUnits(
    readUnit(performanceUnit.replace('/execution', '')).value!,
    readUnit(priceUnit).value!,
  ).text
}

/** Of the two only the performance is uncertain, or only the price: a range of the ratio is told. */
function ratioSpread({ price, performance }: MapPoint): Pick<Figure, 'interval'> {
  const { interval } = performance
  if (interval === undefined || price.quantiles !== undefined) return {}
  const { low, high, level } = interval
  return { interval: { low: low / price.value, high: high / price.value, level } }
}

type MakeFigure = (key: string, words: readonly [string, string], said: Said) => Figure

function fairFigures(
  { block, line, priceUnit }: MapView,
  {
    fairPrice,
    price,
    both,
    figure,
  }: Pick<MapPoint, 'price'> & {
    readonly fairPrice: MapPoint['fairPrice']
    readonly both: readonly FigureInput[]
    readonly figure: MakeFigure
  },
): readonly Figure[] {
  if (line === undefined || 'reason' in line || fairPrice === undefined) return []
  const slope = { figure: marketFigureId(`coefficient.${block.id}.slope`, {}) }
  const method =
    line.method === 'regression'
      ? 'price of its performance on the regression of price on performance'
      : 'price of its performance at one price a unit of performance for all'
  const inputs = [both[1]!, slope]
  const fair = { inputs, method }
  if ('reason' in fairPrice)
    return [
      figure('fair-price', ['fair price', priceUnit], { reason: fairPrice.reason, ...fair }),
      figure('premium', ['price above the fair one', priceUnit], {
        reason: fairPrice.reason,
        ...fair,
      }),
    ]
  const { value, interval } = fairPrice
  return [
    figure('fair-price', ['fair price', priceUnit], {
      value,
      ...(interval === undefined ? {} : { interval }),
      ...fair,
    }),
    figure('premium', ['price above the fair one', priceUnit], {
      value: price.value - value,
      ...(interval === undefined
        ? {}
        : {
            interval: {
              low: price.value - interval.high,
              high: price.value - interval.low,
              level: interval.level,
            },
          }),
      inputs: [both[0]!, ...inputs],
      method: 'its mean price less the fair one',
    }),
  ]
}

function frontierFigure(
  { dominatedBy, unbeaten }: MapPoint,
  inputs: readonly FigureInput[],
  figure: MakeFigure,
): Figure {
  return figure('frontier', ['on the efficient frontier', '1'], {
    value: dominatedBy === undefined ? 1 : 0,
    inputs,
    method: '1 where no alternative is no dearer and no worse, and cheaper or better',
    settings: {
      ...(unbeaten === undefined ? {} : { chance: unbeaten }),
      ...(dominatedBy === undefined ? {} : { 'dominated-by': dominatedBy }),
    },
  })
}

function countFigures(view: MapView, { hash }: FigureBlockContext): readonly Figure[] {
  const { block, priced, unpriced, unmeasured, alternatives } = view
  const count = (key: string, words: string, ids: readonly string[], value: number): Figure => ({
    id: marketFigureId(`map.${block.id}.${key}`, {}),
    label: `Alternatives ${words}`,
    value,
    unit: '1',
    inputs: [],
    settings: { alternatives, ...(ids.length === 0 ? {} : { 'which-ones': ids.join(', ') }) },
    hash,
  })
  return [
    count('priced', 'with a price', [], priced),
    count('unpriced', 'without a price', unpriced, unpriced.length),
    count(
      'unmeasured',
      'without a performance',
      unmeasured.map(({ solution }) => solution),
      unmeasured.length,
    ),
  ]
}

function lineFigures(view: MapView, { hash, input }: FigureBlockContext): readonly Figure[] {
  const { block, points, line, spearman } = view
  const places = points.flatMap(({ solution }) =>
    (['price', 'performance'] as const).map((key) => ({
      figure: marketFigureId(`map.${block.id}.${key}`, { solution }),
    })),
  )
  const figure = (
    name: string,
    label: string,
    said: Omit<Said, 'inputs'> & { unit: string },
  ): Figure => ({
    id: marketFigureId(name, {}),
    label,
    n: points.length,
    ...said,
    inputs: places,
    hash,
  })
  const together =
    spearman === undefined
      ? []
      : [
          figure(`fit.${block.id}.spearman`, 'How far price and performance rise together', {
            value: spearman,
            unit: '1',
            method: 'Spearman’s rank correlation of price and performance',
          }),
        ]
  if (line === undefined) return together
  const slope = `coefficient.${block.id}.slope`
  const words = 'Line of fair value: price of one unit of performance'
  const unit = view.priceUnit
  if ('reason' in line) return [...together, figure(slope, words, { reason: line.reason, unit })]
  const { errors, rSquared, method } = line
  const error = (of: number | undefined): Pick<Figure, 'settings'> =>
    of === undefined ? {} : { settings: { 'standard-error': of, level: input.settings.level } }
  return [
    ...together,
    figure(slope, words, { value: line.slope, unit, method, ...error(errors?.slope) }),
    figure(`coefficient.${block.id}.intercept`, 'Line of fair value: price of no performance', {
      value: line.intercept,
      unit,
      method,
      ...error(errors?.intercept),
    }),
    ...(rSquared === undefined
      ? []
      : [
          figure(
            `fit.${block.id}.r2`,
            'Share of the variance of prices that performance explains',
            {
              value: rSquared,
              unit: '1',
            },
          ),
        ]),
  ]
}
