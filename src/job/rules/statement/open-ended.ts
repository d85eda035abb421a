import type { Rule, StatementSubject } from '#job/rules/rule'
import { openEndedVerbIn, openEndedVerbs } from '#job/words/open-ended'
import { joinWords } from '#job/words/text'

/** A job or step has an end: of "maintain", "support" or "manage" one can never say that it is done. */
export const openEnded: Rule<StatementSubject> = {
  id: 'open-ended',
  applies: () => true,
  check: ({ statement: { verb, object, context } }) => {
    const found = openEndedVerbIn(verb.replace(/^\s*to\s+/i, ''), joinWords(object, context))
    if (found === undefined) return undefined
    const instead = openEndedVerbs[found]
    return {
      reason: `"${found}" has no end: one can never say that it is done.`,
      suggestion:
        instead === undefined
          ? `Say until when ("${found} ... until delivery"), or name what is done when it is over.`
          : `Name what is done when it is over: ${instead}.`,
    }
  },
}
