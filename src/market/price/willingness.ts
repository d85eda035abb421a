import { fewPeople } from '#market/answers/answer-findings'
import type { MarketSettings } from '#market/evaluate-block'
import type { PaymentIntervals } from '#market/price/payment-intervals'
import { orReason, type SureValue } from '#market/sure-value'
import { willingnessFit } from '#market/price/willingness-fit'
import type { WillingnessBasics } from '#market/price/willingness-survey'
import type { OtherFamily, WillingnessFit, WillingnessView } from '#market/price/willingness-view'
import { warning, type Finding } from '#quantity/finding'
import { lowerBoundMean } from '#stats/pricing/lower-bound-mean'
import { createGenerator } from '#stats/random/generator'
import { intervalFamilies, type IntervalFamily } from '#stats/survival/interval-regression'

/** What is to be said of people whose willingness to pay lies between two ends. */
export function willingness(
  survey: WillingnessBasics,
  intervals: PaymentIntervals,
  settings: Pick<MarketSettings, 'level' | 'seed' | 'resamples'>,
): Omit<WillingnessView<'interval-payment'>, 'block'> {
  const { lower, upper } = intervals
  const doubts = oneSided(survey, intervals)
  const bound = orReason(() => boundOf(survey, intervals, settings))
  const fits = fitsOf(intervals, settings.level)
  return {
    people: lower.length,
    fit: doubts.length > 0 ? { reason: doubts[0]!.message } : fits.get(survey.distribution)!,
    families: doubts.length > 0 ? [] : familiesOf(fits),
    lowerBoundMean: 'reason' in bound ? bound : bound.mean,
    ...('reason' in bound ? {} : { turnbull: bound.curve }),
    findings: [
      ...intervals.findings,
      ...fewPeople(survey, lower.length),
      ...doubts,
      ...(doubts.length > 0 ? [] : shared(survey, lower, upper)),
    ],
  }
}

function boundOf(
  { id }: WillingnessBasics,
  { lower, upper, weights }: PaymentIntervals,
  { level, seed, resamples }: Pick<MarketSettings, 'level' | 'seed' | 'resamples'>,
) {
  const generator = createGenerator(seed, `lower-bound-mean ${id}`)
  const rows = { lower, upper, ...(weights === undefined ? {} : { weights }) }
  const { value, interval, curve } = lowerBoundMean({ ...rows, generator, resamples, level })
  const mean: SureValue = { value, interval }
  return { mean, curve }
}

type Fits = ReadonlyMap<IntervalFamily, WillingnessFit | { readonly reason: string }>

function fitsOf(intervals: PaymentIntervals, level: number): Fits {
  const families = Object.keys(intervalFamilies) as IntervalFamily[]
  return new Map(
    families.map((family) => [family, orReason(() => willingnessFit(intervals, family, level))]),
  )
}

/** Every law that the answers have, so that one sees how far the median hangs on the choice of one. */
function familiesOf(fits: Fits): readonly OtherFamily[] {
  return [...fits].flatMap(([family, fit]) => {
    if ('reason' in fit || 'reason' in fit.median) return []
    return [{ family, logLikelihood: fit.logLikelihood, median: fit.median.value }]
  })
}

/** Everybody pays the highest price asked, or nobody the lowest: the middle lies beyond them. */
function oneSided(
  { id, path }: WillingnessBasics,
  intervals: PaymentIntervals,
): readonly Finding[] {
  const { lower, upper } = intervals
  if (lower.length === 0) return []
  const all = upper.every((end) => end === Infinity)
  const none = lower.every((end) => end <= 0)
  if (!all && !none) return []
  const [who, ask] = all ? ['Everybody', 'higher'] : ['Nobody', 'lower']
  const message = `${who} in \`${id}\` would pay what was asked: what half of the people pay lies beyond the prices.`
  return [warning('one-sided-proportion', { path }, message, `Ask at ${ask} prices too.`)]
}

/** One price lies between everybody's ends: no spread can be seen. */
function shared(
  { id, path }: WillingnessBasics,
  lower: Float64Array,
  upper: Float64Array,
): readonly Finding[] {
  const highest = lower.reduce((most, end) => Math.max(most, end), -Infinity)
  const lowest = upper.reduce((least, end) => Math.min(least, end), Infinity)
  if (lower.length < 2 || highest > lowest) return []
  const message = `One price lies between the ends of everybody in \`${id}\`: how far people differ cannot be seen.`
  return [
    warning('no-variation', { path }, message, 'Ask at prices further apart, or more of them.'),
  ]
}
