import type { Remark, Rule, StatementSubject } from '#job/rules/rule'
import { isActivityName } from '#job/words/titles'
import { wordsOf } from '#job/words/text'
import { type VerbForm, verbForm } from '#job/words/verb-form'

const examples = 'such as "confirm", "locate", "secure"'

/** A job or step begins with a verb of doing in its base form; a noun in the verb's place is noticed. */
export const actionVerb: Rule<StatementSubject> = {
  id: 'action-verb',
  applies: () => true,
  check: ({ statement, dimension }) => {
    const word = leadingVerb(statement.verb)
    if (word === undefined) {
      return {
        reason: 'There is no verb: the statement does not say what the performer does.',
        suggestion: `Begin with an action verb, ${examples}.`,
      }
    }
    if (isActivityName(statement.verb, statement.object)) return activityName(statement)
    const form = verbForm(word)
    const stateAllowed = form.kind === 'state' && dimension !== 'functional'
    return stateAllowed ? undefined : remarkOn(word, form)
  },
}

/** The verb, after "to" and after adverbs in front of it. */
function leadingVerb(verb: string): string | undefined {
  const words = wordsOf(verb).filter((word, index) => !(index === 0 && word === 'to'))
  return words.find((word) => !word.endsWith('ly') || verbForm(word).kind === 'base') ?? words[0]
}

function activityName({ verb, object }: { verb: string; object: string }): Remark {
  return {
    reason: `"${verb} ${object}" is the name of an activity: there is no verb in it.`,
    suggestion: `Say what is done to the ${verb}, for example "confirm the ${verb}".`,
  }
}

function remarkOn(word: string, form: VerbForm): Remark | undefined {
  if (form.kind === 'base' || form.kind === 'unknown') return undefined
  const instead = form.base === undefined ? `an action verb, ${examples}` : `"${form.base}"`
  const suggestion = `Begin with ${instead}.`
  switch (form.kind) {
    case 'inflected':
      return { reason: `"${word}" is not the base form of a verb.`, suggestion }
    case 'noun':
      return { reason: `"${word}" is a noun, where the verb belongs.`, suggestion }
    case 'state':
      return { reason: `"${word}" is a state or a wish: nothing is done.`, suggestion }
    default:
      return { reason: `"${word}" is not a verb.`, suggestion }
  }
}
