import { betterDirection, type Amount, type Need, type Solution } from '#job/job'
import { improvementIndex } from '#market/alternatives/improvement-index'
import type { Coordinate } from '#market/alternatives/map-view'
import { levelOf } from '#market/alternatives/need-level'
import type { PriceKind, ValueMap } from '#market/alternatives/value-map'
import type { FigureBlockInput } from '#market/figure-block-input'
import type { FigureInput, Quantiles, Source } from '#quantity/figure'
import type { Distribution } from '#stats/distributions/distribution'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import type { Unit } from '#quantity/unit'
import { canonicalUnit, convertFactor, dimensionText, sameDimensions } from '#quantity/unit-algebra'

/** The price that a solution is looked at with: of the kind that is asked for, else of the other. */
export function priceOf(
  { price }: Pick<Solution, 'price'>,
  kind: PriceKind,
): { readonly amount: Amount; readonly kind: PriceKind; readonly source?: Source } | undefined {
  if (price === undefined || price === 'not-known') return undefined
  const found = [kind, kind === 'list' ? 'realized' : 'list'] as const
  const [has] = found.filter((each) => price[each] !== undefined)
  if (has === undefined) return undefined
  const { source } = price
  return { amount: price[has]!, kind: has, ...(source === undefined ? {} : { source }) }
}

/** What a price is for, and when it was the price. */
function termsOf({
  price,
}: Pick<Solution, 'price'>): Readonly<Partial<Record<'per' | 'date', string>>> {
  if (price === undefined || price === 'not-known') return {}
  const { per, date } = price
  return { ...(per === undefined ? {} : { per }), ...(date === undefined ? {} : { date }) }
}

/** What the prices of solutions are for, where that is not one thing: "seat (Desk), company (Rival)". */
export function differentTerms(solutions: readonly Solution[]): string | undefined {
  const said = solutions.flatMap((solution) => {
    const { per } = termsOf(solution)
    return per === undefined ? [] : [{ per, name: solution.name }]
  })
  const things = [...Map.groupBy(said, ({ per }) => per)]
  if (things.length < 2) return undefined
  return things.map(([per, [first]]) => `${per} (${first!.name})`).join(', ')
}

/** What an amount rests on: the assumption that it is. */
export function amountInput({ id, text }: Amount, source: Source | undefined): FigureInput {
  return { assumption: id, written: text, ...(source === undefined ? {} : { source }) }
}

/** Mean and quantiles of an amount times a factor; a fixed one has no quantiles. */
export function spreadOf(
  distribution: Distribution,
  factor = 1,
): { readonly value: number; readonly quantiles?: Quantiles } {
  const value = distributionMean(distribution) * factor
  if (distribution.family === 'fixed') return { value }
  const [p5, p10, p50, p90, p95] = [0.05, 0.1, 0.5, 0.9, 0.95].map(
    (p) => distributionQuantile(distribution, p) * factor,
  ) as [number, number, number, number, number]
  return { value, quantiles: { p5, p10, p50, p90, p95 } }
}

/** Why a solution has no place on an axis. */
interface Missing {
  readonly why: string
  /** It has a price, of another kind than those of the others. */
  readonly otherKind?: true
}

/** Something of every solution, or why a solution has none. */
type CoordinateOf = (solution: Solution) => Coordinate | Missing

/** What is told along one axis of a map. */
export interface MapAxis {
  readonly unit: string
  readonly of: CoordinateOf
}

/** Across the map: prices in one unit, or total costs of ownership. */
export function costAxis(
  map: ValueMap,
  { solutions, figures, settings }: FigureBlockInput,
): MapAxis {
  if (map.x === 'tco') {
    return {
      unit: settings.currency,
      of: ({ id }) =>
        coordinateOfFigure(figures, `value.tco[solution=${id}]`, 'has no costs in the value model'),
    }
  }
  const unit = commonUnit(solutions.flatMap((one) => priceOf(one, map.price)?.amount.unit ?? []))
  return {
    unit: unit?.text ?? settings.currency,
    of: (solution) => {
      const found = priceOf(solution, map.price)
      if (found === undefined) return { why: 'has no price that is known' }
      const { amount, source, kind } = found
      if (unit === undefined || !sameDimensions(amount.unit, unit))
        return {
          why: `is priced in ${amount.unit.text}, others in ${unit?.text ?? ''}`,
          otherKind: true,
        }
      const factor = convertFactor(amount.unit, unit)
      const settings = { kind, ...termsOf(solution) }
      return {
        ...spreadOf(amount.distribution, factor),
        settings,
        inputs: [amountInput(amount, source)],
      }
    },
  }
}

/** The unit that most prices are in, a year where they are for a time. */
function commonUnit(units: readonly Unit[]): Unit | undefined {
  const kinds = [...Map.groupBy(units, dimensionText).values()]
  const [most] = kinds.toSorted((a, b) => b.length - a.length)
  return most?.[0] === undefined ? undefined : canonicalUnit(most[0])
}

/** What a figure says, as a coordinate. */
function coordinateOfFigure(
  figures: FigureBlockInput['figures'],
  id: string,
  why: string,
): Coordinate | Missing {
  const figure = figures.find((one) => one.id === id)
  if (typeof figure?.value !== 'number') return { why: figure?.reason ?? why }
  const { value, interval, quantiles, n } = figure
  const spread = quantiles === undefined || quantiles.p5 === quantiles.p95 ? {} : { quantiles }
  return {
    value,
    ...(interval === undefined ? {} : { interval }),
    ...spread,
    ...(n === undefined ? {} : { n }),
    inputs: [{ figure: id }],
  }
}

/** How well the job is done, up the map. */
export interface PerformanceAxis extends MapAxis {
  readonly words: string
  readonly better: 'lower' | 'higher'
  readonly trueZero: boolean
  readonly measured: (solution: string) => boolean
}

/** Up the map: a need, an index of improvement over the status quo, or economic value. */
export function performanceAxis(map: ValueMap, input: FigureBlockInput): PerformanceAxis {
  const { y } = map
  switch (y.of) {
    case 'need':
      return needAxis(
        input.needs.find(({ id }) => id === y.need)!,
        input,
      )
    case 'improvement':
      return improvementIndex(map, y.needs, input)
    case 'economic-value':
      return worthAxis(input)
  }
}

function needAxis(need: Need, { levels }: FigureBlockInput): PerformanceAxis {
  const { measure, focus } = need.outcome
  const words = `${measure} ${focus}`
  const at = (solution: string) => levelOf(levels, need.id, solution)
  return {
    unit: need.metric?.unit.text ?? '1',
    words,
    better: betterDirection(need),
    trueZero: need.metric?.type !== 'scale',
    measured: (solution) => at(solution)?.origin !== 'opinion',
    of: ({ id }) => {
      const level = at(id)
      if (level === undefined) return { why: `was not measured or rated: ${words}` }
      const { value, interval, n, inputs } = level
      return {
        value,
        ...(interval === undefined ? {} : { interval }),
        ...(n === undefined ? {} : { n }),
        inputs,
      }
    },
  }
}

/** Of solutions with an economic value of all customers, and of the reference, which is worth its price. */
function worthAxis({ economicValues, settings }: FigureBlockInput): PerformanceAxis {
  const whole = economicValues.filter(({ block }) => block.segment === undefined)
  const unit = whole[0]?.unit ?? settings.currency
  const axis = { unit, words: 'economic value', better: 'higher', trueZero: true } as const
  return {
    ...axis,
    measured: () => true,
    of: ({ id }) => {
      const own = whole.find(({ block }) => block.solution === id)
      const view = own ?? whole.find(({ block }) => block.reference === id)
      if (view === undefined) return { why: 'has no economic value without a segment' }
      if (view.unit !== unit) return { why: `has its economic value in ${view.unit}, not ${unit}` }
      const figure = own === undefined ? 'reference' : 'total'
      const summary = view[figure]
      if ('reason' in summary) return { why: `has no economic value: ${summary.reason}` }
      return {
        value: summary.mean,
        ...(summary.sd === 0 ? {} : { quantiles: summary.quantiles }),
        inputs: [{ figure: `market.economic-value.${view.block.id}.${figure}` }],
      }
    },
  }
}
