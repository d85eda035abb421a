import { findingInWords, idsInWords } from '#charts/ids-in-words'
import { needsInWords } from '#charts/wording'
import type { Finding } from '#quantity/finding'
import type { Assessment } from '#study/evaluation/assessment'

/** What is doubtful in the evidence, estimates and checks, each once: said of all that share it. */
export function estimateFindings(assessment: Assessment): readonly Finding[] {
  const words = needsInWords(assessment)
  const inWords = idsInWords(assessment)
  const said = new Map<string, { finding: Finding; needs: Set<string> }>()
  const add = (need: string | undefined, finding: Finding): void => {
    const message = need === undefined ? finding.message : withoutNeed(finding.message, need)
    const one = said.get(message) ?? { finding: { ...finding, message }, needs: new Set() }
    if (need !== undefined && !one.finding.message.includes(`\`${need}\``)) {
      one.needs.add(words.get(need) ?? need)
    }
    said.set(message, one)
  }
  for (const { need, findings } of assessment.estimates) {
    for (const finding of findings) add(need, finding)
  }
  for (const { findings } of assessment.checks) {
    for (const finding of findings) add(needOf(finding, words), finding)
  }
  return [...said.values()].map(({ finding, needs }) => {
    const named = needs.size === 1 ? [...needs].map((need) => `${need}: `) : []
    return findingInWords({ ...finding, message: `${named.join('')}${finding.message}` }, inWords)
  })
}

/** All findings of the study; what is said of a need names it by its words, not by its id. */
export function namedFindings(assessment: Assessment): readonly Finding[] {
  const inWords = idsInWords(assessment)
  return assessment.findings.map((finding) => findingInWords(finding, inWords))
}

function needOf({ message }: Finding, words: ReadonlyMap<string, string>): string | undefined {
  const [before = ''] = message.split(': ')
  return words.has(before) ? before : undefined
}

function withoutNeed(message: string, need: string): string {
  return message.startsWith(`${need}: `) ? message.slice(need.length + 2) : message
}
