import type { Effect, EffectOrReason, Grade, Origin } from '#evidence/estimate'
import type { Need } from '#job/job'
import type { Metric } from '#job/metric'
import type { Source } from '#quantity/figure'
import { formatDate } from '#quantity/format-date'
import { formatQuantity, formatRange } from '#quantity/format-quantity'
import type { Locale } from '#quantity/locale'
import { sentence } from '#quantity/sentence'
import type { Assessment } from '#study/evaluation/assessment'
import { needsOf } from '#study/study'
import type { Summary } from '#value/result'

/** Sentences one after the other, each but the first with a capital; the last without its full stop. */
export function sentences(said: readonly string[]): string {
  return said.map((one, at) => (at === 0 ? one : sentence(one))).join('. ')
}

/** "1 step", "3 steps". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** "Time until the airway is secured": the measure and focus of a need. */
function needWords(need: Need): string {
  return sentence(`${need.outcome.measure} ${need.outcome.focus}`)
}

/** The words of every need of a study by its id. */
export function needsInWords(assessment: Assessment): ReadonlyMap<string, string> {
  return new Map(needsOf(assessment.study).map(({ need }) => [need.id, needWords(need)]))
}

const designs: Readonly<Record<Origin, string>> = {
  baseline: 'today’s way only',
  randomized: 'randomised comparison',
  crossover: 'crossover: the same people, both ways',
  paired: 'same customers, before and after',
  'before-after': 'two periods, different customers',
  'non-randomized': 'groups that chose for themselves',
  usage: 'usage: an association',
  'difference-in-differences': 'a change against that of a control group',
  'interrupted-time-series': 'one series, before and after',
  longitudinal: 'the same customers over time',
  benchmark: 'published elsewhere',
  interview: 'what people said',
  synthesis: 'several pieces of evidence combined',
}

/** A design in plain words. */
export function designWords(design: Origin): string {
  return designs[design]
}

const grades: Readonly<Record<Grade, string>> = {
  5: 'very strong',
  4: 'strong',
  3: 'fair',
  2: 'limited',
  1: 'weak',
  0: 'no measurement',
}

/** "strong (grade 4 of 5)". */
export function gradeWords(grade: Grade): string {
  return `${grades[grade]} (grade ${grade} of 5)`
}

/** Said wherever the strength of evidence is, of measurements outside the field. */
export const labWords = 'measured in a simulated setting'

/** "customer record, intake office, 3 Nov 2026"; empty where nobody stands behind it. */
export function sourceWords(source: Source | undefined): string {
  if (source === undefined) return ''
  const kind = source.kind?.replace('-', ' ')
  const date = source.date === undefined ? undefined : formatDate(source.date)
  return [kind, source.by, source.cite, source.population, date]
    .filter((part) => part !== undefined && part !== '')
    .join(', ')
}

/** A probability as people count: "19 of 20", "98 of 100", "fewer than 1 of 100". */
export function chanceWords(probability: number): string {
  if (probability <= 0) return 'none'
  if (probability >= 1) return 'all'
  const twentieths = Math.round(probability * 20)
  if (twentieths > 0 && twentieths < 20 && Math.abs(probability * 20 - twentieths) < 0.3) {
    return `${twentieths} of 20`
  }
  const hundredths = Math.round(probability * 100)
  if (hundredths < 1) return 'fewer than 1 of 100'
  if (hundredths > 99) return 'more than 99 of 100'
  return `${hundredths} of 100`
}

/** Whether a contrast could be made. */
export function isEffect(effect: EffectOrReason | undefined): effect is Effect {
  return effect !== undefined && 'value' in effect
}

/** "53 % worse", "3.1 points better"; "no change" where it rounds to nothing. */
export function improvementWords(effect: Effect, points: boolean, locale: Locale): string {
  const size = formatQuantity(
    {
      value: Math.abs(effect.value),
      unit: shareUnit(points),
      ...(effect.interval === undefined ? {} : { interval: effect.interval }),
    },
    locale,
  )
  if (!/[1-9]/.test(size)) return 'no change'
  return `${size} ${effect.value < 0 ? 'worse' : 'better'}`
}

/**
 * "41 % to 66 %", in the direction of the improvement's word; where the interval holds zero each
 * end says its own: "6 % worse to 14 % better", "1.24 worse to 0.06 better". Empty without one.
 */
export function improvementRange(effect: Effect, points: boolean, locale: Locale): string {
  if (effect.interval === undefined) return ''
  const { low, high } = effect.interval
  const unit = shareUnit(points)
  if (low >= 0) return formatRange(low, high, unit, locale)
  if (high <= 0) return formatRange(-high, -low, unit, locale)
  const [worse, better] = formatRange(low, high, unit, locale)
    .replace(/\u2009points?$/, '')
    .split(' to ')
  if (better === undefined) return worse!
  const size = worse!.replace(locale.minus, '')
  return `${/[1-9]/.test(size) ? `${size} worse` : size} to ${/[1-9]/.test(better) ? `${better} better` : better}`
}

/** The P10 to P90 of a simulated quantity, its 80 % range: "61 k to 214 k". */
export function rangeWords(summary: Summary, unit: string, locale: Locale): string {
  const { p10, p90 } = summary.quantiles
  return p10 === p90 ? 'fixed' : formatRange(p10, p90, unit, locale)
}

/** From the P10 to the P90. */
export const eightyPercent = '80\u2009%'

/** The same with its name: "61 k to 214 k, 80 % range". */
export function namedRange(summary: Summary, unit: string, locale: Locale): string {
  const range = rangeWords(summary, unit, locale)
  return range === 'fixed' ? range : `${range}, ${eightyPercent} range`
}

/** The mean or the median of a simulated quantity: "€ 133 k". */
export function simulatedWords(
  summary: Summary,
  shown: { readonly of: 'mean' | 'median'; readonly unit: string },
  locale: Locale,
): string {
  return formatQuantity(
    {
      value: shown.of === 'mean' ? summary.mean : summary.quantiles.p50,
      unit: shown.unit,
      quantiles: summary.quantiles,
      simulationError: summary.simulationError,
    },
    locale,
  )
}

/** Two amounts of money: "€ 90 k to € 540 k". */
export function moneyRange(ends: readonly [number, number], unit: string, locale: Locale): string {
  const [low, high] = ends.toSorted((a, b) => a - b) as [number, number]
  const interval = { low, high, level: 1 }
  const [first, last] = [low, high].map((value) =>
    formatQuantity({ value, unit, interval }, locale),
  )
  return first === last ? first! : `${first} to ${last}`
}

/** Years as people say them: below two years in months. */
export function yearsWords(years: number, locale: Locale): string {
  if (years < 1 / 24) return 'at once'
  const inMonths = years < 2
  const value = inMonths ? Math.round(years * 12) : Math.round(years * 10) / 10
  return formatQuantity({ value, unit: inMonths ? 'month' : 'year' }, locale)
}

/** The unit of a metric without the row that it is counted for: `s` for `s/execution`. */
export function unitOfOne(unit: string): string {
  const [above = '', ...below] = unit.split('/')
  const rest = below.filter((word) => word !== 'execution')
  return [above, ...rest].join('/')
}

/** The unit in which a need's values are said: `%` for shares, `min` for durations. */
export function metricUnit(metric: Metric | undefined): string {
  if (metric === undefined || metric.type === 'scale') return '1'
  return ['yes-no', 'share', 'share-within'].includes(metric.type)
    ? '%'
    : unitOfOne(metric.unit.text)
}

function shareUnit(points: boolean): string {
  return points ? 'points' : '%'
}
