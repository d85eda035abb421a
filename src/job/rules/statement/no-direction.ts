import type { Rule, StatementSubject } from '#job/rules/rule'
import { directionIn } from '#job/words/directions'
import { joinWords } from '#job/words/text'

/** A job or step holds no direction or measure: "faster", "reduce errors" and "by 20 %" are needs. */
export const noDirection: Rule<StatementSubject> = {
  id: 'no-direction',
  applies: () => true,
  check: ({ statement: { verb, object, context } }) => {
    const found = directionIn(verb.replace(/^\s*to\s+/i, ''), joinWords(object, context))
    if (found === undefined) return undefined
    return {
      reason: `"${found}" is a direction or a measure: it says how well, not what.`,
      suggestion:
        'Leave it out here and write it as a need: a direction, a measure and a focus, for example "minimize / time / until the airway is secured".',
    }
  },
}
