import { countInWords } from '#evidence/words'
import { isProblem, problem, warning, type Finding } from '#quantity/finding'

/** So many are told of one document; more are of no use, and hide what matters. */
const mostFindings = 500

/** The findings on a document; of very many the first ones, problems before warnings, and how many more there are. */
export function mostFindingsOf(findings: readonly Finding[], file: string): readonly Finding[] {
  if (findings.length <= mostFindings) return findings
  const problems = findings.filter(isProblem)
  const warnings = findings.filter((finding) => !isProblem(finding))
  const told = new Set([...problems, ...warnings].slice(0, mostFindings))
  const left = findings.filter((finding) => !told.has(finding))
  return [...findings.filter((finding) => told.has(finding)), rest(left, file)]
}

function rest(left: readonly Finding[], file: string): Finding {
  const problems = left.filter(isProblem).length
  const counts = [
    ...(problems === 0 ? [] : [countInWords(problems, 'problem')]),
    ...(problems === left.length ? [] : [countInWords(left.length - problems, 'warning')]),
  ]
  const message = `${counts.join(' and ')} more ${left.length === 1 ? 'is' : 'are'} not listed here.`
  const told = problems === 0 ? warning : problem
  return told('not-listed', { file }, message, 'Mend those that are listed first.')
}
