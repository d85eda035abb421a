import { countInWords, listInWords, percentInWords } from '#evidence/words'
import {
  careless,
  fewPeople,
  oddFinding,
  withoutName,
  withoutWeight,
} from '#market/answers/answer-findings'
import type { OddAnswers } from '#market/answers/odd-answers'
import type { ChoiceImportance } from '#market/needs/choice-importance'
import type { NeedsView } from '#market/needs/needs-view'
import { warning, type Finding } from '#quantity/finding'

/** A need that more than this share of people did not answer is said. */
const MANY_MISSING = 0.2

/** What the rows showed besides the answers themselves. */
interface Noticed {
  readonly odd: {
    readonly importance: readonly OddAnswers[]
    readonly satisfaction: readonly OddAnswers[]
  }
  readonly weightless: number
  readonly nameless: number
  /** Needs of which everybody says the same. */
  readonly constant: readonly string[]
  /** Importance by a logit of best and worst, or why there is none; absent without sets. */
  readonly choices: ChoiceImportance | { readonly reason: string } | undefined
}

/** What is doubtful in a survey of needs, each with its place and remedy. */
export function needsFindings(view: NeedsView, noticed: Noticed): readonly Finding[] {
  const { block, counted } = view
  const { path } = block
  return [
    ...fewPeople(block, counted),
    ...noticed.odd.importance.map((odd) => oddFinding(odd, `${path}.importance`)),
    ...noticed.odd.satisfaction.map((odd) => oddFinding(odd, `${path}.satisfaction`)),
    ...doubtfulChoices(view, noticed.choices),
    ...withoutAnswers(view),
    ...manyMissing(view),
    ...constantAnswers(view, noticed.constant),
    ...carelessPeople(view),
    ...withoutWeight(block, noticed.weightless),
    ...withoutName(block, noticed.nameless),
  ]
}

function doubtfulChoices(view: NeedsView, choices: Noticed['choices']): readonly Finding[] {
  if (choices === undefined) return []
  return 'reason' in choices
    ? countsAlone(view, choices.reason)
    : withoutSets(view.block, choices.small)
}

function countsAlone(
  { block: { id, path }, counted }: NeedsView,
  reason: string,
): readonly Finding[] {
  if (counted < 2) return []
  const message = `Importance in \`${id}\` is by counts of best and worst alone: ${reason}`
  const hint = 'Ask more people, or leave out needs that are always the best or the worst.'
  return [warning('certain-choice', { path: `${path}.importance` }, message, hint)]
}

function withoutSets({ id, path }: NeedsView['block'], count: number): readonly Finding[] {
  if (count === 0) return []
  const message = `${countInWords(count, 'set')} of \`${id}\` ${count === 1 ? 'shows' : 'show'} fewer than three known needs, and ${count === 1 ? 'is' : 'are'} left out of the logit.`
  const hint = 'Look at the columns of `items`, and whether they name needs as the study does.'
  return [warning('missing-value', { path: `${path}.importance` }, message, hint)]
}

function withoutAnswers({ block: { path }, needs, counted }: NeedsView): readonly Finding[] {
  const silent = needs.filter(({ standing }) => standing === undefined).map(({ id }) => `\`${id}\``)
  if (silent.length === 0 || counted < 2) return []
  const message = `Nobody answered for ${listInWords(silent)}.`
  const hint = 'Look at their columns, or leave these needs out.'
  return [warning('missing-value', { path: `${path}.satisfaction` }, message, hint)]
}

function manyMissing({ block: { path }, needs }: NeedsView): readonly Finding[] {
  const many = needs.filter(
    ({ missing, standing }) => standing !== undefined && missing > MANY_MISSING,
  )
  if (many.length === 0) return []
  const named = listInWords(many.map(({ id, missing }) => `${id} ${percentInWords(missing)}`))
  const message = `Many people gave no answer: ${named}. Figures are of those who did.`
  const hint = 'Who knows a thing well enough to judge it may judge it otherwise than the rest.'
  return [warning('missing-value', { path: `${path}.satisfaction` }, message, hint)]
}

function constantAnswers(
  { block: { path } }: NeedsView,
  needs: readonly string[],
): readonly Finding[] {
  if (needs.length === 0) return []
  const named = listInWords(needs.map((id) => `\`${id}\``))
  const message = `Everybody who answered says the same of ${named}.`
  const hint = 'Look whether the column holds answers; an interval without width is no certainty.'
  return [warning('no-variation', { path }, message, hint)]
}

function carelessPeople({ block, people, quality }: NeedsView): readonly Finding[] {
  const { straightLiners, speeders } = quality
  const { straightLine, speeders: tooFast } = block.quality
  const alike = careless(block, straightLiners * people, {
    words: `gave the same answer to all questions of a scale (${straightLine.atLeast} or more)`,
    rule: 'straight-line',
    leftOut: straightLine.leaveOut,
  })
  if (speeders === undefined || tooFast === undefined) return alike
  const words = `took under ${Number(speeders.below.toPrecision(3))} seconds`
  const rule = { words, rule: 'speeders', leftOut: tooFast.leaveOut }
  return [...alike, ...careless(block, speeders.share * people, rule)]
}
