import type { DataTable, TableCell } from '#charts/chart'
import {
  betweenInColumn,
  type ColumnFormat,
  inColumn,
  levelFormat,
  stepOf,
} from '#charts/column-format'
import { isEffect, needsInWords, unitOfOne } from '#charts/wording'
import type { ArmSummary, EffectOrReason, Estimate } from '#evidence/estimate'
import type { Interval } from '#quantity/figure'
import { formatCount } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import type { Assessment } from '#study/evaluation/assessment'

/** The level of an arm in words, with as many decimals as the other arm has: "45.2 s". */
function levelWords(arm: ArmSummary, estimate: Estimate, locale: Locale): string {
  return inColumn(formatOf(estimate, locale), arm.value)
}

function formatOf(estimate: Estimate, locale: Locale): ColumnFormat {
  const arms = [estimate.baseline, estimate.treatment].filter((arm) => arm !== undefined)
  const unit = isShare(estimate) ? '%' : unitOfOne(estimate.unit)
  return levelFormat(arms.map(withEnds), unit, locale)
}

function withEnds({ value, interval }: { readonly value: number; readonly interval?: Interval }): {
  readonly value: number
  readonly low: number
  readonly high: number
} {
  return { value, low: interval?.low ?? value, high: interval?.high ?? value }
}

/** Whether values are shares of executions: shown in percent, their differences in points. */
function isShare(estimate: Estimate): boolean {
  return ['yes-no', 'share', 'share-within'].includes(estimate.type)
}

/** A difference in words: "+14.2 s", "−5.0 points"; the reason where there is none. */
function signedWords(
  difference: EffectOrReason | undefined,
  estimate: Estimate,
  locale: Locale,
): string {
  if (difference === undefined) return '–'
  if (!isEffect(difference)) return difference.reason
  const { value } = difference
  const { scale } = isShare(estimate)
    ? levelFormat([withEnds(difference)], 'points', locale)
    : formatOf(estimate, locale)
  const text = inColumn({ scale, decimals: stepOf(withEnds(difference), scale), locale }, value)
  return value > 0 ? `+${text}` : text
}

/** What the difference of an estimate is adjusted for; undefined where it is not. */
function adjustedFor(estimate: Estimate, assessment: Assessment): string | undefined {
  if (estimate.differenceUnadjusted === undefined) return undefined
  const block = assessment.study.evidence.find(({ id }) => id === estimate.block)
  return block === undefined || block.covariates.length === 0
    ? undefined
    : block.covariates.join(', ')
}

/** The cells before, after, difference and unadjusted difference of an estimate. */
export function levelCells(
  estimate: Estimate,
  assessment: Assessment,
  locale: Locale,
): readonly TableCell[] {
  const id = `evidence.${estimate.block}.${estimate.need}`
  const { treatment, difference, differenceUnadjusted } = estimate
  const covariates = adjustedFor(estimate, assessment)
  const words = signedWords(difference, estimate, locale)
  return [
    { text: levelWords(estimate.baseline, estimate, locale), figure: `${id}.baseline` },
    treatment === undefined
      ? { text: '–' }
      : { text: levelWords(treatment, estimate, locale), figure: `${id}.treatment` },
    {
      text: covariates === undefined ? words : `${words}, adjusted for ${covariates}`,
      figure: `${id}.difference`,
    },
    covariates === undefined
      ? { text: '–' }
      : {
          text: signedWords(differenceUnadjusted, estimate, locale),
          figure: `${id}.difference.unadjusted`,
        },
  ]
}

/** The columns of `levelCells`. */
export const levelColumns: DataTable['columns'] = [
  'Before',
  'After',
  'Difference',
  'Unadjusted',
].map((label) => ({ label, numeric: true }))

const differenceAt = 2

/** A difference under a heading that says what it is adjusted for: only the exceptions say so. */
function inAdjusted(cell: TableCell, covariates: string): TableCell {
  const tail = `, adjusted for ${covariates}`
  if (cell.text.endsWith(tail)) return { ...cell, text: cell.text.slice(0, -tail.length) }
  return /\d/.test(cell.text) ? { ...cell, text: `${cell.text}, not adjusted` } : cell
}

/**
 * Before, after and the difference of every metric, in short; where nothing is compared, the levels.
 * A column that would be empty is left out.
 */
export function levelTable(assessment: Assessment, locale: Locale): DataTable {
  const whole = wholeLevelTable(assessment, locale)
  const held = whole.columns.map((_, at) => whole.rows.some((row) => row[at]?.text !== '–'))
  return {
    ...whole,
    columns: whole.columns.filter((_, at) => held[at]),
    rows: whole.rows.map((row) => row.filter((_, at) => held[at])),
  }
}

function wholeLevelTable(assessment: Assessment, locale: Locale): DataTable {
  const words = needsInWords(assessment)
  const compared = assessment.estimates.some(({ treatment }) => treatment !== undefined)
  const several = new Set(assessment.estimates.map(({ block }) => block)).size > 1
  const covariates = new Set(
    assessment.estimates.flatMap((estimate) => adjustedFor(estimate, assessment) ?? []),
  )
  const shown = covariates.size > 0 ? levelColumns.length : levelColumns.length - 1
  const [alike] = covariates.size === 1 ? covariates : []
  const gaps = assessment.estimates.map((estimate) => gapCell(estimate, assessment, locale))
  const aimed = gaps.some((gap) => gap.figure !== undefined)
  return {
    caption: compared ? 'Before and after' : 'Levels today',
    columns: [
      { label: 'Metric', numeric: false },
      ...levelColumns.slice(0, shown).map((column, at) => ({
        ...column,
        label: headingOf(column.label, at, { compared, alike }),
      })),
      ...(aimed ? [{ label: 'To the target', numeric: true }] : []),
      { label: 'n', numeric: true },
    ],
    rows: assessment.estimates.map((estimate, i) => {
      const name = words.get(estimate.need) ?? estimate.need
      return [
        { text: several ? `${name} (${estimate.block})` : name },
        ...levelCells(estimate, assessment, locale)
          .slice(0, shown)
          .map((cell, at) =>
            at === differenceAt && alike !== undefined ? inAdjusted(cell, alike) : cell,
          ),
        ...(aimed ? [gaps[i]!] : []),
        { text: armCounts(estimate, locale).replace('and ', 'and\u00A0') },
      ]
    }),
  }
}

/** The heading of a column: of levels alone, or with what all its differences are adjusted for. */
function headingOf(
  label: string,
  at: number,
  of: { readonly compared: boolean; readonly alike: string | undefined },
): string {
  if (!of.compared && at === 0) return 'Level'
  return at === differenceAt && of.alike !== undefined
    ? `${label}, adjusted for ${of.alike}`
    : label
}

/** How far the arm that is used now is from its target: "1.2 h, 95 % 1.0 h to 1.4 h"; "met". */
function gapCell(estimate: Estimate, { figures }: Assessment, locale: Locale): TableCell {
  const id = `evidence.${estimate.block}.${estimate.need}.gap-to-target`
  const figure = figures.find((one) => one.id === id)
  if (figure === undefined || typeof figure.value !== 'number') return { text: '–' }
  const gap = withEnds({ ...figure, value: figure.value })
  const { scale } = isShare(estimate)
    ? levelFormat([gap], 'points', locale)
    : formatOf(estimate, locale)
  const format = { scale, decimals: stepOf(gap, scale), locale }
  const met = gap.high > 0 ? 'met, too early to tell' : 'met'
  const words = gap.value > 0 ? inColumn(format, gap.value) : met
  if (figure.interval === undefined) return { text: words, figure: id }
  const level = formatQuantity({ value: figure.interval.level, unit: '%' }, locale)
  return { text: `${words}, ${level} ${betweenInColumn(format, gap.low, gap.high)}`, figure: id }
}

/** Evidence that has no rows of its own, and what is said in place of their number. */
const withoutRows: Readonly<Partial<Record<Estimate['design'], string>>> = {
  synthesis: 'combined',
  benchmark: 'published',
}

/** "575 and 530": how many values each arm has. */
export function armCounts(estimate: Estimate, locale: Locale): string {
  const arms = [estimate.baseline, estimate.treatment].filter((arm) => arm !== undefined)
  const counts = arms.map((arm) => formatCount(arm.n, locale)).join(' and ')
  return withoutRows[estimate.design] ?? counts
}

/** "n = 575 and 530", or what stands in place of a number of rows. */
export function sizeWords(estimate: Estimate, locale: Locale): string {
  const counts = armCounts(estimate, locale)
  return estimate.design in withoutRows ? counts : `n = ${counts}`
}
