import type { Outcome, Statement } from '#job/job'
import { joinWords } from '#job/words/text'

const ownDeterminer =
  /^(?:the|a|an|any|all|each|every|no|how|whether|their|my|your|our|its|his|her)\b|^\S+(?:['’]s|s['’])\s/i

/** A statement as one sentence part: "secure the patient's airway before surgery". */
export function statementText(statement: Statement): string {
  return joinWords(statement.verb, statement.object, statement.context)
}

/** A need as one sentence part: "minimize the time until the airway is secured". */
export function needText(outcome: Outcome): string {
  const measure = outcome.measure.trim()
  const article = measure === '' || ownDeterminer.test(measure) ? '' : 'the'
  return joinWords(outcome.direction, article, measure, outcome.focus)
}
