import type { NeedSubject, Rule } from '#job/rules/rule'
import { joinWords } from '#job/words/text'

/** A need says of what its measure is: the focus. */
export const hasFocus: Rule<NeedSubject> = {
  id: 'focus',
  applies: () => true,
  check: ({ need: { outcome } }) => {
    if (outcome.focus.trim() !== '') return undefined
    const begun = joinWords(outcome.direction, outcome.measure)
    return {
      reason: `"${begun}" does not say of what.`,
      suggestion: `Add the focus, for example "${begun} until the airway is secured" or "${begun} of confidential data".`,
    }
  },
}
