import { percentInWords } from '#evidence/words'
import type { DataSet } from '#evidence/rows/data-set'
import type { ColumnReading, Reading } from '#evidence/rows/question'
import { warning, type Finding } from '#quantity/finding'
import type { Assessment } from '#study/evaluation/assessment'
import { needsOf } from '#study/study'

/** A share of missing values that is worth a word. */
const worthSaying = 0.05

/**
 * One warning for every column of a need in which more than 5 % is missing; where a comparison says
 * so already, arm by arm, nothing more is said. The counts of all columns stand in the ledger.
 */
export function missingValues({ study, readings, checks }: Assessment): readonly Finding[] {
  const needs = new Set(needsOf(study).map(({ need }) => need.id))
  const told = new Set(
    checks.flatMap(({ block, id, findings }) => (findings.length > 0 ? [`${block} ${id}`] : [])),
  )
  const isTold = (data: string, need: string): boolean =>
    study.evidence.some((block) => block.data === data && told.has(`${block.id} missing.${need}`))
  return readings.flatMap((reading) => {
    const set = study.data.find(({ id }) => id === reading.data)
    if (set === undefined || set.log !== undefined) return []
    return reading.columns.flatMap((column) => {
      const need = column.id.split('.')[0] ?? ''
      const measured = needs.has(need) && isRead(set, column.id)
      const share = column.missing / reading.rows
      return measured && share > worthSaying && !isTold(set.id, need)
        ? [missing(reading, column, set)]
        : []
    })
  })
}

/** A share within a bound is missing where what it is made of is, which is said of that. */
function isRead({ columns, unpivot }: DataSet, id: string): boolean {
  return [...columns, ...unpivot.flat()].some(
    (column) => column.id === id && column.read !== 'within',
  )
}

function missing(
  { rows }: Reading,
  { id, from, missing }: ColumnReading,
  { id: data, files }: DataSet,
): Finding {
  const place = { file: files.join(', '), field: from, path: `data.${data}.columns.${id}` }
  const message = `\`${id}\` is missing in ${missing} of ${rows} rows of \`${files.join(', ')}\` (${percentInWords(missing / rows)}).`
  const hint =
    'Find out why they are missing: where that hangs on the value itself, the figures lean to one side.'
  return warning('missing-value', place, message, hint)
}
