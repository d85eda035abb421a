import type { Rule, StatementSubject } from '#job/rules/rule'
import { taskSignIn } from '#job/words/tasks'
import { joinWords } from '#job/words/text'

/** A job is no item of a to-do list: "go to the grocery store" is a task, "get groceries for the week" a job. */
export const notATask: Rule<StatementSubject> = {
  id: 'task',
  applies: () => true,
  check: ({ statement: { verb, object, context } }) => {
    const sign = taskSignIn(joinWords(verb, object, context))
    if (sign === undefined) return undefined
    return {
      reason: `"${sign.found}" ${sign.why}: an item of a to-do list.`,
      suggestion:
        'Ask what it is done for: "go to the grocery store" is a task, "get groceries for the week" is the job behind it.',
    }
  },
}
