import type { NeedSubject, Rule } from '#job/rules/rule'

const vague =
  /^(?:the |a |an )?(?:\w+ )?(?:experience|user-friendliness|ease of use|usability|convenience|happiness|performance|quality|value|engagement|simplicity|ease)$/i

/** A need has a measure that could be counted, timed or rated. */
export const hasMeasure: Rule<NeedSubject> = {
  id: 'measure',
  applies: () => true,
  check: ({ need: { outcome, metric } }) => {
    const measure = outcome.measure.trim()
    if (measure === '') {
      return {
        reason: `The need does not say what is to be ${outcome.direction}d.`,
        suggestion: 'Name the measure: time, likelihood, number, variation, effort, loss ...',
      }
    }
    if (metric !== undefined || !vague.test(measure)) return undefined
    return {
      reason: `"${measure}" can mean many things and has no metric that says which.`,
      suggestion:
        'Name what would be counted, timed or rated: "time it takes", "likelihood of an error", "number of attempts", "effort".',
    }
  },
}
