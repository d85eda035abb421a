import { needsInWords } from '#charts/wording'
import type { Finding } from '#quantity/finding'
import type { Assessment } from '#study/evaluation/assessment'

/** Turns ids, between backticks or of a need before a colon, into what people call them. */
export type InWords = (text: string) => string

/**
 * Needs by their measure and focus, solutions by their name; every other id stays as code. Negative
 * numbers get their minus sign.
 */
export function idsInWords(assessment: Assessment): InWords {
  const needs = needsInWords(assessment)
  const words = new Map([
    ...assessment.study.solutions.map(({ id, name }) => [id, name] as const),
    ...[...needs].map(([id, label]) => [id, `“${label}”`] as const),
  ])
  return (text) =>
    text
      .replace(/^([a-z][a-z0-9-]*)(?=: )/, (id) => needs.get(id) ?? id)
      .replaceAll(/`([^`]+)`/g, (written, id: string) => words.get(id) ?? written)
      .replaceAll(/(?<=^|[\s(])-(?=\d)/g, '\u2212')
}

/** A finding whose message names needs and solutions; its hint speaks of the document. */
export function findingInWords(finding: Finding, inWords: InWords): Finding {
  return { ...finding, message: inWords(finding.message) }
}
