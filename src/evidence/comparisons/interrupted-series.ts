import { clipInterval, tInterval } from '#evidence/arms/arm-interval'
import { measureArm } from '#evidence/arms/arm-measure'
import { commonEdges } from '#evidence/arms/arm-shape'
import type { ArmMeasure, Comparison } from '#evidence/comparison'
import { effectOfTest, otherWay, standardized } from '#evidence/comparisons/over-time-effects'
import { ratioInput } from '#evidence/comparisons/raw-independent'
import { contrastMeans } from '#evidence/effects/contrast-means'
import type { OtherWay } from '#evidence/estimate'
import { domainOf, familyOf } from '#evidence/metric-family'
import type { NeedSeries } from '#evidence/panel/need-series'
import type { SeriesData } from '#evidence/panel/series-data'
import { countInWords } from '#evidence/words'
import { differenceOf } from '#stats/influence/linear-estimate'
import type { LinearEstimate } from '#stats/influence/linear-estimate'
import { neweyWestInfluence, neweyWestLags } from '#stats/time-series/newey-west'
import type { Season } from '#stats/time-series/seasonal-terms'
import type { SegmentedInput, SegmentedRegression } from '#stats/time-series/segmented-regression'
import { segmentedRegression } from '#stats/time-series/segmented-regression'

/** An interrupted series with what its checks and picture are made from. */
export interface InterruptedSeries {
  readonly comparison: Comparison
  readonly fit: SegmentedRegression
  readonly season: Season
}

/** Up to this many periods errors are modelled; beyond, they are looked at over lags. */
const MODELLED = 500

/** Up to this length each period of a season has a level of its own; beyond, waves. */
const LEVELS = 12
const WAVES = 2

/**
 * What a treatment did to the level and slope of one series: the difference that counts is the mean over the periods
 * after the start of what is fitted less what would have been. The arms are the raw means before and after, with
 * errors by Newey and West. Absent where an arm has no value.
 * @throws StatisticsError as `segmentedRegression`
 */
export function compareSeries(
  series: SeriesData,
  own: NeedSeries,
  season: Season,
): InterruptedSeries | undefined {
  const { context } = series
  const { need } = own
  const arms = armsOf(series, own)
  if (arms === undefined) return undefined
  const { baseline, treatment } = arms
  const input = inputOf(series, own, season)
  const fit = segmentedRegression(input)
  const shared = ratioInput({ context, need }, baseline.estimate!, treatment.estimate!)
  const size = standardized(need, arms, fit.difference.value)
  const comparison: Comparison = {
    need,
    domain: domainOf(need.metric.type, own.rows.negative),
    baseline,
    treatment,
    raw: contrastMeans({
      ...shared,
      difference: differenceOf(treatment.estimate!, baseline.estimate!),
      how: {
        method: 'difference of the means of the periods before and after; errors by Newey and West',
        test: 't test, errors by Newey and West',
      },
    }),
    adjusted: contrastMeans({
      ...shared,
      difference: atHome(own, fit.difference, context.view!.answer.rows),
      how: { method: methodOf(series, own, input), test: `t test, ${errorsOf(input)}` },
    }),
    adjustedLeads: true,
    otherWays: otherWaysOf(series, fit, input),
    ...(size === undefined ? {} : { effectSize: size }),
    ...(arms.edges === undefined ? {} : { edges: arms.edges }),
    grouped: true,
    findings: [],
  }
  return { comparison, fit, season }
}

function inputOf(
  { context, axis, from }: SeriesData,
  { outcome, periods }: NeedSeries,
  season: Season,
): SegmentedInput {
  const steps = context.block.overTime!.breaks.map(({ at }) => axis.periodOf(at.value))
  return {
    outcome,
    periods,
    from,
    season,
    steps,
    errors:
      periods.length <= MODELLED
        ? { kind: 'autoregressive' }
        : { kind: 'newey-west', lags: neweyWestLags(periods.length) },
    level: context.level,
  }
}

function methodOf({ axis }: SeriesData, own: NeedSeries, input: SegmentedInput): string {
  const { season, from, steps } = input
  const n = own.periods.length
  const after = own.periods.filter((period) => period >= from).length
  const share = familyOf(own.need.metric.type) === 'share'
  return [
    ...(share ? ['linear model, in points'] : []),
    ...(own.aggregated ? [`means of the rows of each ${axis.period}`] : []),
    `segmented regression (level and slope)${seasonWords(season)}${steps!.length === 0 ? '' : `, ${countInWords(steps!.length, 'known break')} taken out`}`,
    `mean over the ${countInWords(after, 'period')} from the start on of fitted less counterfactual`,
    `${errorsOf(input)}, as there are ${n} periods (${n <= MODELLED ? `up to ${MODELLED}` : `more than ${MODELLED}`})`,
  ].join('; ')
}

function seasonWords(season: Season): string {
  if (season.kind === 'none') return ''
  return season.kind === 'levels'
    ? `, a season of ${season.length} periods as levels`
    : `, a season of ${Number(season.length.toPrecision(6))} periods as ${countInWords(season.pairs, 'pair')} of waves`
}

function errorsOf({ errors }: Pick<SegmentedInput, 'errors'>): string {
  return errors.kind === 'autoregressive'
    ? 'errors that carry over, AR(1) by REML, Satterthwaite df'
    : `errors by Newey and West over ${errors.lags} lags`
}

function otherWaysOf(
  { axis }: SeriesData,
  fit: SegmentedRegression,
  input: SegmentedInput,
): readonly OtherWay[] {
  const how = {
    method: `segmented regression; ${errorsOf(input)}`,
    test: `t test, ${errorsOf(input)}`,
  }
  const ways: OtherWay[] = [
    {
      id: 'level',
      words: `change of level in the first ${axis.period} of the treatment`,
      effect: effectOfTest(fit.levelChange, how),
    },
    {
      id: 'slope',
      words: `change of slope per ${axis.period}`,
      effect: effectOfTest(fit.slopeChange, how),
    },
  ]
  if (input.errors.kind === 'autoregressive') return ways
  const modelled = { ...input, errors: { kind: 'autoregressive' as const } }
  const carried = otherWay('autoregressive', 'with errors that carry over (AR(1))', () =>
    effectOfTest(segmentedRegression(modelled).average, {
      method: `segmented regression; ${errorsOf(modelled)}`,
      test: `t test, ${errorsOf(modelled)}`,
    }),
  )
  return [...ways, carried]
}

/** The season of a block in periods; a reason where it is none. */
export function seasonOf({ context, axis }: SeriesData): Season | { readonly reason: string } {
  const { season } = context.block.overTime!
  if (season === undefined) return { kind: 'none' }
  const part = season.every === undefined ? 1 : axis.periodsIn(season.every)
  if (part === undefined)
    return {
      reason:
        'the times are numbers, so that a season is a number of periods and not of days or months',
    }
  const length = season.length * part
  if (length < 2) return { reason: `a season of ${Number(length.toPrecision(3))} periods is none` }
  if (Number.isInteger(length) && length <= LEVELS) return { kind: 'levels', length }
  return { kind: 'waves', length, pairs: Math.min(WAVES, Math.floor(length / 2)) }
}

interface Arms {
  readonly baseline: ArmMeasure
  readonly treatment: ArmMeasure
  readonly edges?: readonly number[]
}

function armsOf(series: SeriesData, own: NeedSeries): Arms | undefined {
  const edges = familyOf(own.need.metric.type) === 'mean' ? commonEdges(own.outcome) : undefined
  const [baseline, treatment] = ([0, 1] as const).map((arm) => armOf(series, own, { arm, edges }))
  if (baseline === undefined || treatment === undefined) return undefined
  return { baseline, treatment, ...(edges === undefined ? {} : { edges }) }
}

function armOf(
  { context, from }: SeriesData,
  own: NeedSeries,
  { arm, edges }: { readonly arm: 0 | 1; readonly edges: readonly number[] | undefined },
): ArmMeasure | undefined {
  const { block, level } = context
  const values = new Float64Array(context.view!.answer.rows).fill(Number.NaN)
  own.periods.forEach((period, i) => {
    if (period >= from === (arm === 1)) values[own.home[i]!] = own.outcome[i]!
  })
  const measured = measureArm({
    need: own.need,
    solution: arm === 0 ? block.baseline : block.treatment!,
    values,
    missing: own.rows.missing[arm],
    level,
    ...(edges === undefined ? {} : { edges }),
  })
  if (measured?.estimate === undefined) return undefined
  const estimate = seriesMean(
    own,
    measured.summary.value,
    (period) => period >= from === (arm === 1),
  )
  const spread = atHome(own, estimate, values.length)
  const positive = domainOf(own.need.metric.type, own.rows.negative) !== 'real'
  const plain = tInterval(estimate, level)
  const interval = positive ? clipInterval(plain, 0, upperEnd(own)) : plain
  return {
    summary: { ...measured.summary, ...(interval === undefined ? {} : { interval }) },
    estimate: spread,
    exposure: measured.exposure,
  }
}

function upperEnd({ need, rows }: NeedSeries): number {
  return domainOf(need.metric.type, rows.negative) === 'share' ? 1 : Infinity
}

/** Mean of one side of a series, its error by Newey and West. */
function seriesMean(
  { periods, outcome }: NeedSeries,
  mean: number,
  belongs: (period: number) => boolean,
): LinearEstimate {
  const n = periods.filter(belongs).length
  const scale = Math.sqrt(n / (n - 1)) / n
  const scores = outcome.map((value, i) => (belongs(periods[i]!) ? scale * (value - mean) : 0))
  const influenceOf = neweyWestInfluence(periods, neweyWestLags(periods.length))
  return { value: mean, influence: influenceOf(scores), df: n - 1 }
}

/** An estimate over the periods with its influence at their first rows. */
function atHome({ home }: NeedSeries, estimate: LinearEstimate, rows: number): LinearEstimate {
  const influence = new Float64Array(rows)
  home.forEach((row, i) => (influence[row] = estimate.influence[i]!))
  return { ...estimate, influence }
}
