import { percentInWords } from '#evidence/words'
import { careless, fewPeople, oddFinding, withoutWeight } from '#market/answers/answer-findings'
import type { OddAnswers } from '#market/answers/odd-answers'
import type { DriversView } from '#market/drivers/drivers-view'
import { warning, type Finding } from '#quantity/finding'

/** Under this, several questions do not stand for one thing (Nunnally, Psychometric Theory, 1978). */
const LOW_ALPHA = 0.7

/** What the rows showed besides the answers themselves. */
interface Noticed {
  readonly odd: readonly OddAnswers[]
  readonly weightless: number
  /** People who answered everything. */
  readonly complete: number
}

/** What is doubtful in a survey of drivers, each with its place and remedy. */
export function driversFindings(
  view: DriversView,
  { odd, weightless, complete }: Noticed,
): readonly Finding[] {
  const { block, counted, people, straightLiners } = view
  const { atLeast, leaveOut } = block.straightLine
  return [
    ...fewPeople(block, counted),
    ...odd.map((each) => oddFinding(each, `${block.path}.scale`)),
    ...incomplete(view, complete),
    ...withoutShares(view),
    ...lowAlpha(view),
    ...careless(block, straightLiners * people, {
      words: `gave the same answer to every question (${atLeast} or more)`,
      rule: 'straight-line',
      leftOut: leaveOut,
    }),
    ...withoutWeight(block, weightless),
  ]
}

function incomplete(
  { block: { id, path }, people }: DriversView,
  complete: number,
): readonly Finding[] {
  if (complete === people) return []
  const message = `${people - complete} of ${people} people of \`${id}\` left a question open (${percentInWords(1 - complete / people)}), and are left out.`
  const hint =
    'Name fewer drivers, or look whether those who answered everything are like the rest.'
  return [warning('missing-value', { path: `${path}.drivers` }, message, hint)]
}

function withoutShares({ block: { path }, rSquared, counted }: DriversView): readonly Finding[] {
  if (!('reason' in rSquared) || counted < 2) return []
  const message = `No driver has a share: ${rSquared.reason}`
  const hint = 'Leave out questions that everybody answers alike, or that repeat another.'
  return [warning('no-variation', { path: `${path}.drivers` }, message, hint)]
}

function lowAlpha({ block, drivers, overallAlpha }: DriversView): readonly Finding[] {
  const overall = { ...block.overall, alpha: overallAlpha }
  return [overall, ...drivers].flatMap(({ id, alpha }) => {
    if (alpha === undefined || 'reason' in alpha || alpha.value >= LOW_ALPHA) return []
    const message = `The questions behind \`${id}\` hardly hang together: Cronbach’s alpha is ${alpha.value.toFixed(2)}.`
    const hint = 'Use one of them, or turn those that point the other way.'
    const key = id === block.overall.id ? 'overall' : 'drivers'
    return [warning('disagreement', { path: `${block.path}.${key}` }, message, hint)]
  })
}
