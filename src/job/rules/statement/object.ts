import type { Rule, StatementSubject } from '#job/rules/rule'
import { wordList, wordsOf } from '#job/words/text'

const empty = new Set(
  wordList('it this that these those them things thing stuff something anything everything etc'),
)

/** A job or step says what the verb acts on. */
export const hasObject: Rule<StatementSubject> = {
  id: 'object',
  applies: () => true,
  check: ({ statement: { verb, object } }) => {
    const words = wordsOf(object)
    if (words.length > 0 && !words.every((word) => empty.has(word))) return undefined
    return {
      reason:
        words.length === 0
          ? `The statement does not say what the performer wants to ${verb.trim() || 'act on'}.`
          : `"${object.trim()}" could be anything.`,
      suggestion: `Name the object of the verb, for example "${verb.trim() || 'secure'} the patient's airway".`,
    }
  },
}
