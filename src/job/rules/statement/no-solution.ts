import type { Rule, StatementSubject } from '#job/rules/rule'
import { solutionNameIn } from '#job/words/solution-names'
import { technologyIn } from '#job/words/technology'
import { joinWords } from '#job/words/text'

const means = /^\s*(?:by using|using|with the help of|by means of)\b/i
const useVerb = /^(?:to )?(?:use|using|utilize|utilise)\b(?! up\b)/

/** A job or step names no solution, product, brand or technology: it outlives each of them. */
export const noSolution: Rule<StatementSubject> = {
  id: 'no-solution',
  applies: () => true,
  check: ({ statement, solutionNames }) => {
    const text = joinWords(statement.verb.toLowerCase(), statement.object, statement.context)
    const product = solutionNameIn(text, solutionNames)
    if (product !== undefined) return remark(`"${product}" is one of the study's solutions`)
    const technology = technologyIn(text)
    if (technology !== undefined) return remark(`"${technology}" is a product or a technology`)
    if (useVerb.test(text)) return remark('What is used is a solution')
    const tool = means.exec(statement.context ?? '') ?? means.exec(statement.object)
    return tool === null ? undefined : remark(`"${tool[0].trim()}" leads to a solution`)
  },
}

function remark(reason: string) {
  return {
    reason: `${reason}: the job is there whatever does it.`,
    suggestion:
      'Say what the performer gets done with it, so that the paper, the product and the competitor all fit.',
  }
}
