import type { NeedSubject, Rule } from '#job/rules/rule'
import { wordList, wordsOf } from '#job/words/text'

const directions = wordList('minimize maximize reduce increase')
const second = new Set(
  wordList(`minimize minimise maximize maximise reduce reduced increase increased decrease improve
  improved lower higher less more fewer faster shorter better cheaper`),
)

/** A need has one direction of change: minimize, maximize, reduce or increase. */
export const hasDirection: Rule<NeedSubject> = {
  id: 'direction',
  applies: () => true,
  check: ({ need: { outcome } }) => {
    if (!directions.includes(outcome.direction)) {
      return {
        reason: 'The need does not say in which direction its measure is to change.',
        suggestion: 'Write one of minimize, maximize, reduce, increase.',
      }
    }
    const again = wordsOf(outcome.measure).find((word) => second.has(word))
    if (again === undefined) return undefined
    return {
      reason: `The direction stands twice: "${outcome.direction}" and "${again}".`,
      suggestion: `Leave "${again}" out of the measure: "${outcome.direction} / time / until ...".`,
    }
  },
}
