import type { NeedSubject, Rule } from '#job/rules/rule'
import { needText } from '#job/statement-text'

/** Metrics that a measure asks for, by the words in it; the first that fits is suggested. */
const suggestions: readonly (readonly [RegExp, string])[] = [
  [
    /variation|variability|spread|unpredictab/i,
    '{ kind: reliability, type: spread, of: ID-OF-A-NEED }',
  ],
  [/time|duration|delay|wait/i, '{ kind: speed, type: duration, unit: min }'],
  [/likelihood|probability|chance|share/i, '{ kind: completion, type: yes-no }'],
  [/error|mistake|failure|defect|rework/i, '{ kind: accuracy, type: count, unit: error }'],
  [/effort|frustration|difficulty|strain/i, '{ kind: effort, type: scale, from: 0, to: 100 }'],
  [/cost|price|expense|money/i, '{ kind: money, type: money, unit: EUR }'],
  [/number|frequency/i, '{ kind: accuracy, type: count, unit: error }'],
]

/** The measure of a need has a metric behind it; where it has none yet, that is said. */
export const hasMetric: Rule<NeedSubject> = {
  id: 'metric',
  applies: () => true,
  check: ({ need: { outcome, metric } }) => {
    if (metric !== undefined) return undefined
    const example = suggestions.find(([words]) => words.test(outcome.measure))?.[1]
    return {
      reason: `Nothing measures "${needText(outcome)}" yet: it stays empty in the Job Value Matrix.`,
      suggestion: `Add a metric when there is one, for example "metric: ${example ?? '{ kind: speed, type: duration, unit: min }'}".`,
    }
  },
}
