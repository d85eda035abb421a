import type { Rule, StatementSubject } from '#job/rules/rule'
import { joinWords } from '#job/words/text'

const endless =
  /\b(?:as \w+ as possible|as possible|always|at all times|all the time|every time|continuously|continually|constantly|forever|ongoing|on an ongoing basis|day[- ]to[- ]day|and so on|etc)\b/i
const attempt =
  /^\s*(?:to\s+)?(?:try|strive|aim|attempt|endeavou?r|work towards?|think about|look into)(?:ing)?\b/i

/** Of a job or step one can say yes or no to "was it achieved?". */
export const achievable: Rule<StatementSubject> = {
  id: 'achievable',
  applies: () => true,
  check: ({ statement: { verb, object, context } }) => {
    const text = joinWords(verb, object, context)
    const found = endless.exec(text) ?? attempt.exec(text)
    if (found === null) return undefined
    return {
      reason: `With "${found[0].trim()}" nobody can answer "was it achieved?" with yes or no.`,
      suggestion:
        'Write what is so when one execution is over, and leave how often and how well to the needs.',
    }
  },
}
