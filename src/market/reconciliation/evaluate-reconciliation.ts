import { amountInput, priceOf, spreadOf } from '#market/alternatives/map-axes'
import { marketFigureId, qualifiersOf } from '#market/figure-id'
import type { FigureBlockInput } from '#market/figure-block-input'
import type { Reconciliation } from '#market/reconciliation/reconciliation'
import type {
  PriceMark,
  ReconciledPrice,
  ReconciliationView,
} from '#market/reconciliation/reconciliation-view'
import { paidPrices, surveyPriceName } from '#market/survey-prices'
import type { Amount } from '#job/job'
import type { Figure, Source } from '#quantity/figure'
import { warning, type Finding } from '#quantity/finding'
import { readUnit } from '#quantity/read-unit'
import type { Unit } from '#quantity/unit'
import { canonicalUnit, convertFactor, sameDimensions } from '#quantity/unit-algebra'

/**
 * Everything that is known of a price on one axis: what it costs to make, the price of the next best alternative, what
 * people say they would pay, total economic value, and our list and realized price. Prices of surveys are taken by the
 * ids of their figures; one that is missing, or in another unit, is listed with its reason and never made up. The gap is
 * economic value less what people would pay (the first of what surveys say best: optimum, best price, median).
 */
export function evaluateReconciliation(
  block: Reconciliation,
  input: FigureBlockInput,
): ReconciliationView {
  const worth = input.economicValues.find((view) => view.block.id === block.economicValue)
  const solution = input.solutions.find(
    ({ id }) => id === (block.solution ?? worth?.block.solution),
  )
  const unit = worth?.unit ?? ownUnit(solution, block, input)
  const axis = { block, unit: readUnit(unit).value!, figures: input.figures }
  const own = (['list', 'realized'] as const).map((mark): ReconciledPrice => {
    const price = solution?.price
    const amount = price === undefined || price === 'not-known' ? undefined : price[mark]
    const source = price === undefined || price === 'not-known' ? undefined : price.source
    return ofAmount(mark, amount === undefined ? undefined : { amount, source }, axis)
  })
  const prices = [
    ofAmount(
      'floor',
      block.floor === undefined ? undefined : { source: undefined, ...block.floor },
      axis,
    ),
    ofWorth('reference', 'reference', axis),
    ...block.surveys.flatMap((survey) => ofSurvey(survey, axis)),
    ofWorth('total-value', 'total', axis),
    ...own,
  ]
  return { block, unit, prices, gap: gapOf(prices), findings: findingsOf(block, prices) }
}

interface Axis {
  readonly block: Reconciliation
  readonly unit: Unit
  readonly figures: readonly Figure[]
}

/** That of our price, else of the floor, else of what the first survey found. */
function ownUnit(
  solution: FigureBlockInput['solutions'][number] | undefined,
  block: Reconciliation,
  { settings, figures }: FigureBlockInput,
): string {
  const { floor, surveys } = block
  const price = solution === undefined ? undefined : priceOf(solution, 'list')
  const amount = price?.amount ?? floor?.amount
  const [asked] = surveys.flatMap((survey) => pricesOfSurvey(survey, { block, figures }))
  const unit = amount?.unit ?? (asked && readUnit(asked.figure.unit).value)
  return unit === undefined ? settings.currency : canonicalUnit(unit).text
}

const words: Readonly<Record<Exclude<PriceMark, 'survey'>, string>> = {
  floor: 'Cost floor',
  reference: 'Price of the next best alternative',
  'total-value': 'Total economic value',
  list: 'List price',
  realized: 'Realized price',
}

const missing: Readonly<Record<Exclude<PriceMark, 'survey'>, string>> = {
  floor: 'no `floor` is stated',
  reference: 'no economic value is named',
  'total-value': 'no economic value is named',
  list: 'the solution has no list price that is known',
  realized: 'the solution has no realized price that is known',
}

function ofAmount(
  mark: 'floor' | 'list' | 'realized',
  said: { readonly amount: Amount; readonly source: Source | undefined } | undefined,
  { block, unit }: Axis,
): ReconciledPrice {
  const price = {
    mark,
    figure: marketFigureId(`price.${block.id}.${mark}`, {}),
    words: words[mark],
  }
  if (said === undefined) return { ...price, found: { reason: missing[mark] } }
  const { amount, source } = said
  if (!sameDimensions(amount.unit, unit))
    return { ...price, found: { reason: `it is in ${amount.unit.text}, others in ${unit.text}` } }
  const factor = convertFactor(amount.unit, unit)
  return {
    ...price,
    found: { ...spreadOf(amount.distribution, factor), inputs: [amountInput(amount, source)] },
  }
}

function ofWorth(
  mark: 'reference' | 'total-value',
  key: 'reference' | 'total',
  axis: Axis,
): ReconciledPrice {
  const { block } = axis
  const price = {
    mark,
    figure: marketFigureId(`price.${block.id}.${mark}`, {}),
    words: words[mark],
  }
  if (block.economicValue === undefined) return { ...price, found: { reason: missing[mark] } }
  return { ...price, found: taken(`market.economic-value.${block.economicValue}.${key}`, axis) }
}

/** The prices that surveys find, by the last part of their ids, in the order of the axis. */
const surveyPrices: Readonly<Record<string, string>> = {
  pmc: 'point of marginal cheapness',
  opp: 'optimal price point',
  ipp: 'indifference price point',
  pme: 'point of marginal expensiveness',
  'best-revenue': 'best tested price by revenue',
  'best-profit': 'best tested price by profit',
  median: 'median willingness to pay',
}

function pricesOfSurvey(
  survey: string,
  { block, figures }: Pick<Axis, 'block' | 'figures'>,
): readonly { readonly what: string; readonly figure: Figure }[] {
  return Object.entries(surveyPrices).flatMap(([key, what]) => {
    const name = surveyPriceName(survey, key)
    const wanted = marketFigureId(name, { segment: block.segment?.id })
    const figure = figures.find(({ id }) => id === wanted)
    if (figure !== undefined) return [{ what, figure }]
    return simulatedPrices(name, { block, figures }).map((found) => ({
      what: `${what.replace('tested ', '')} in ${found.scenario}`,
      figure: found.figure,
    }))
  })
}

/** Best prices of our offer in what a survey simulates: `market.price.cars.best-revenue[solution=ours, scenario=today]`. */
function simulatedPrices(
  name: string,
  { block: { segment, solution }, figures }: Pick<Axis, 'block' | 'figures'>,
): readonly { readonly scenario: string; readonly figure: Figure }[] {
  return figures.flatMap((figure) => {
    const { scenario, ...said } = qualifiersOf(figure.id, name) ?? {}
    if (scenario === undefined || said['segment'] !== segment?.id) return []
    return solution === undefined || said['solution'] === solution ? [{ scenario, figure }] : []
  })
}

function ofSurvey(survey: string, axis: Axis): readonly ReconciledPrice[] {
  const segment = axis.block.segment?.id
  const found = pricesOfSurvey(survey, axis).map(({ what, figure: { id } }): ReconciledPrice => {
    return { mark: 'survey', figure: id, words: `${survey}: ${what}`, found: taken(id, axis) }
  })
  if (found.length > 0) return found
  const whose = segment === undefined ? '' : ` of the segment \`${segment}\``
  const reason = `the survey found no price${whose}`
  const figure = marketFigureId(`price.${survey}`, { segment })
  return [{ mark: 'survey', figure, words: survey, found: { reason } }]
}

/** A figure on the axis, in its unit. */
function taken(id: string, { figures, unit }: Axis): ReconciledPrice['found'] {
  const figure = figures.find((one) => one.id === id)
  if (figure === undefined) return { reason: `there is no figure \`${id}\`` }
  if (typeof figure.value !== 'number') return { reason: figure.reason ?? 'it is no number' }
  const own = readUnit(figure.unit).value
  if (own === undefined || !sameDimensions(own, unit))
    return { reason: `it is in ${figure.unit}, others in ${unit.text}` }
  const factor = convertFactor(own, unit)
  const { value, interval, quantiles } = figure
  return {
    value: value * factor,
    ...(quantiles === undefined ? {} : { quantiles: scaled(quantiles, factor) }),
    ...(interval === undefined
      ? {}
      : { interval: { ...interval, low: interval.low * factor, high: interval.high * factor } }),
    inputs: [{ figure: id }],
  }
}

function scaled<T extends object>(quantiles: T, factor: number): T {
  return Object.fromEntries(
    Object.entries(quantiles).map(([key, value]) => [key, (value as number) * factor]),
  ) as T
}

function gapOf(prices: readonly ReconciledPrice[]): ReconciliationView['gap'] {
  const total = prices.find(({ mark }) => mark === 'total-value')?.found
  if (total === undefined || 'reason' in total)
    return { reason: `total economic value is missing: ${total?.reason ?? ''}` }
  const surveys = prices.filter(({ mark, found }) => mark === 'survey' && !('reason' in found))
  const paid = paidPrices
    .map((key) => surveys.find(({ figure }) => (figure.split('[')[0] ?? '').endsWith(`.${key}`)))
    .find((price) => price !== undefined)
  if (paid === undefined || 'reason' in paid.found)
    return { reason: 'no survey says what people would pay' }
  return {
    value: total.value - paid.found.value,
    of: paid.words,
    inputs: [...total.inputs, { figure: paid.figure }],
  }
}

function findingsOf(
  { id, path, floor }: Reconciliation,
  prices: readonly ReconciledPrice[],
): readonly Finding[] {
  const lacking = prices.filter(({ found }) => 'reason' in found)
  const has = prices.length - lacking.length
  const value = (mark: PriceMark): number | undefined => {
    const found = prices.find((price) => price.mark === mark)?.found
    return found === undefined || 'reason' in found ? undefined : found.value
  }
  const [low, list] = [value('floor'), value('list')]
  return [
    ...(has >= 2
      ? []
      : [
          warning(
            'too-few',
            { path },
            `\`${id}\` has ${has === 0 ? 'no price' : 'one price'} to put on an axis.`,
            'Name a survey, an economic value, or a solution with a price.',
          ),
        ]),
    ...(floor === undefined || low === undefined || list === undefined || list >= low
      ? []
      : [
          warning(
            'below-floor',
            { path: `${path}.floor` },
            `The list price of \`${id}\` is below what it costs to make.`,
            'Check that both are for the same thing and time.',
          ),
        ]),
  ]
}
