import type { Solution } from '#job/job'
import { amountInput, differentTerms, priceOf } from '#market/alternatives/map-axes'
import type { EconomicValueBlock } from '#market/economic-value/economic-value-block'
import type {
  Differentiation,
  EconomicValueView,
  MoneyOrReason,
  RatioOrReason,
} from '#market/economic-value/economic-value-view'
import { differentiationOf, type DrawnPart } from '#market/economic-value/differentiation'
import { drawAmount } from '#market/economic-value/draw-amount'
import type { FigureBlockInput } from '#market/figure-block-input'
import type { FigureInput } from '#quantity/figure'
import { warning, type Finding } from '#quantity/finding'
import type { Unit } from '#quantity/unit'
import { canonicalUnit, convertFactor, currenciesOf } from '#quantity/unit-algebra'
import { priceKinds } from '#value/price-kinds'
import type { ValueModel } from '#value/model'
import { createColumnQuantiles } from '#value/simulation/column-quantiles'
import { createSummarizer } from '#value/simulation/summarize'

/**
 * What is a solution worth to a customer who could have the reference? The price of the reference, plus what is better,
 * less what is worse, from the draws of the value model with the two compared: in the terms of the prices, a year at
 * full adoption, or the present value over the plan where prices are paid once. Soft benefits count in no total; costs of
 * the kinds that are a price stand in the price. A part counts as positive or negative by its mean, over all draws alike.
 * Source: Nagle and Müller, The Strategy and Tactics of Pricing (6th ed. 2018), chapter 2; Forbis and Mehta, Business
 * Horizons 1981;24(3):32.
 */
export function evaluateEconomicValue(
  block: EconomicValueBlock,
  input: FigureBlockInput,
): EconomicValueView {
  const [solution, reference] = [block.solution, block.reference].map((id) =>
    input.solutions.find((one) => one.id === id),
  )
  const prices = pricesOf(block, [solution, reference], input)
  const asked = input.modelFor(block)
  const drawn =
    'reason' in asked
      ? asked
      : differentiationOf(asked.model, { terms: prices.terms, ...input.settings })
  const found = 'reason' in drawn ? { reason: drawn.reason } : sumsOf(drawn.parts, prices, input)
  const terms = differentTerms([solution, reference].filter((one) => one !== undefined))
  const findings = [
    ...(terms === undefined ? [] : [differentThings(block, terms)]),
    ...prices.findings,
    ...('findings' in asked ? asked.findings : []),
  ]
  const model = 'reason' in asked ? undefined : asked.model
  const view = {
    block,
    terms: prices.terms,
    unit: prices.unit,
    referenceInputs: prices.reference.inputs,
    priceInputs: prices.solution.inputs,
    soft: labelsOf(model?.drivers.filter((driver) => driver.class === 'soft')),
    inPrice: labelsOf(model?.costs.filter((cost) => inThePrice(cost, model))),
    ...('reason' in found ? without(found.reason) : found),
  }
  return { ...view, findings: [...findings, ...doubts(view, 'reason' in prices.reference.column)] }
}

function differentThings({ id, path }: EconomicValueBlock, terms: string): Finding {
  const message = `The prices of \`${id}\` are for different things: ${terms}.`
  return warning('unit', { path }, message, 'Say both for what the value model is about.')
}

function labelsOf(parts: readonly { readonly label: string }[] | undefined): readonly string[] {
  return (parts ?? []).map(({ label }) => label)
}

function inThePrice(
  { kind, solution }: ValueModel['costs'][number],
  { ours, reference }: ValueModel,
): boolean {
  return priceKinds.includes(kind) && (solution === ours || solution === reference)
}

type Sums = Pick<
  EconomicValueView,
  | 'reference'
  | 'price'
  | 'parts'
  | 'positive'
  | 'negative'
  | 'total'
  | 'customerShare'
  | 'valueToPrice'
>

function without(reason: string): Sums {
  const none = { reason }
  return {
    reference: none,
    price: none,
    parts: [],
    positive: none,
    negative: none,
    total: none,
    customerShare: none,
    valueToPrice: none,
  }
}

/** A price over the draws, or why it cannot be counted with. */
interface DrawnPrice {
  readonly column: Float64Array | { readonly reason: string }
  readonly inputs: readonly FigureInput[]
}

interface Prices {
  readonly terms: EconomicValueView['terms']
  readonly unit: string
  readonly solution: DrawnPrice
  readonly reference: DrawnPrice
  readonly findings: readonly Finding[]
}

function pricesOf(
  { price: kind, path }: EconomicValueBlock,
  [solution, reference]: readonly (Solution | undefined)[],
  { settings }: FigureBlockInput,
): Prices {
  const found = [solution, reference].map((one) =>
    one === undefined ? undefined : priceOf(one, kind),
  )
  const unit = (found[1] ?? found[0])?.amount.unit
  const terms = unit === undefined || unit.dimensions['s'] !== undefined ? 'annual' : 'whole'
  const wanted = terms === 'annual' ? `${settings.currency}/year` : settings.currency
  const findings: Finding[] = []
  const drawn = found.map((price, i): DrawnPrice => {
    const name = [solution, reference][i]?.name ?? ''
    if (price === undefined)
      return { column: { reason: `the price of ${name} is not known` }, inputs: [] }
    const { amount, source } = price
    const inputs = [amountInput(amount, source)]
    if (!fits(amount.unit, terms)) {
      const message = `The price of ${name} is in ${amount.unit.text}, and value is counted in ${wanted}.`
      const hint =
        'Say both prices a year (`EUR/year`), or both once (`EUR`), for what the value model is about.'
      findings.push(warning('unit', { path }, message, hint))
      return { column: { reason: `the price of ${name} is in ${amount.unit.text}` }, inputs }
    }
    const factor = convertFactor(amount.unit, canonicalUnit(amount.unit))
    return { column: drawAmount(amount, factor, settings), inputs }
  })
  return { terms, unit: wanted, solution: drawn[0]!, reference: drawn[1]!, findings }
}

/** Money, once or a time, and nothing else. */
function fits(unit: Unit, terms: Prices['terms']): boolean {
  const [currency] = currenciesOf(unit)
  const { s = 0, ...rest } = unit.dimensions
  return (
    currency !== undefined &&
    Object.keys(rest).length === 1 &&
    rest[currency] === 1 &&
    s === (terms === 'annual' ? -1 : 0)
  )
}

function sumsOf(parts: readonly DrawnPart[], prices: Prices, { settings }: FigureBlockInput): Sums {
  const { draws } = settings
  const summarize = createSummarizer(draws, createColumnQuantiles(draws))
  const summarized = parts.map(
    ({ column, ...part }): Differentiation & { readonly column: Float64Array } => ({
      ...part,
      summary: summarize(column),
      column,
    }),
  )
  const gains = summarized.filter(({ summary }) => summary.mean >= 0)
  const losses = summarized.filter(({ summary }) => summary.mean < 0)
  const positive = sumOf(
    gains.map(({ column }) => column),
    draws,
  )
  const negative = sumOf(
    losses.map(({ column }) => column),
    draws,
  ).map((value) => -value)
  const difference = positive.map((value, i) => value - negative[i]!)
  const money = (column: DrawnPrice['column']): MoneyOrReason =>
    'reason' in column ? column : summarize(column)
  const [price, reference] = [prices.solution.column, prices.reference.column]
  const total =
    'reason' in reference ? reference : difference.map((value, i) => value + reference[i]!)
  return {
    reference: money(reference),
    price: money(price),
    parts: summarized
      .map(({ column: _column, ...part }) => part)
      .toSorted((a, b) => b.summary.mean - a.summary.mean),
    positive: summarize(positive),
    negative: summarize(negative),
    total: money(total),
    customerShare: shareOf(total, { price, difference }, summarize),
    valueToPrice: ratioOf(total, price, [summarize, 'the price is 0']),
  }
}

function sumOf(columns: readonly Float64Array[], draws: number): Float64Array {
  const sum = new Float64Array(draws)
  for (const column of columns) for (let i = 0; i < draws; i++) sum[i]! += column[i]!
  return sum
}

type Drawn = DrawnPrice['column']
type Summarize = ReturnType<typeof createSummarizer>

/** (total - price) / (total - reference price): of what is better, how much the price leaves to the customer. */
function shareOf(
  total: Drawn,
  { price, difference }: { readonly price: Drawn; readonly difference: Float64Array },
  summarize: Summarize,
): RatioOrReason {
  if ('reason' in total) return total
  if ('reason' in price) return price
  const left = total.map((value, i) => value - price[i]!)
  return ratioOf(left, difference, [summarize, 'there is no gain to share'])
}

/** The ratio of two means; its quantiles over the draws where the lower of the two is clearly above 0. */
function ratioOf(
  above: Drawn,
  below: Drawn,
  [summarize, none]: readonly [Summarize, string],
): RatioOrReason {
  if ('reason' in above) return above
  if ('reason' in below) return below
  const base = summarize(below)
  if (!(base.mean > 0)) return { reason: none }
  const value = summarize(above).mean / base.mean
  if (!(base.quantiles.p5 > 0) || below.some((each) => !(each > 0))) return { value }
  const ratios = summarize(above.map((each, i) => each / below[i]!))
  return { value, ...(ratios.sd === 0 ? {} : { quantiles: ratios.quantiles }) }
}

function doubts(
  { block, total, price, unit }: Pick<EconomicValueView, 'block' | 'total' | 'price' | 'unit'>,
  withoutReference: boolean,
): readonly Finding[] {
  const { path } = block
  if ('reason' in total) {
    const message = `\`${block.id}\` has no economic value: ${total.reason}.`
    const hint = withoutReference
      ? `Add a \`price\` to \`${block.reference}\`; one who does nothing pays \`{ list: 0 ${unit} }\`.`
      : 'Mend the value model: economic value rests on its drivers.'
    return [warning('missing-value', { path }, message, hint)]
  }
  if ('reason' in price || price.quantiles.p50 <= total.quantiles.p50) return []
  const message = `The price of \`${block.id}\` is above its economic value in more than half of the draws.`
  const hint =
    'At this price the customer is better off with the reference; or a driver is missing.'
  return [warning('above-value', { path: `${path}.solution` }, message, hint)]
}
