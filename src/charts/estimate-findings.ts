import { needsInWords } from '#charts/wording'
import type { Finding } from '#quantity/finding'
import type { Assessment } from '#study/evaluation/assessment'

/** What is doubtful in the estimates, each once: said of the need, or of all that share it. */
export function estimateFindings(assessment: Assessment): readonly Finding[] {
  const words = needsInWords(assessment)
  const said = new Map<string, { finding: Finding; needs: string[] }>()
  for (const { need, findings } of assessment.estimates) {
    for (const finding of findings) {
      const message = finding.message.replace(new RegExp(`^${need}: `), '')
      const one = said.get(message) ?? { finding: { ...finding, message }, needs: [] }
      one.needs.push(words.get(need) ?? need)
      said.set(message, one)
    }
  }
  return [...said.values()].map(({ finding, needs }) =>
    needs.length > 1 ? finding : { ...finding, message: `${needs[0]!}: ${finding.message}` },
  )
}
