import type { DataTable } from '#charts/chart'
import type { Check } from '#evidence/estimate'
import type { Assessment } from '#study/evaluation/assessment'

/** Every check of every evidence block, with what came of it in words. */
export function checkTable(assessment: Assessment): DataTable {
  return tableOf(assessment.checks, 'Checks of the evidence')
}

/** The checks that ask for attention, and those that passed: they may be folded away. */
export function checkTables({ checks }: Assessment): {
  readonly open: DataTable
  readonly passed: DataTable
} {
  const passes = (check: Check): boolean =>
    check.findings.length === 0 && check.reason === undefined
  return {
    open: tableOf(
      checks.filter((check) => !passes(check)),
      'Checks of the evidence',
    ),
    passed: tableOf(checks.filter(passes), 'Checks that passed'),
  }
}

function tableOf(checks: readonly Check[], caption: string): DataTable {
  return {
    caption,
    columns: ['Evidence', 'Check', 'What it says'].map((label) => ({ label, numeric: false })),
    rows: checks.map((check) => [
      { text: check.block },
      { text: check.label, figure: `evidence.${check.block}.check.${check.id}` },
      { text: check.reason ?? check.words },
    ]),
  }
}
