import type { ChoiceSurvey } from '#market/choice/choice-survey'
import type { ChoiceDesign, ChoiceTerm } from '#market/choice/choice-terms'
import type { ChoiceFit, PriceRangeView, ScenarioView, TermView } from '#market/choice/choice-view'
import { addSharesAlong, type PriceRange, priceRangeView } from '#market/choice/price-range'
import { heldOut, hitRate, noneHeldOut } from '#market/choice/held-out'
import { addShares, scenarioView } from '#market/choice/offer-shares'
import type { OfferRows } from '#market/choice/offers'
import type { MarketSettings } from '#market/evaluate-block'
import { orReason, type SureValue } from '#market/sure-value'
import type { Interval } from '#quantity/figure'
import type { ChoiceTasks } from '#stats/choice/choice-tasks'
import { conditionalLogit, type ConditionalLogit } from '#stats/choice/conditional-logit'
import { quantiles } from '#stats/descriptive/quantile'
import { studentTCritical } from '#stats/intervals/critical-value'
import { cholesky } from '#stats/linear-algebra/cholesky'
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'

/** What estimates of choices are made with. */
export type ChoiceSettings = Pick<MarketSettings, 'level' | 'seed' | 'resamples' | 'progress'>

/** What choices say of attributes, and what would become of offers. */
export interface EstimatedChoice {
  readonly terms: readonly TermView[]
  readonly fit: ChoiceFit
  readonly scenarios: readonly ScenarioView[]
  readonly ranges: readonly PriceRangeView[]
}

/** Offers of scenarios, and those of them whose price is to be tried out. */
export interface Simulated {
  readonly scenarios: readonly OfferRows[]
  readonly ranges: readonly PriceRange[]
}

/** One weight of each attribute for all: errors by person, worth in money, shares of offers. */
export function pooledChoice(
  survey: ChoiceSurvey,
  { terms, tasks }: ChoiceDesign,
  { scenarios, ranges }: Simulated,
  settings: ChoiceSettings,
): EstimatedChoice {
  const fit = conditionalLogit(tasks)
  const errors = fit.robust
  const draws =
    errors === undefined ? undefined : coefficientDraws(fit, errors, settings, survey.id)
  return {
    terms: terms.map((term, k) => termView({ survey, terms, fit, draws, settings }, [term, k])),
    fit: {
      logLikelihood: { value: fit.logLikelihood },
      nullLogLikelihood: { value: fit.nullLogLikelihood },
      r2: { value: fit.mcFadden },
      ...told(tasks, settings, survey.id),
    },
    scenarios: scenarios.map((scenario) => simulated(scenario, fit, { draws, settings, survey })),
    ranges:
      draws === undefined
        ? []
        : ranges.map((range) => {
            const shares = (utilities: Float64Array | readonly number[]): Float64Array => {
              const into = new Float64Array(range.prices.length)
              addSharesAlong(range, [utilities, 0], { weight: 1, into })
              return into
            }
            return priceRangeView(range, draws.map(shares), [
              survey,
              settings,
              shares(fit.coefficients),
            ])
          }),
  }
}

/** Coefficients as others of the same kind would give them: Krinsky and Robb, Rev Econ Stat 1986;68:715. */
function coefficientDraws(
  fit: ConditionalLogit,
  errors: readonly (readonly number[])[],
  { seed, resamples }: ChoiceSettings,
  id: string,
): readonly Float64Array[] | undefined {
  const root = orReason(() => cholesky(errors))
  if ('reason' in root) return undefined
  const generator = createGenerator(seed, `${id} coefficients`)
  return Array.from({ length: resamples }, () => {
    const scores = fit.coefficients.map(() => normalQuantile(generator.next()))
    return Float64Array.from(fit.coefficients, (value, k) =>
      scores.reduce((sum, score, l) => sum + root[k]![l]! * score, value),
    )
  })
}

interface Parts {
  readonly survey: ChoiceSurvey
  readonly terms: readonly ChoiceTerm[]
  readonly fit: ConditionalLogit
  readonly draws: readonly Float64Array[] | undefined
  readonly settings: ChoiceSettings
}

function termView(parts: Parts, [term, k]: readonly [ChoiceTerm, number]): TermView {
  const { fit, settings, terms, draws } = parts
  const value = fit.coefficients[k]!
  const coefficient: SureValue = withError(value, fit.robust?.[k]?.[k], [
    fit.groups,
    settings.level,
  ])
  const price = terms.findIndex(({ id }) => id === 'price')
  if (price < 0 || term.id === 'price') return { term, coefficient }
  const worth = worthOf(parts, k, price)
  if ('reason' in worth || draws === undefined) return { term, coefficient, worth }
  return { term, coefficient, worth, drawnWorth: drawnWorth(parts, draws, [k, price]) }
}

function withError(
  value: number,
  variance: number | undefined,
  [groups, level]: readonly [number, number],
): SureValue {
  if (variance === undefined || !(variance > 0)) return { value }
  const half = studentTCritical(level, groups - 1) * Math.sqrt(variance)
  return { value, interval: { low: value - half, high: value + half, level } }
}

/** -b / b of the price, by the delta method; the price in money of the study. */
function worthOf({ survey, fit, settings }: Parts, k: number, price: number): SureValue {
  const { coefficients, robust, groups } = fit
  const slope = coefficients[price]!
  if (slope >= 0) return wrongSign
  const scale = survey.price!.money.scale
  const ratio = -coefficients[k]! / slope
  if (robust === undefined) return { value: scale * ratio }
  const [own, both, cost] = [robust[k]![k]!, robust[k]![price]!, robust[price]![price]!]
  const variance = (own + 2 * ratio * both + ratio * ratio * cost) / (slope * slope)
  return withError(scale * ratio, scale * scale * variance, [groups, settings.level])
}

/** Why nothing can be said in money. */
export const wrongSign = {
  reason:
    'A higher price does not make an offer less likely to be taken, so nothing is worth money here.',
} as const

function drawnWorth(
  { survey, settings: { level } }: Parts,
  draws: readonly Float64Array[],
  [k, price]: readonly [number, number],
): Interval {
  const ratios = Float64Array.from(
    draws,
    (draw) => (-survey.price!.money.scale * draw[k]!) / draw[price]!,
  )
  const [low, high] = quantiles(ratios, [(1 - level) / 2, (1 + level) / 2])
  return { low: low!, high: high!, level }
}

/** How often the choice held out is the likeliest by what the others say. */
function told(
  tasks: ChoiceTasks,
  { seed, level }: ChoiceSettings,
  key: string,
): Pick<ChoiceFit, 'hitRate' | 'heldOut'> {
  const parts = heldOut(tasks, { seed, key })
  if (parts === undefined) return { hitRate: noneHeldOut, heldOut: 0 }
  const { learnt, held } = parts
  const fit = orReason(() => conditionalLogit(learnt))
  if ('reason' in fit) return { hitRate: fit, heldOut: 0 }
  const scores = Float64Array.from(held.design[0]!, (_, row) =>
    fit.coefficients.reduce((sum, value, k) => sum + value * held.design[k]![row]!, 0),
  )
  return { hitRate: hitRate(held, scores, level), heldOut: held.chosen.length }
}

function simulated(
  scenario: OfferRows,
  { coefficients }: ConditionalLogit,
  { draws, settings: { level }, survey }: Pick<Parts, 'draws' | 'settings' | 'survey'>,
): ScenarioView {
  const shares = (utilities: Float64Array | readonly number[]): Float64Array => {
    const into = new Float64Array(scenario.offers.length)
    addShares(scenario, [utilities, 0], { weight: 1, into })
    return into
  }
  const middle = shares(coefficients)
  const scale = survey.price?.money.scale ?? 1
  if (draws !== undefined)
    return scenarioView({ scenario, draws: draws.map(shares) }, { level, scale, middle })
  return {
    id: scenario.id,
    offers: scenario.offers.map(({ id, price }, i) => ({
      id,
      share: { value: middle[i]! },
      ...(price === undefined ? {} : { revenue: { value: middle[i]! * price * scale } }),
    })),
  }
}
