import type { Rule, StatementSubject } from '#job/rules/rule'

/** A job states where it starts and where it ends, so that executions can be told apart and timed. */
export const startAndEnd: Rule<StatementSubject> = {
  id: 'start-and-end',
  applies: ({ level, dimension }) => level === 'job' && dimension === 'functional',
  check: ({ starts, ends }) => {
    const missing = [blank(starts) ? 'starts' : '', blank(ends) ? 'ends' : ''].filter(Boolean)
    if (missing.length === 0) return undefined
    return {
      reason: `The job does not say where it ${missing.join(' and ')}, so its executions cannot be told apart or timed.`,
      suggestion: `Say it (${missing.map((key) => `"${key}:"`).join(' and ')} in the document), for example: it starts when the patient is asleep, it ends when the airway is confirmed secured.`,
    }
  },
}

function blank(text: string | undefined): boolean {
  return (text ?? '').trim() === ''
}
