import { levelBreaksCheck } from '#evidence/checks/level-breaks'
import { missingCheck } from '#evidence/checks/missing'
import { autocorrelationCheck, gapsCheck, seasonalityCheck } from '#evidence/checks/series-checks'
import type { Comparison } from '#evidence/comparison'
import { compareIndependentRows } from '#evidence/comparisons/independent-rows'
import { compareSeries, seasonOf } from '#evidence/comparisons/interrupted-series'
import { orRefused } from '#evidence/comparisons/or-refused'
import { notOverTime } from '#evidence/comparisons/over-time-effects'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'
import type { Check } from '#evidence/estimate'
import { impossibleFindings, needFindings, noValueFinding } from '#evidence/findings'
import type { MeasuredNeed } from '#evidence/metric-family'
import type { NeedSeries } from '#evidence/panel/need-series'
import { needSeries } from '#evidence/panel/need-series'
import { overTimeProblem, refusedResult } from '#evidence/panel/over-time-problem'
import type { SeriesData } from '#evidence/panel/series-data'
import { seriesData } from '#evidence/panel/series-data'
import { seriesPicture } from '#evidence/panel/series-picture'
import { momentInWords } from '#evidence/panel/time-axis'
import { timeProblem, windowCheck } from '#evidence/panel/windowed-times'
import type { EvidencePicture } from '#evidence/picture'
import { needRows } from '#evidence/rows/need-rows'
import { listInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import type { Season } from '#stats/time-series/seasonal-terms'

interface NeedOverTime {
  readonly comparison: Comparison
  readonly checks: readonly Check[]
  readonly picture?: EvidencePicture
}

/** Periods that a line needs on each side of the start. */
const LEAST = 8

/**
 * One series before and after a moment: segmented regression, the mean of fitted less counterfactual after the start
 * as the difference; checks of autocorrelation, season, gaps and jumps at other times; the series with what would
 * have been as a picture.
 */
export function evaluateInterruptedTimeSeries(context: BlockContext): DesignResult {
  const series = seriesData(context)
  if (!('axis' in series)) return refusedResult(context, series.findings)
  const season = seasonOf(series)
  const wrong = 'reason' in season ? timeProblem(context, season.reason) : breakFinding(series)
  if (wrong !== undefined || 'reason' in season)
    return refusedResult(context, [...series.findings, ...(wrong === undefined ? [] : [wrong])])
  const compared = context.needs.map((need) =>
    orRefused(context, need, () => needOverTime(series, need, season)),
  )
  const needs = compared.flatMap((one) => ('comparison' in one ? [one] : []))
  return {
    gradedAs: 'interrupted-time-series',
    comparisons: needs.map(({ comparison }) => comparison),
    checks: [windowCheck(context, series.leftOut), ...needs.flatMap(({ checks }) => checks)].filter(
      (check) => check !== undefined,
    ),
    pictures: needs.flatMap(({ picture }) => (picture === undefined ? [] : [picture])),
    findings: [
      ...series.findings,
      ...adjustmentFindings(context),
      ...compared.flatMap((one) => ('finding' in one ? [one.finding] : [])),
    ],
  }
}

function needOverTime(
  series: SeriesData,
  need: MeasuredNeed,
  season: Season,
): NeedOverTime | { readonly finding: Finding } {
  const { context } = series
  const reason = notOverTime(need)
  if (reason !== undefined) return levelsOnly(series, need, reason)
  const own = needSeries(series, need)
  const few = fewFinding(series, own)
  if (few !== undefined) return { finding: few }
  const made = compareSeries(series, own, season)
  if (made === undefined) return { finding: noValueFinding(context, need) }
  const findings = [
    ...impossibleFindings(context, need, own.rows),
    ...needFindings(context, made.comparison),
  ]
  const comparison = { ...made.comparison, findings }
  const checked = { series, own, made }
  const checks = [
    autocorrelationCheck(checked),
    seasonalityCheck(checked),
    gapsCheck(checked),
    levelBreaksCheck(checked),
    missingCheck(context, comparison),
  ]
  return {
    comparison,
    checks: checks.filter((check) => check !== undefined),
    picture: seriesPicture(series, own, made.fit),
  }
}

/** A series has no arms at one time that covariates could make alike. */
function adjustmentFindings({ block }: BlockContext): readonly Finding[] {
  const asked = [...block.covariates, ...(block.strata === undefined ? [] : [block.strata])]
  if (asked.length === 0) return []
  const message = `An interrupted series is not adjusted for covariates (${listInWords(asked)}).`
  return [
    warning('not-adjusted', placeOf(block), message, 'A season or known `breaks` are taken out.'),
  ]
}

/** A metric that is not followed over time: its arms, and why there is no difference. */
function levelsOnly(
  { context, view }: SeriesData,
  need: MeasuredNeed,
  reason: string,
): NeedOverTime | { readonly finding: Finding } {
  const arms = compareIndependentRows({
    context,
    view,
    need,
    rows: needRows(view, need),
    covariates: [],
    adjustBy: 'ancova',
  })
  if (arms === undefined) return { finding: noValueFinding(context, need) }
  const { raw: _raw, ...levels } = arms
  return { comparison: { ...levels, reason }, checks: [] }
}

function fewFinding({ context, axis, from }: SeriesData, own: NeedSeries): Finding | undefined {
  const before = own.periods.filter((period) => period < from).length
  const after = own.periods.length - before
  if (Math.min(before, after) >= LEAST) return undefined
  return overTimeProblem(
    context,
    'too-few',
    `\`${own.need.id}\`: a line on each side of the start needs ${LEAST} ${axis.period}s with a value; there are ${before} before and ${after} after.`,
    'Take shorter periods (`every`), or compare the means: `design: before-after`.',
  )
}

/** A known break that is no break of its own. */
function breakFinding({ context, axis, from }: SeriesData): Finding | undefined {
  const last = axis.periods.reduce((most, period) => Math.max(most, period), 0)
  for (const { at } of context.block.overTime!.breaks) {
    const period = axis.periodOf(at.value)
    const where =
      period === from
        ? 'at the start of the treatment, where nobody can tell the two apart'
        : period < 1 || period > last
          ? 'outside the series'
          : undefined
    if (where === undefined) continue
    return overTimeProblem(
      context,
      'wrong-value',
      `The break at ${momentInWords(axis, at.value)} lies ${where}.`,
      'Take it out of `breaks`.',
    )
  }
  return undefined
}
