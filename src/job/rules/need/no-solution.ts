import type { NeedSubject, Rule } from '#job/rules/rule'
import { solutionNameIn } from '#job/words/solution-names'
import { technologyIn } from '#job/words/technology'
import { joinWords } from '#job/words/text'

/** A need names no solution: it must hold for every way of doing the job. */
export const noSolution: Rule<NeedSubject> = {
  id: 'no-solution',
  applies: () => true,
  check: ({ need: { outcome }, solutionNames }) => {
    const text = joinWords(outcome.measure, outcome.focus)
    const found = solutionNameIn(text, solutionNames) ?? technologyIn(text)
    if (found === undefined) return undefined
    return {
      reason: `"${found}" is a solution: measured like this, no other way of doing the job could be compared.`,
      suggestion: 'Write what the performer wants more or less of, whatever does the job.',
    }
  },
}
