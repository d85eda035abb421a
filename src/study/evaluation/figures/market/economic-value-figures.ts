import type {
  Differentiation,
  EconomicValueView,
  MoneyOrReason,
  RatioOrReason,
} from '#market/economic-value/economic-value-view'
import { marketFigureId } from '#market/figure-id'
import type { Figure, FigureInput } from '#quantity/figure'
import { expressionInputs } from '#study/evaluation/figures/expression-inputs'
import type { FigureBlockContext } from '#study/evaluation/figures/market/figure-block-figures'
import type { ValueModel } from '#value/model'

/** What ours is worth: the reference, what differs, the total, and how the price splits it. */
export function economicValueFigures(
  view: EconomicValueView,
  context: FigureBlockContext,
): readonly Figure[] {
  const about = aboutOf(view, context)
  return [
    ...moneyFigures(view, about),
    ...partFigures(view, about, context),
    ...splitFigures(view, about),
  ]
}

/** What all figures of an estimate have in common. */
interface About {
  readonly id: (key: string) => string
  /** "Portal against Rival, segment desk". */
  readonly whose: string
  readonly settings: NonNullable<Figure['settings']>
  readonly hash: string
}

function aboutOf({ block, terms }: EconomicValueView, { hash, input }: FigureBlockContext): About {
  const { seed, draws } = input.settings
  const name = (id: string): string => input.solutions.find((one) => one.id === id)?.name ?? id
  const { segment } = block
  return {
    id: (key) => marketFigureId(`economic-value.${block.id}.${key}`, {}),
    whose: `${name(block.solution)} against ${name(block.reference)}${segment === undefined ? '' : `, segment ${segment.name}`}`,
    settings: { seed, draws, terms, ...(segment === undefined ? {} : { segment: segment.id }) },
    hash,
  }
}

function money(
  [key, words]: readonly [string, string],
  found: MoneyOrReason,
  {
    about: { id, whose, settings, hash },
    unit,
    inputs,
  }: { readonly about: About; readonly unit: string; readonly inputs: readonly FigureInput[] },
): Figure {
  const simulated =
    'reason' in found
      ? { reason: found.reason }
      : {
          value: found.mean,
          quantiles: found.quantiles,
          'simulation-error': found.simulationError,
        }
  return { id: id(key), label: `${words}: ${whose}`, unit, ...simulated, inputs, settings, hash }
}

function moneyFigures(view: EconomicValueView, about: About): readonly Figure[] {
  const { unit, parts, reference, price, positive, negative, total } = view
  const { id } = about
  const ofSign = (gain: boolean): readonly FigureInput[] =>
    parts
      .filter(({ summary }) => summary.mean >= 0 === gain)
      .map((part) => ({ figure: id(`part.${part.id}`) }))
  const rests = ['reference', 'positive', 'negative'].map((key) => ({ figure: id(key) }))
  const said = (inputs: readonly FigureInput[]) => ({ about, unit, inputs })
  return [
    money(
      ['reference', 'Price of the next best alternative'],
      reference,
      said(view.referenceInputs),
    ),
    money(['price', 'Our price'], price, said(view.priceInputs)),
    money(['positive', 'What is better'], positive, said(ofSign(true))),
    money(['negative', 'What is worse'], negative, said(ofSign(false))),
    money(['total', 'Total economic value'], total, said(rests)),
  ]
}

function partFigures(
  { block, unit, parts }: EconomicValueView,
  about: About,
  { input }: FigureBlockContext,
): readonly Figure[] {
  const asked = input.modelFor(block)
  if ('reason' in asked) return []
  return parts.map((part) =>
    money([`part.${part.id}`, part.label], part.summary, {
      about,
      unit,
      inputs: inputsOf(part, asked.model),
    }),
  )
}

/** What a part rests on: evidence and assumptions, those of the segment where there is one. */
function inputsOf({ id, kind }: Differentiation, model: ValueModel): readonly FigureInput[] {
  if (kind === 'cost')
    return expressionInputs([model.costs.find((cost) => cost.id === id)?.amount], model)
  const driver = model.drivers.find((one) => one.id === id)
  const { capture, attribution, executionRisk } = driver?.haircuts ?? {}
  return expressionInputs([driver?.formula, capture, attribution, executionRisk], model)
}

function splitFigures(
  { customerShare, valueToPrice }: EconomicValueView,
  { id, whose, settings, hash }: About,
): readonly Figure[] {
  const ratio = (
    [key, words, method]: readonly [string, string, string],
    found: RatioOrReason,
    inputs: readonly string[],
  ): Figure => ({
    id: id(key),
    label: `${words}: ${whose}`,
    unit: '1',
    ...found,
    method,
    inputs: inputs.map((of) => ({ figure: id(of) })),
    settings,
    hash,
  })
  const left = 'mean of value less price over mean of value less reference price'
  return [
    ratio(['customer-share', 'Left to the customer, of what is better', left], customerShare, [
      'total',
      'price',
      'reference',
    ]),
    ratio(
      ['vendor-share', 'Taken by the price, of what is better', 'what is not left to the customer'],
      restOf(customerShare),
      ['customer-share'],
    ),
    ratio(['value-to-price', 'Value to price', 'mean of value over mean of price'], valueToPrice, [
      'total',
      'price',
    ]),
  ]
}

function restOf(found: RatioOrReason): RatioOrReason {
  if ('reason' in found) return found
  const { value, quantiles } = found
  if (quantiles === undefined) return { value: 1 - value }
  const { p5, p10, p50, p90, p95 } = quantiles
  return {
    value: 1 - value,
    quantiles: { p5: 1 - p95, p10: 1 - p90, p50: 1 - p50, p90: 1 - p10, p95: 1 - p5 },
  }
}
