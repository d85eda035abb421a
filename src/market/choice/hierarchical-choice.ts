import type { ChoiceChains, ChoiceSurvey } from '#market/choice/choice-survey'
import type { ChoiceDesign, ChoiceTerm } from '#market/choice/choice-terms'
import type { ChainsView, ChoiceFit, TermView } from '#market/choice/choice-view'
import { heldOut, hitRate, noneHeldOut } from '#market/choice/held-out'
import { addShares, scenarioView, type ShareDraws } from '#market/choice/offer-shares'
import type { OfferRows } from '#market/choice/offers'
import { type ChoiceSettings, type EstimatedChoice, wrongSign } from '#market/choice/pooled-choice'
import type { SureValue } from '#market/sure-value'
import { bulkEffectiveSize } from '#stats/chains/bulk-effective-size'
import { splitRHat } from '#stats/chains/split-r-hat'
import type { ChoiceTasks } from '#stats/choice/choice-tasks'
import {
  hierarchicalLogit,
  type HierarchicalLogit,
  type OnDraw,
} from '#stats/choice/hierarchical-logit'
import { logLikelihoodOfPeople } from '#stats/choice/person-choices'
import { quantiles } from '#stats/descriptive/quantile'

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
}

/** Weights of each attribute by person: the population's mean and spread, worth in money, shares of offers over people. */
export function hierarchicalChoice(
  survey: ChoiceSurvey,
  { terms, tasks }: ChoiceDesign,
  scenarios: readonly OfferRows[],
  settings: ChoiceSettings,
): HierarchicalChoice {
  const scales = scalesOf(tasks)
  const parts: Parts = { survey, settings, scales }
  const scaled = inScale(tasks, scales)
  const shares = scenarios.map((scenario): ShareDraws => ({ scenario, draws: [] }))
  const likelihood = logLikelihoodOfPeople(scaled)
  const weights = personWeights(tasks)
  let [sum, count] = [0, 0]
  const fit = run(scaled, parts, survey.bayes!, (utilities) => {
    sum += likelihood(utilities)
    count++
    for (const each of shares)
      each.draws.push(sharesOver(each.scenario, utilities, { weights, scales }))
  })
  const nothing = likelihood(new Float64Array(fit.utilities.length))
  const price = terms.findIndex(({ id }) => id === 'price')
  return {
    terms: terms.map((term, k) => termView(fit, [term, k, price], parts)),
    fit: {
      logLikelihood: { value: sum / count },
      nullLogLikelihood: { value: nothing },
      r2: { value: 1 - sum / count / nothing },
      ...told(tasks, parts),
    },
    scenarios: shares.map((each) =>
      scenarioView(each, { level: settings.level, scale: survey.price?.money.scale ?? 1 }),
    ),
    chains: chainsOf(fit, survey.bayes!),
    againstPrice: price < 0 ? 0 : upwards(fit, price, terms.length),
  }
}

function run(
  tasks: ChoiceTasks,
  { survey, settings }: Parts,
  chains: ChoiceChains,
  onDraw: OnDraw,
): HierarchicalLogit {
  const prior = { meanWeight: 0.01, freedom: tasks.design.length + 1, scale: SMALL_SPREAD }
  return hierarchicalLogit(tasks, { ...chains, seed: settings.seed, key: survey.id, prior }, onDraw)
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

/** Shares of offers, averaged over people by their weight. */
function sharesOver(
  scenario: OfferRows,
  utilities: Float64Array,
  { weights, scales }: { readonly weights: Float64Array; readonly scales: readonly number[] },
): Float64Array {
  const size = scales.length
  const into = new Float64Array(scenario.offers.length)
  const own = new Float64Array(size)
  for (const [person, weight] of weights.entries()) {
    for (let k = 0; k < size; k++) own[k] = utilities[person * size + k]! / scales[k]!
    addShares(scenario, [own, 0], { weight, into })
  }
  return into
}

/** How much of all each person is. */
function personWeights({ clusters, weights }: ChoiceTasks): Float64Array {
  const people = clusters!.reduce((most, person) => Math.max(most, person + 1), 0)
  const found = new Float64Array(people)
  for (const [task, person] of clusters!.entries()) found[person] = weights?.[task] ?? 1
  const all = found.reduce((sum, weight) => sum + weight, 0)
  return found.map((weight) => weight / all)
}

function termView(
  { means, spreads }: HierarchicalLogit,
  [term, k, price]: readonly [ChoiceTerm, number, number],
  { survey, scales, settings: { level } }: Parts,
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

/** Mean (or another quantile) of draws with the interval between their quantiles. */
function drawn(draws: Float64Array, factor: number, level: number, at?: number): SureValue {
  const [low, high, middle] = quantiles(draws, [(1 - level) / 2, (1 + level) / 2, at ?? 0.5])
  const mean = draws.reduce((sum, value) => sum + value, 0) / draws.length
  return {
    value: factor * (at === undefined ? mean : middle!),
    interval: { low: factor * low!, high: factor * high!, level },
  }
}

/** What chains say of themselves: the worst of all means and spreads. */
function chainsOf(
  { means, spreads }: HierarchicalLogit,
  { chains, draws }: ChoiceChains,
): ChainsView {
  const columns = [...means, ...spreads].map((column) =>
    Array.from({ length: chains }, (_, i) => column.subarray(i * draws, (i + 1) * draws)),
  )
  return {
    rHat: Math.max(...columns.map(splitRHat)),
    effective: Math.min(...columns.map(bulkEffectiveSize)),
    draws: chains * draws,
  }
}

function upwards({ utilities }: HierarchicalLogit, price: number, size: number): number {
  let count = 0
  for (let at = price; at < utilities.length; at += size) if (utilities[at]! > 0) count++
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
  run(inScale(found.learnt, scales), parts, shorter, (utilities) =>
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
