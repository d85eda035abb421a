import type { DataTable, TableCell } from '#charts/chart'
import { type ColumnFormat, inColumn, levelFormat, stepOf } from '#charts/column-format'
import { isEffect, needsInWords, unitOfOne } from '#charts/wording'
import type { ArmSummary, EffectOrReason, Estimate } from '#evidence/estimate'
import { formatCount } from '#quantity/format-number'
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

function withEnds({ value, interval }: Pick<ArmSummary, 'value' | 'interval'>): {
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

/** Before, after and the difference of every metric, in short. */
export function levelTable(assessment: Assessment, locale: Locale): DataTable {
  const words = needsInWords(assessment)
  const several = new Set(assessment.estimates.map(({ block }) => block)).size > 1
  const adjusted = assessment.estimates.some(
    (estimate) => adjustedFor(estimate, assessment) !== undefined,
  )
  const shown = adjusted ? levelColumns.length : levelColumns.length - 1
  return {
    caption: 'Before and after',
    columns: [
      { label: 'Metric', numeric: false },
      ...levelColumns.slice(0, shown),
      { label: 'n', numeric: true },
    ],
    rows: assessment.estimates.map((estimate) => {
      const name = words.get(estimate.need) ?? estimate.need
      return [
        { text: several ? `${name} (${estimate.block})` : name },
        ...levelCells(estimate, assessment, locale).slice(0, shown),
        { text: armCounts(estimate, locale) },
      ]
    }),
  }
}

/** "575 and 530": how many values each arm has. */
export function armCounts(estimate: Estimate, locale: Locale): string {
  const arms = [estimate.baseline, estimate.treatment].filter((arm) => arm !== undefined)
  return arms.map((arm) => formatCount(arm.n, locale)).join(' and ')
}
