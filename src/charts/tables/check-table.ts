import type { DataTable } from '#charts/chart'
import { idsInWords } from '#charts/ids-in-words'
import { sentence } from '#quantity/sentence'
import { needsInWords } from '#charts/wording'
import type { Check } from '#evidence/estimate'
import type { Assessment } from '#study/evaluation/assessment'

/** Every check of every evidence block, with what came of it in words. */
export function checkTable(assessment: Assessment): DataTable {
  return tableOf(assessment.checks, 'Checks of the evidence', assessment)
}

/** The checks that ask for attention, and those that passed: they may be folded away. */
export function checkTables(assessment: Assessment): {
  readonly open: DataTable
  readonly passed: DataTable
} {
  const { checks } = assessment
  const passes = (check: Check): boolean =>
    check.findings.length === 0 && check.reason === undefined
  return {
    open: tableOf(
      checks.filter((check) => !passes(check)),
      'Checks of the evidence',
      assessment,
    ),
    passed: tableOf(checks.filter(passes), 'Checks that passed', assessment),
  }
}

function tableOf(checks: readonly Check[], caption: string, assessment: Assessment): DataTable {
  const words = needsInWords(assessment)
  const inWords = idsInWords(assessment)
  return {
    caption,
    columns: ['Evidence', 'Check', 'What it says'].map((label) => ({ label, numeric: false })),
    rows: checks.map((check) => [
      { text: check.block },
      { text: checkLabel(check, words), figure: `evidence.${check.block}.check.${check.id}` },
      { text: sentence(inWords(check.reason ?? check.words)) },
    ]),
  }
}

/** The label of a check with the words of its need in the place of the id. */
export function checkLabel({ id, label }: Check, words: ReadonlyMap<string, string>): string {
  const need = id.slice(id.indexOf('.') + 1)
  const known = words.get(need)
  if (known === undefined) return label
  return label.replace(label.includes(`\`${need}\``) ? `\`${need}\`` : need, `“${known}”`)
}
