import { namedFindings } from '#charts/estimate-findings'
import { findingWords, placeWords } from '#reports/finding-words'
import { type Page, paragraph } from '#reports/text/page'

/** Problems and warnings, each with its place and how to mend it. */
export function findingLines(page: Page): readonly string[] {
  const { paint, assessment } = page
  return namedFindings(assessment).flatMap((finding) => {
    const where = placeWords(finding.place)
    const words = `${findingWords(finding)}${where === '' ? '' : ` (${where})`}`
    const narrower = { ...page, width: page.width - 2 }
    const lines = paragraph(words, narrower)
    const sign = finding.severity === 'problem' ? paint.worse('✕') : paint.worse('▲')
    return lines.map((line, i) => (i === 0 ? `${sign} ${line}` : `  ${line}`))
  })
}
