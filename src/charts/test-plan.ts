import type { DataTable, PlotChart } from '#charts/chart'
import { valueAxis } from '#charts/value-axis'
import { sentence } from '#quantity/sentence'
import type { TestQuestion } from '#evidence/planning/plan-need'
import type { PlannedNeed } from '#evidence/planning/test-plan'
import { formatCount, formatNumber, formatPlain } from '#quantity/format-number'
import { formatQuantity } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'

/** How a need stands before a test: "Today 3.2 min, standard deviation 1.1 min (240 rows of log, old). Welch's t test." */
export function standsToday({ level, units, test }: PlannedNeed, locale: Locale): string {
  const { value, sd, explained, correlation, dispersion } = level
  const spread =
    units.level === '%' ? '' : `, standard deviation ${quantity(sd, units.change, locale)}`
  const parts = [
    `Today ${quantity(value, units.level, locale)}${spread}${rowWords(level, locale)}.`,
    ...(explained === undefined ? [] : [explainedWords(explained, locale)]),
    ...(correlation === undefined
      ? []
      : [`The two values of a unit correlate by ${formatPlain(correlation, locale)}.`]),
    ...(dispersion === undefined
      ? []
      : [`Dispersion ${formatPlain(dispersion, locale)} (1 is independent events).`]),
    `${sentence(test)}.`,
  ]
  return parts.join(' ')
}

/** What the test takes: "An improvement of 10 % (20 s) takes 1,000 units, 500 and 500 in the arms." */
export function whatItTakes(plan: PlannedNeed, question: TestQuestion, locale: Locale): string {
  const { effect, units, sample, weeks, cost } = plan
  const size = quantity(effect.change, units.change, locale)
  const share = effect.improvement === undefined ? size : percent(effect.improvement, locale)
  const named = share === size ? size : `${share} (${size})`
  const count = formatCount(sample.units, locale)
  const groups = sample.groups.map((group) => formatCount(group, locale)).join(' and ')
  const needed = question.paired ? `${count} pairs` : `${count} units, ${groups} in the arms`
  const rate = question.perWeek
  const time =
    weeks === undefined || rate === undefined
      ? ''
      : ` At ${formatPlain(rate, locale)} a week that takes ${formatNumber(Math.ceil(weeks * 10) / 10, 1, locale)} weeks.`
  const price =
    cost === undefined
      ? ''
      : ` By the study’s own test that costs ${quantity(cost.amount, cost.currency, locale)}.`
  return `An improvement of ${named} takes ${needed}.${time}${price}`
}

/** The smallest improvement that a number of units finds. */
export function detectableTable(
  plan: PlannedNeed,
  { perWeek, power, paired }: TestQuestion,
  locale: Locale,
): DataTable {
  const found = `Smallest improvement found with probability ${formatPlain(power, locale)}`
  const columns = [
    ...(perWeek === undefined ? [] : [{ label: 'Weeks', numeric: true }]),
    { label: paired ? 'Pairs' : 'Units', numeric: true },
    { label: found, numeric: false },
  ]
  const rows = plan.detectable.map(({ weeks, units, change, improvement, reason }) => {
    const share = improvement === undefined ? '' : ` (${percent(improvement, locale)})`
    const words =
      change === undefined ? reason : `${quantity(change, plan.units.change, locale)}${share}`
    return [
      ...(weeks === undefined ? [] : [{ text: formatPlain(weeks, locale) }]),
      { text: formatCount(units, locale) },
      { text: words ?? '' },
    ]
  })
  return { caption: found, columns, rows }
}

/** The chance of finding the asked improvement by the size of the test; the rule is the size that is needed. */
export function powerChart(plan: PlannedNeed, question: TestQuestion, locale: Locale): PlotChart {
  const { curve, effect, sample, need, label } = plan
  const noun = question.paired ? 'pairs' : 'units'
  const count = formatCount(sample.units, locale)
  const title = `${sentence(label)}: ${count} ${noun} find ${effect.asked} with probability ${formatPlain(question.power, locale)}`
  return {
    kind: 'plot',
    id: `power-${need.id}`,
    title,
    subtitle: `The chance of finding it, by ${noun} in all.`,
    description: `${title}.`,
    panels: [
      {
        x: valueAxis({ what: sentence(noun), unit: '1', values: curve.units, zero: true }, locale),
        y: valueAxis({ what: 'Power', unit: '%', values: [0, 1], zero: true }, locale),
        marks: [
          {
            kind: 'line',
            at: curve.units,
            values: curve.power,
            tone: 'ours',
            dashed: false,
            label: '',
          },
          { kind: 'rule', at: sample.units, label: `${count} ${noun}`, tone: 'total' },
        ],
      },
    ],
    table: {
      caption: title,
      columns: [sentence(noun), 'Power'].map((name) => ({ label: name, numeric: true })),
      rows: curve.units.map((units, i) => [
        { text: formatCount(units, locale) },
        { text: percent(curve.power[i]!, locale) },
      ]),
    },
    notes: [],
  }
}

function explainedWords(
  { covariates, share }: NonNullable<PlannedNeed['level']['explained']>,
  locale: Locale,
): string {
  const verb = covariates.length === 1 ? 'explains' : 'explain'
  return `${covariates.join(', ')} ${verb} ${percent(share, locale)} of the variance.`
}

function rowWords({ rows, correlation }: PlannedNeed['level'], locale: Locale): string {
  if (rows === undefined) return ', as given'
  const what = correlation === undefined ? 'rows' : 'pairs'
  return ` (${formatCount(rows.n, locale)} ${what} of ${rows.data}, ${rows.solution})`
}

function quantity(value: number, unit: string, locale: Locale): string {
  return formatQuantity({ value, unit }, locale)
}

function percent(share: number, locale: Locale): string {
  return quantity(share, '%', locale)
}
