import type { DataTable } from '#charts/chart'
import type { Assessment } from '#study/evaluation/assessment'

/** Every check of every evidence block, with what came of it in words. */
export function checkTable(assessment: Assessment): DataTable {
  return {
    caption: 'Checks of the evidence',
    columns: ['Evidence', 'Check', 'What it says'].map((label) => ({ label, numeric: false })),
    rows: assessment.checks.map((check) => [
      { text: check.block },
      { text: check.label, figure: `evidence.${check.block}.check.${check.id}` },
      { text: check.reason ?? check.words },
    ]),
  }
}
