import type { NeedSubject, Rule } from '#job/rules/rule'

const measure =
  '(?:time|cost|costs|expense|errors?|number|likelihood|probability|risk|effort|loss|waste|variation|amount|delay|price|frequency)'
const pairs =
  /\b(?:wear and tear|trial and error|errors? and omissions?|profit and loss|work in progress)\b/gi
const joined = /\b(?:and|or|as well as)\b|[&+,;]|\p{L}{3,}\s*\/\s*\p{L}{3,}/iu
const secondInFocus = new RegExp(`\\b(?:and|or) (?:the )?${measure}\\b`, 'i')

/** A need has one measure: "time and cost" is two needs. */
export const oneMeasure: Rule<NeedSubject> = {
  id: 'one-measure',
  applies: ({ need }) => need.outcome.measure.trim() !== '',
  check: ({ need: { outcome } }) => {
    const named = outcome.measure.replaceAll(pairs, '')
    const focus = outcome.focus.replaceAll(pairs, '')
    const found = joined.test(named) ? outcome.measure : secondInFocus.exec(focus)?.[0]
    if (found === undefined) return undefined
    return {
      reason: `"${found.trim()}" puts two measures into one need: it could get better on one and worse on the other.`,
      suggestion: 'Make two needs of it, each with its own metric.',
    }
  },
}
