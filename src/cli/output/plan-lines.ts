import type { DataTable } from '#charts/chart'
import { pad, wrapCells } from '#drawing/terminal/text-cells'
import { textTable, type TextLook } from '#drawing/terminal/text-table'
import { formatCount, formatNumber, formatPlain } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import { english } from '#quantity/locale'
import type { PlannedNeed, TestPlan } from '#use-cases/plan'

/** A test plan as lines: what each need takes, what sizes find, and the power by size as bars. */
export function planLines(plan: TestPlan, look: TextLook): string[] {
  return [
    ...settingLines(plan, look),
    ...plan.planned.flatMap((need) => ['', ...needLines(need, plan, look)]),
    ...plan.unplanned.flatMap(({ need, label, reason }) => [
      '',
      `${look.paint.strong(capital(label))} ${look.paint.quiet(`(${need.id})`)}`,
      ...indented(`Not planned: ${reason}`, look),
    ]),
  ]
}

function settingLines({ question }: TestPlan, look: TextLook): string[] {
  const { power, level, treatmentShare, clusters, paired } = question
  const parts = [
    `power ${plain(power)}`,
    `level ${plain(level)}, two-sided`,
    paired ? 'every unit under both solutions' : armWords(treatmentShare),
    ...(clusters === undefined
      ? []
      : [
          `clusters of ${plain(clusters.size)} with an intraclass correlation of ${plain(clusters.correlation)}`,
        ]),
  ]
  return wrapCells(`Plan of a test: ${parts.join(', ')}`, look.width).map(look.paint.strong)
}

function armWords(treatmentShare: number): string {
  if (treatmentShare === 0.5) return 'arms of one size'
  return `${percent(treatmentShare)} of the units in the treatment arm`
}

function needLines(plan: PlannedNeed, { question }: TestPlan, look: TextLook): string[] {
  const { need, label } = plan
  return [
    `${look.paint.strong(capital(label))} ${look.paint.quiet(`(${need.id})`)}`,
    ...indented(baselineWords(plan), look),
    ...indented(answerWords(plan, question), look),
    '',
    ...textTable(detectableTable(plan, question), { ...look, width: look.width - 2 }).map(shifted),
    '',
    ...curveLines(plan, look).map(shifted),
  ]
}

function baselineWords({ level, units, test }: PlannedNeed): string {
  const value = formatQuantity({ value: level.value, unit: units.level }, english)
  const spread = units.level === '%' ? '' : `, standard deviation ${levelWords(level.sd, units)}`
  const parts = [
    `Today ${value}${spread}${rowWords(level)}.`,
    ...(level.explained === undefined ? [] : [explainedWords(level.explained)]),
    ...(level.correlation === undefined
      ? []
      : [`The two values of a unit correlate by ${plain(level.correlation)}.`]),
    ...(level.dispersion === undefined
      ? []
      : [`Dispersion ${plain(level.dispersion)} (1 is independent events).`]),
    `${capital(test)}.`,
  ]
  return parts.join(' ')
}

function explainedWords({
  covariates,
  share,
}: NonNullable<PlannedNeed['level']['explained']>): string {
  const verb = covariates.length === 1 ? 'explains' : 'explain'
  return `${covariates.join(', ')} ${verb} ${percent(share)} of the variance.`
}

function levelWords(value: number, { change }: PlannedNeed['units']): string {
  return formatQuantity({ value, unit: change }, english)
}

function rowWords({ rows, correlation }: PlannedNeed['level']): string {
  if (rows === undefined) return ', as given'
  const what = correlation === undefined ? 'rows' : 'pairs'
  return ` (${formatCount(rows.n, english)} ${what} of ${rows.data}, ${rows.solution})`
}

function answerWords(plan: PlannedNeed, question: Question): string {
  const { effect, units, sample, weeks, cost } = plan
  const size = levelWords(effect.change, units)
  const percentage = effect.improvement === undefined ? size : percent(effect.improvement)
  const named = percentage === size ? size : `${percentage} (${size})`
  const count = formatCount(sample.units, english)
  const groups = sample.groups.map((group) => formatCount(group, english)).join(' and ')
  const needed = question.paired ? `${count} pairs` : `${count} units, ${groups} in the arms`
  const rate = question.perWeek
  const time =
    weeks === undefined || rate === undefined
      ? ''
      : ` At ${plain(rate)} a week that takes ${oneDecimal(weeks)} weeks.`
  const price =
    cost === undefined
      ? ''
      : ` By the study’s own test that costs ${formatQuantity({ value: cost.amount, unit: cost.currency }, english)}.`
  return `An improvement of ${named} takes ${needed}.${time}${price}`
}

type Question = TestPlan['question']

function detectableTable(plan: PlannedNeed, { perWeek, power, paired }: Question): DataTable {
  const found = `Smallest improvement found with probability ${plain(power)}`
  const columns = [
    ...(perWeek === undefined ? [] : [{ label: 'Weeks', numeric: true }]),
    { label: paired ? 'Pairs' : 'Units', numeric: true },
    { label: found, numeric: false },
  ]
  const rows = plan.detectable.map(({ weeks, units, change, improvement, reason }) => {
    const percentage = improvement === undefined ? '' : ` (${percent(improvement)})`
    const words = change === undefined ? reason : `${levelWords(change, plan.units)}${percentage}`
    return [
      ...(weeks === undefined ? [] : [{ text: plain(weeks) }]),
      { text: formatCount(units, english) },
      { text: words ?? '' },
    ]
  })
  return { caption: found, columns, rows }
}

const shownPoints = 10
const widestBar = 40

/** The power by size as bars, at tenths of the largest size; the middle one is the size that is needed. */
function curveLines({ curve, effect }: PlannedNeed, { paint, width }: TextLook): string[] {
  const tenths = Array.from({ length: shownPoints }, (_, i) => (i + 1) / shownPoints)
  const shown = [...new Set(tenths.map((share) => nearestIndex(curve.units, share)))]
  const sizes = shown.map((i) => formatCount(curve.units[i]!, english))
  const left = Math.max(0, ...sizes.map(({ length }) => length))
  const bar = Math.min(widestBar, Math.max(10, width - left - 12))
  return [
    paint.quiet(`Power for ${effect.asked} by size`),
    ...shown.map((i, row) => {
      const power = curve.power[i]!
      const drawn = pad('█'.repeat(Math.round(power * bar)), bar)
      return `${pad(sizes[row]!, left, 'end')}  ${drawn}  ${formatNumber(power, 2, english)}`
    }),
  ]
}

/** The place of the size that is nearest to a share of the largest. */
function nearestIndex(units: readonly number[], share: number): number {
  const distances = units.map((size) => Math.abs(size - share * (units.at(-1) ?? 0)))
  return distances.indexOf(Math.min(...distances))
}

function indented(text: string, { width }: TextLook): string[] {
  return wrapCells(text, width - 2).map(shifted)
}

function shifted(line: string): string {
  return line === '' ? '' : `  ${line}`
}

function plain(value: number): string {
  return formatPlain(value, english)
}

function percent(share: number): string {
  return formatQuantity({ value: share, unit: '%' }, english)
}

function oneDecimal(value: number): string {
  return formatNumber(Math.ceil(value * 10) / 10, 1, english)
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
