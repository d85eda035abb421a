import { marketAlone, marketVerdict } from '#charts/market/market-alone'
import { hasCosts, inputWords, type ValueView } from '#charts/value-view'
import { chanceWords, counted } from '#charts/wording'
import type { Certainty } from '#evidence/estimate'
import type { Assessment } from '#study/evaluation/assessment'

/** Above this share of the annual benefits, what is not yet shown is said in the answer. */
const tellingShare = 1 / 3

/** Needs that the answer names; the others it counts. */
const mostNamed = 3

/**
 * The answer in a sentence: whether it is worth what it costs, how likely, and what the value
 * rests on where that is too early to tell, else the largest doubt.
 */
export function verdict(view: ValueView): string {
  return `${moneyVerdict(view, view.value.lossProbability)}; ${notYetShown(view) ?? largestDoubt(view)}`.replace(
    /; $/,
    '',
  )
}

function largestDoubt(view: ValueView): string {
  const doubt = view.value.sensitivities[0]
  return doubt === undefined ? '' : `the largest doubt: ${lowered(inputWords(doubt, view))}`
}

/** Which effects are too early to tell, where more than a third of the value rests on them. */
function notYetShown(view: ValueView): string | undefined {
  const counted = view.value.drivers.filter((driver) => driver.class !== 'soft')
  const sizes = counted.map(({ id, annual }) => {
    const needs = view.model.drivers.find((driver) => driver.id === id)?.needs ?? []
    const early = needs.filter((need) => view.tooEarly.includes(need))
    return { early, size: Math.abs(annual.mean) }
  })
  const whole = sizes.reduce((sum, { size }) => sum + size, 0)
  const resting = sizes.filter(({ early }) => early.length > 0)
  const share = resting.reduce((sum, { size }) => sum + size, 0) / whole
  if (!(share > tellingShare)) return undefined
  const needs = [
    ...new Set(resting.toSorted((a, b) => b.size - a.size).flatMap(({ early }) => early)),
  ]
  const named = needs.slice(0, needs.length === mostNamed + 1 ? undefined : mostNamed)
  const words = named.map((need) => lowered(view.needs[need] ?? need)).join(', ')
  const more = needs.length === named.length ? '' : ` and ${needs.length - named.length} more`
  return `${share > 0.5 ? 'most' : 'much'} of the value rests on effects not yet shown: ${words}${more}`
}

/** How often it pays, over the runs of the model. */
export function oddsSentence(view: ValueView): string {
  const pays = chanceWords(1 - view.value.lossProbability)
  if (pays === 'all') return 'In every run of the model it pays.'
  if (pays === 'none') return 'In no run of the model it pays.'
  return `In ${pays} runs of the model it pays.`
}

/** The answer where there is no money: on how many needs it is better, worse, or too early to tell. */
export function evidenceVerdict(ours: string, assessment: Assessment): string {
  if (marketAlone(assessment)) return marketVerdict(assessment)
  const said = needsByCertainty(assessment)
  if (said.better + said.worse + said['too-early'] === 0) {
    return assessment.estimates.length === 0
      ? 'Nothing is measured yet'
      : 'The job is measured as it is done today; nothing is compared yet'
  }
  return `${ours}: ${needCounts(said)}`
}

/** How many needs got better, worse, or are too early to tell. */
export function needsByCertainty(assessment: Assessment): Readonly<Record<Certainty, number>> {
  const certainties = new Map<string, Certainty>()
  for (const { need, certainty } of assessment.matrix.cells.flatMap((cell) => cell.entries)) {
    if (need !== undefined && certainty !== undefined) certainties.set(need, certainty)
  }
  const count = (certainty: Certainty): number =>
    [...certainties.values()].filter((one) => one === certainty).length
  return { better: count('better'), worse: count('worse'), 'too-early': count('too-early') }
}

/** "better on 2 needs, worse on 1 need, too early to tell on 3 needs". */
export function needCounts(said: Readonly<Record<Certainty, number>>): string {
  return [
    said.better > 0 ? `better on ${counted(said.better, 'need')}` : '',
    said.worse > 0 ? `worse on ${counted(said.worse, 'need')}` : '',
    said['too-early'] > 0 ? `too early to tell on ${counted(said['too-early'], 'need')}` : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
}

function moneyVerdict(view: ValueView, loss: number): string {
  const { ours } = view
  const costs = hasCosts(view)
  const gains = costs ? 'is worth more than it costs' : 'is worth something'
  const loses = costs ? 'costs more than it is worth' : 'loses value'
  if (loss <= 0.05) return `${ours} ${gains}, very likely`
  if (loss <= 0.2) return `${ours} ${gains}, likely`
  if (loss < 0.8) return `Too early to tell whether ${ours} ${gains}`
  return `${ours} ${loses}, ${loss < 0.95 ? 'likely' : 'very likely'}`
}

/** A label inside a sentence: its first letter small, unless it is an abbreviation. */
function lowered(label: string): string {
  const [first = '', second = ''] = label
  return second === second.toUpperCase() ? label : first.toLowerCase() + label.slice(first.length)
}
