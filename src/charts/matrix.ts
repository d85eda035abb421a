import type {
  CellPicture,
  CellState,
  DataTable,
  EmptyState,
  MatrixChart,
  TableCell,
} from '#charts/chart'
import { sentence } from '#quantity/sentence'
import {
  counted,
  gradeWords,
  improvementRange,
  improvementWords,
  isEffect,
  unitOfOne,
} from '#charts/wording'
import type { MatrixEntry } from '#evidence/matrix'
import { formatCount } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import { distinctIds } from '#quantity/id'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/**
 * The Job Value Matrix: what became of each metric in each step. Blue or orange by direction,
 * solid where the interval of the difference is clear of zero, hatched where it is too early to
 * tell, empty where nothing is measured; outlined where most of the value is.
 */
export function matrixChart(assessment: Assessment, locale: Locale): MatrixChart {
  const { matrix, settings } = assessment
  const paid = needsOfBestDrivers(assessment)
  const rows = matrix.rows.map((row) => ({
    id: row.id,
    label: sentence(row.label),
    note: row.job ? jobNote(assessment) : `n = ${formatCount(row.n, locale)}`,
    job: row.job,
    cells: matrix.columns.map((column) => {
      const cell = matrix.cells.find((one) => one.row === row.id && one.column === column.id)
      return cellPicture({ row: row.id, column: column.id }, cell?.entries ?? [], paid, locale)
    }),
  }))
  const level = Math.round(settings.level * 100)
  return {
    kind: 'matrix',
    id: 'matrix',
    title: 'Where the job got better, and where worse',
    subtitle: `Improvement against the baseline, with its ${level}\u2009% interval. Solid: clear of zero. Hatched: too early to tell.${paid.size === 0 ? '' : ' Outlined: where most of the value is.'}`,
    description: describe(rows),
    columns: matrix.columns.map(({ id, label }) => ({ id, label: sentence(label) })),
    rows,
    table: matrixTable(assessment, locale),
    notes: [],
    ...(matrix.cells.length === 0
      ? {
          empty: emptyOf(assessment),
        }
      : {}),
  }
}

/** The matrix of each segment that evidence is looked at by; where most of the value is, is not said of one. */
export function segmentMatrixCharts(
  { value: _value, ...assessment }: Assessment,
  locale: Locale,
): readonly MatrixChart[] {
  const { segmentMatrices = [] } = assessment
  const ids = distinctIds(segmentMatrices.map(({ segment }) => segment.id))
  return segmentMatrices.map(({ segment, matrix }, at) => {
    const chart = matrixChart({ ...assessment, matrix }, locale)
    return {
      ...chart,
      id: `matrix-${ids[at]!}`,
      title: `${sentence(segment.name)}: ${chart.title.charAt(0).toLowerCase()}${chart.title.slice(1)}`,
      description: `${sentence(segment.name)}. ${chart.description}`,
      table: { ...chart.table, caption: `${chart.table.caption}: ${segment.name}` },
      notes: ['Only evidence that is looked at by segment, on the rows of this one alone.'],
    }
  })
}

/** Why the matrix is empty: nothing is measured, or nothing is compared. */
function emptyOf({ estimates }: Assessment): EmptyState {
  const levels = estimates.length > 0 && estimates.every((one) => one.treatment === undefined)
  return !levels
    ? {
        why: 'No metric of a step is measured yet.',
        next: 'Name the needs of an evidence block that your rows hold.',
      }
    : {
        why: 'Nothing is compared yet: the evidence describes one way of working.',
        next: 'The levels stand below; add rows of a second solution to see what it changes.',
      }
}

/** What a list of needs in one cell shows: the first leads. */
export function cellPicture(
  place: { readonly row: string; readonly column: string },
  entries: readonly MatrixEntry[],
  paid: ReadonlySet<string>,
  locale: Locale,
): CellPicture {
  const lead = entries[0]
  const none = { ...place, strength: 0, range: '', outlined: false, more: [] } as const
  if (lead === undefined)
    return { ...none, state: 'not-measured', value: '–', words: 'not measured' }
  const state = stateOf(lead)
  const seen = seenIn(lead, locale)
  return {
    ...none,
    state,
    value: seen.value,
    range: seen.range,
    words: [state === 'too-early' ? 'too early to tell' : '', seen.words]
      .filter((part) => part !== '')
      .join(', '),
    strength: seen.strength,
    ...toneOf(lead),
    figure: lead.id,
    outlined: lead.need !== undefined && paid.has(lead.need) && state !== 'not-measured',
    more: entries.slice(1).map((entry) => `${entry.label}: ${seenIn(entry, locale).value}`),
  }
}

/** Whether the row of the job adds steps up or only says again what the one measured step says. */
function jobNote({ matrix }: Assessment): string {
  const jobs = new Set(matrix.rows.filter((row) => row.job).map(({ id }) => id))
  const measured = new Set(
    matrix.cells
      .filter(({ row, entries }) => !jobs.has(row) && entries.length > 0)
      .map(({ row }) => row),
  )
  return measured.size === 1 ? 'one step measured' : 'composed, not averaged'
}

function composedWords(composed: string): string {
  return / over 1 /.test(composed) ? 'one step measured' : composed
}

function stateOf(entry: MatrixEntry): CellState {
  return entry.certainty ?? 'measured'
}

function seenIn(
  entry: MatrixEntry,
  locale: Locale,
): Pick<CellPicture, 'value' | 'range' | 'words' | 'strength'> {
  const { improvement, difference } = entry
  if (isEffect(improvement)) {
    return {
      value: improvementWords(improvement, entry.points, locale),
      range: improvementRange(improvement, entry.points, locale),
      words: '',
      strength: strengthOf(improvement.value),
    }
  }
  if (isEffect(difference)) {
    const unit = unitOfOne(entry.unit)
    const sign = difference.value > 0 ? '+' : ''
    return {
      value: sign + formatQuantity({ ...difference, unit }, locale),
      range: '',
      words: improvement?.reason ?? '',
      strength: 1,
    }
  }
  const reason = difference?.reason ?? improvement?.reason ?? 'nothing to compare with'
  return { value: '–', range: '', words: reason, strength: 0 }
}

function strengthOf(improvement: number): 0 | 1 | 2 | 3 {
  const size = Math.abs(improvement)
  return size === 0 ? 0 : size < 0.15 ? 1 : size < 1 / 3 ? 2 : 3
}

function toneOf(entry: MatrixEntry): { tone?: 'better' | 'worse' } {
  if (isEffect(entry.improvement)) {
    const { value } = entry.improvement
    return value === 0 ? {} : { tone: value < 0 ? 'worse' : 'better' }
  }
  if (!isEffect(entry.difference)) return {}
  const up = entry.difference.value > 0
  return { tone: up === (entry.better === 'higher') ? 'better' : 'worse' }
}

/** The needs behind the two drivers that bring most. */
function needsOfBestDrivers(assessment: Assessment): ReadonlySet<string> {
  const best = (assessment.value?.drivers ?? [])
    .filter((driver) => driver.class !== 'soft' && driver.annual.mean > 0)
    .toSorted((a, b) => b.annual.mean - a.annual.mean)
    .slice(0, 2)
    .map((driver) => driver.id)
  const drivers = assessment.model?.drivers ?? []
  return new Set(
    drivers.filter((driver) => best.includes(driver.id)).flatMap((driver) => driver.needs),
  )
}

function describe(rows: MatrixChart['rows']): string {
  const cells = rows.flatMap((row) => row.cells)
  const count = (state: CellState): number => cells.filter((cell) => cell.state === state).length
  return `Job Value Matrix of ${counted(rows.length, 'row')}: ${counted(count('better'), 'cell')} better, ${count('worse')} worse, ${count('too-early')} too early to tell, ${count('not-measured')} not measured.`
}

function matrixTable(assessment: Assessment, locale: Locale): DataTable {
  const { matrix } = assessment
  const labels = new Map(matrix.rows.map((row) => [row.id, sentence(row.label)]))
  const columns = new Map(matrix.columns.map((column) => [column.id, sentence(column.label)]))
  const rows = matrix.cells.flatMap((cell) =>
    cell.entries.map((entry): readonly TableCell[] => {
      const seen = seenIn(entry, locale)
      return [
        { text: labels.get(cell.row) ?? cell.row },
        { text: columns.get(cell.column) ?? cell.column },
        {
          text:
            entry.composed === undefined
              ? entry.label
              : `${entry.label} (${composedWords(entry.composed)})`,
        },
        { text: seen.value, figure: entry.id },
        { text: seen.range },
        { text: absoluteChange(entry, locale) },
        { text: certaintyWords(entry) },
        { text: formatCount(entry.n, locale) },
        { text: gradeWords(entry.grade) },
      ]
    }),
  )
  return {
    caption: 'Every cell of the Job Value Matrix',
    columns: [
      { label: 'Step', numeric: false },
      { label: 'Kind', numeric: false },
      { label: 'Metric', numeric: false },
      { label: 'Improvement', numeric: true },
      { label: 'Interval', numeric: true },
      { label: 'Change', numeric: true },
      { label: 'What it says', numeric: false },
      { label: 'n', numeric: true },
      { label: 'Evidence', numeric: false },
    ],
    rows,
  }
}

function absoluteChange(entry: MatrixEntry, locale: Locale): string {
  if (!isEffect(entry.difference)) return '–'
  const unit = entry.points ? 'points' : unitOfOne(entry.unit)
  const { value, interval } = entry.difference
  const text = formatQuantity(
    { value, unit, ...(interval === undefined ? {} : { interval }) },
    locale,
  )
  return value > 0 ? `+${text}` : text
}

function certaintyWords(entry: MatrixEntry): string {
  return entry.certainty === undefined
    ? 'no comparison'
    : entry.certainty.replace('too-early', 'too early to tell')
}
