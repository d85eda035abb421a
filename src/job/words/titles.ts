import { wordList, wordsOf } from '#job/words/text'
import { verbForm } from '#job/words/verb-form'

/** What people are, at the end of a job title. */
const roles = new Set(
  wordList(`manager director officer engineer developer analyst assistant clerk nurse representative
  specialist coordinator administrator consultant supervisor technician executive accountant
  planner buyer controller architect designer scientist agent advisor adviser operator teacher
  anaesthetist anesthetist surgeon physician dispatcher inspector auditor owner president secretary
  trainer recruiter strategist`),
)

/** Activities that a noun in front turns into a name: order management, risk assessment. */
const activities = new Set(
  wordList(`management processing handling administration assessment assurance governance
  optimization optimisation`),
)

/** Verbs that are nouns as often, in front of a role or an activity: design engineer, order handling. */
const nounLikeVerbs = new Set(
  wordList(`account project program programme design test support process research market order
  purchase plan store shift risk release supply fund case office contract document content claims
  community finance credit travel trade import export change service care incident access stock`),
)

const determiners = new Set(wordList('a an the my our your their his her this that each every'))

/** Whether a statement without its context is a job title: "account manager", "senior nurse". */
export function isJobTitle(verb: string, object: string): boolean {
  const words = wordsOf(`${verb} ${object}`)
  const [first = '', second] = words
  if (words.length > 4 || words.some((word) => determiners.has(word))) return false
  if (second === 'of' && (roles.has(first) || first === 'head')) return true
  if (!roles.has(words.at(-1) ?? '')) return false
  return words.length === 1 || nounLikeVerbs.has(first) || verbForm(first).kind !== 'base'
}

/** Whether verb and object are one name of an activity: "order management", "risk assessment". */
export function isActivityName(verb: string, object: string): boolean {
  const words = wordsOf(`${verb} ${object}`)
  return words.length === 2 && nounLikeVerbs.has(words[0] ?? '') && activities.has(words[1] ?? '')
}
