import type { Rule, StatementSubject } from '#job/rules/rule'
import { joinWords } from '#job/words/text'
import { isJobTitle } from '#job/words/titles'

/** A job is what somebody wants done, not what somebody is: "account manager" is a job title. */
export const notATitle: Rule<StatementSubject> = {
  id: 'job-title',
  applies: () => true,
  check: ({ statement: { verb, object } }) => {
    if (!isJobTitle(verb, object)) return undefined
    const title = joinWords(verb, object)
    return {
      reason: `"${title}" is a job title: what somebody is, not what somebody wants done.`,
      suggestion: `Enter the ${title.toLowerCase()} under "performers" and write what this person wants to get done.`,
    }
  },
}
