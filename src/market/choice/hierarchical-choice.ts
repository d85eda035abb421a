import type { ChoiceChains, ChoiceSurvey } from '#market/choice/choice-survey'
import type { ChoiceDesign, ChoiceTerm } from '#market/choice/choice-terms'
import type { ChainsView, ChoiceFit, TermView } from '#market/choice/choice-view'
import { drawn } from '#market/choice/drawn'
import { heldOut, hitRate, noneHeldOut } from '#market/choice/held-out'
import { addShares, scenarioView, type ShareDraws } from '#market/choice/offer-shares'
import {
  type ChoiceSettings,
  type EstimatedChoice,
  type Simulated,
  wrongSign,
} from '#market/choice/pooled-choice'
import { addSharesAlong, priceRangeView } from '#market/choice/price-range'
import { pricedTerm, worthOfPeople } from '#market/choice/worth-by-person'
import type { ChoiceTasks } from '#stats/choice/choice-tasks'
import {
  hierarchicalLogit,
  type HierarchicalLogit,
  type OnDraw,
} from '#stats/choice/hierarchical-logit'

/** What weights by person say, with what the chains say of themselves. */
export interface HierarchicalChoice extends EstimatedChoice {
  readonly chains: ChainsView
  /** People for whom a higher price makes an offer likelier, on average over the draws. */
  readonly againstPrice: number
}

/**
 * Scale of the inverse Wishart prior, on columns of spread 1: variances of people are inverse gamma of shape 1 and half
 * of this. The usual one, degrees of freedom on the diagonal, makes small spreads large.
 */
const SMALL_SPREAD = 0.2

interface Parts {
  readonly survey: ChoiceSurvey
  readonly settings: ChoiceSettings
  /** Spread of each column within tasks: the prior is on columns of spread 1. */
  readonly scales: readonly number[]
  /** Column of the price, -1 without one. */
  readonly price: number
}

/**
 * Weights of each attribute by person: the population's mean and spread, worth in money, shares of offers over people.
 * A survey whose weights are `inMoney` has a price among its terms.
 */
export function hierarchicalChoice(
  survey: ChoiceSurvey,
  { terms, tasks }: ChoiceDesign,
  { scenarios, ranges }: Simulated,
  settings: ChoiceSettings,
): HierarchicalChoice {
  const scales = scalesOf(tasks)
  const price = terms.findIndex(({ id }) => id === 'price')
  const parts: Parts = { survey, settings, scales, price }
  const scaled = inScale(tasks, scales)
  const shares = scenarios.map((scenario): ShareDraws => ({ scenario, draws: [] }))
  const shareOf = personShares(tasks)
  const along = ranges.map((range) => ({ range, draws: [] as Float64Array[] }))
  const worth = survey.bayes!.inMoney === true ? worthOfPeople(terms.length, shareOf) : undefined
  let [sum, count] = [0, 0]
  const fit = run(scaled, parts, survey.bayes!, ({ weights, utilities, logLikelihood }) => {
    worth?.add(weights)
    sum += logLikelihood
    count++
    for (const each of shares)
      each.draws.push(
        sharesOver(each.scenario.offers.length, [utilities, scales, shareOf], (own, how) =>
          addShares(each.scenario, [own, 0], how),
        ),
      )
    for (const { range, draws } of along)
      draws.push(
        sharesOver(range.prices.length, [utilities, scales, shareOf], (own, how) =>
          addSharesAlong(range, [own, 0], how),
        ),
      )
  })
  const nothing = withoutWeights(tasks)
  const money = survey.price?.money.scale ?? 1
  const shown = { columns: scales, money, level: settings.level }
  return {
    terms: terms.map((term, k) =>
      worth === undefined
        ? termView(fit, [term, k], parts)
        : pricedTerm(fit, worth, [term, k, price], shown),
    ),
    fit: {
      logLikelihood: { value: sum / count },
      nullLogLikelihood: { value: nothing },
      r2: { value: 1 - sum / count / nothing },
      ...told(tasks, parts),
    },
    scenarios: shares.map((each) => scenarioView(each, { level: settings.level, scale: money })),
    ranges: along.map(({ range, draws }) => priceRangeView(range, draws, [survey, settings])),
    chains: { rHat: fit.rHat, effective: fit.effective, draws: survey.bayes!.chains * fit.draws },
    againstPrice: price < 0 || worth !== undefined ? 0 : upwards(fit, price, terms.length),
  }
}

function run(
  tasks: ChoiceTasks,
  parts: Parts,
  chains: ChoiceChains,
  onDraw: OnDraw,
): HierarchicalLogit {
  const prior = { meanWeight: 0.01, freedom: tasks.design.length + 1, scale: SMALL_SPREAD }
  const { survey, settings, price } = parts
  const money = survey.bayes!.inMoney === true ? { price } : {}
  const own = { seed: settings.seed, key: survey.id, prior, ...money }
  return hierarchicalLogit(tasks, { ...chains, ...own }, onDraw, (so) =>
    settings.progress?.(
      `${survey.id}: ${so.draws} draws a chain, R-hat ${so.rHat.toFixed(3)}, ${Math.round(so.effective)} independent`,
    ),
  )
}

/** Root mean square of what sets the offers of a task apart, column by column. */
function scalesOf({ design, starts }: ChoiceTasks): readonly number[] {
  return design.map((column) => {
    let squares = 0
    for (let task = 0; task + 1 < starts.length; task++) {
      const own = column.subarray(starts[task]!, starts[task + 1]!)
      const mean = own.reduce((sum, value) => sum + value, 0) / own.length
      for (const value of own) squares += (value - mean) ** 2
    }
    return Math.sqrt(squares / column.length)
  })
}

function inScale(tasks: ChoiceTasks, scales: readonly number[]): ChoiceTasks {
  const design = tasks.design.map((column, k) => column.map((value) => value / scales[k]!))
  return { ...tasks, design }
}

type Adds = (
  own: Float64Array,
  how: { readonly weight: number; readonly into: Float64Array },
) => void

/** So many shares, averaged over people by how much of all each is. */
function sharesOver(
  count: number,
  [utilities, scales, shareOf]: readonly [Float64Array, readonly number[], Float64Array],
  add: Adds,
): Float64Array {
  const size = scales.length
  const into = new Float64Array(count)
  const own = new Float64Array(size)
  for (const [person, weight] of shareOf.entries()) {
    for (let k = 0; k < size; k++) own[k] = utilities[person * size + k]! / scales[k]!
    add(own, { weight, into })
  }
  return into
}

/** How much of all each person is. */
function personShares({ clusters, weights }: ChoiceTasks): Float64Array {
  const people = clusters!.reduce((most, person) => Math.max(most, person + 1), 0)
  const found = new Float64Array(people)
  for (const [task, person] of clusters!.entries()) found[person] = weights?.[task] ?? 1
  const all = found.reduce((sum, weight) => sum + weight, 0)
  return found.map((weight) => weight / all)
}

function termView(
  { means, spreads }: HierarchicalLogit,
  [term, k]: readonly [ChoiceTerm, number],
  { survey, scales, price, settings: { level } }: Parts,
): TermView {
  const view = {
    term,
    coefficient: drawn(means[k]!, 1 / scales[k]!, level),
    spread: drawn(spreads[k]!, 1 / scales[k]!, level),
  }
  if (price < 0 || k === price) return view
  const slopes = means[price]!
  const against = slopes.filter((slope) => slope >= 0).length / slopes.length
  if (against > (1 - level) / 2) return { ...view, worth: wrongSign }
  const scale = (survey.price!.money.scale * scales[price]!) / scales[k]!
  const ratios = means[k]!.map((value, draw) => (-scale * value) / slopes[draw]!)
  return { ...view, worth: drawn(ratios, 1, level, 0.5) }
}

/** The log-likelihood where all offers of a task are alike. */
function withoutWeights({ starts }: ChoiceTasks): number {
  let sum = 0
  for (let task = 0; task + 1 < starts.length; task++)
    sum -= Math.log(starts[task + 1]! - starts[task]!)
  return sum
}

function upwards({ weights }: HierarchicalLogit, price: number, size: number): number {
  let count = 0
  for (let at = price; at < weights.length; at += size) if (weights[at]! > 0) count++
  return count
}

/** How often the choice held out is the likeliest by the person's own utilities, learnt from the other choices. */
function told(tasks: ChoiceTasks, parts: Parts): Pick<ChoiceFit, 'hitRate' | 'heldOut'> {
  const { survey, settings, scales } = parts
  const found = heldOut(tasks, { seed: settings.seed, key: survey.id })
  if (found === undefined) return { hitRate: noneHeldOut, heldOut: 0 }
  const held = inScale(found.held, scales)
  const scores = new Float64Array(held.design[0]!.length)
  const { burnIn, draws } = survey.bayes!
  const shorter = { chains: 1, burnIn, draws: Math.ceil(draws / 2) }
  const offered = offersOf(held)
  run(inScale(found.learnt, scales), parts, shorter, ({ utilities }) =>
    addChances([held, offered], utilities, scores),
  )
  return { hitRate: hitRate(held, scores, settings.level), heldOut: held.chosen.length }
}

/** Adds the chances of all offers by the utilities of the person who chose. */
function addChances(
  [{ design, starts, clusters }, offered]: readonly [ChoiceTasks, readonly Offered[]],
  utilities: Float64Array,
  into: Float64Array,
): void {
  for (const [task, offers] of offered.entries()) {
    const own = into.subarray(starts[task]!, starts[task + 1]!)
    addShares({ offers }, [utilities, clusters![task]! * design.length], { weight: 1, into: own })
  }
}

type Offered = Parameters<typeof addShares>[0]['offers']

/** The offers of every task. */
function offersOf({ design, starts }: ChoiceTasks): readonly Offered[] {
  return Array.from({ length: starts.length - 1 }, (_, task) =>
    Array.from({ length: starts[task + 1]! - starts[task]! }, (_offer, i) => ({
      values: design.map((column) => column[starts[task]! + i]!),
    })),
  )
}
