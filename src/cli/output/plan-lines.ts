import { sentence } from '#quantity/sentence'
import { detectableTable, standsToday, whatItTakes } from '#charts/test-plan'
import type { PlannedNeed, TestPlan } from '#use-cases/plan'
import { pad, wrapCells } from '#drawing/terminal/text-cells'
import { textTable, type TextLook } from '#drawing/terminal/text-table'
import { formatCount, formatNumber, formatPlain } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import { english } from '#quantity/locale'

/** A test plan as lines: what each need takes, what sizes find, and the power by size as bars. */
export function planLines(plan: TestPlan, look: TextLook): string[] {
  return [
    ...settingLines(plan, look),
    ...plan.planned.flatMap((need) => ['', ...needLines(need, plan, look)]),
    ...plan.unplanned.flatMap(({ need, label, reason }) => [
      '',
      `${look.paint.strong(sentence(label))} ${look.paint.quiet(`(${need.id})`)}`,
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
    `${look.paint.strong(sentence(label))} ${look.paint.quiet(`(${need.id})`)}`,
    ...indented(standsToday(plan, english), look),
    ...indented(whatItTakes(plan, question, english), look),
    '',
    ...textTable(detectableTable(plan, question, english), { ...look, width: look.width - 2 }).map(
      shifted,
    ),
    '',
    ...curveLines(plan, look).map(shifted),
  ]
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
