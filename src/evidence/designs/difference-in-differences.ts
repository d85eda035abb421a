import { clusterNumberCheck } from '#evidence/checks/cluster-number'
import { missingCheck } from '#evidence/checks/missing'
import { oneWaveCheck } from '#evidence/checks/one-wave'
import type { PreTrend } from '#evidence/checks/pre-trend'
import { preTrendCheck } from '#evidence/checks/pre-trend'
import type { Comparison } from '#evidence/comparison'
import { orRefused } from '#evidence/comparisons/or-refused'
import { notOverTime } from '#evidence/comparisons/over-time-effects'
import type { StaggeredStarts } from '#evidence/comparisons/staggered-starts'
import { compareStaggered } from '#evidence/comparisons/staggered-starts'
import { treatedArms } from '#evidence/comparisons/treated-arms'
import { compareTwoGroups } from '#evidence/comparisons/two-groups-over-time'
import type { BlockContext } from '#evidence/context'
import type { DesignResult } from '#evidence/design-result'
import type { Check } from '#evidence/estimate'
import { noValueFinding } from '#evidence/findings'
import type { MeasuredNeed } from '#evidence/metric-family'
import { changesBefore, trendBefore } from '#evidence/panel/course-before'
import { dynamicPicture, eventStudyPicture, groupTrends } from '#evidence/panel/group-pictures'
import { overTimeProblem, refusedResult } from '#evidence/panel/over-time-problem'
import type { PanelData } from '#evidence/panel/panel-data'
import { panelData } from '#evidence/panel/panel-data'
import type { PanelSample } from '#evidence/panel/panel-sample'
import { panelSample } from '#evidence/panel/panel-sample'
import { windowCheck } from '#evidence/panel/windowed-times'
import type { EvidencePicture } from '#evidence/picture'
import type { Finding } from '#quantity/finding'
import { StatisticsError } from '#stats/error'
import { eventStudy } from '#stats/panel/event-study'

interface NeedOverTime {
  readonly comparison: Comparison
  readonly checks: readonly Check[]
  readonly pictures: readonly EvidencePicture[]
}

/**
 * The change of the treated beyond that of others over the same time: two-way fixed effects where all start at one
 * time, effects by start and time where they do not; checks of the trends before, of the number of clusters and
 * of units seen once; the course of the effect and both groups' means as pictures.
 */
export function evaluateDifferenceInDifferences(context: BlockContext): DesignResult {
  const panel = panelData(context)
  if (!('axis' in panel)) return refusedResult(context, panel.findings)
  const refused = groupsFinding(panel)
  if (refused !== undefined) return refusedResult(context, [...panel.findings, refused])
  const compared = context.needs.map((need) =>
    orRefused(context, need, () => needOverTime(panel, need)),
  )
  const needs = compared.flatMap((one) => ('comparison' in one ? [one] : []))
  return {
    gradedAs: 'difference-in-differences',
    comparisons: needs.map(({ comparison }) => comparison),
    checks: [windowCheck(context, panel.leftOut), ...needs.flatMap(({ checks }) => checks)].filter(
      (check) => check !== undefined,
    ),
    pictures: needs.flatMap(({ pictures }) => pictures),
    findings: [
      ...panel.findings,
      ...compared.flatMap((one) => ('finding' in one ? [one.finding] : [])),
    ],
  }
}

function needOverTime(
  panel: PanelData,
  need: MeasuredNeed,
): NeedOverTime | { readonly finding: Finding } {
  const { context } = panel
  const sample = panelSample(panel, need)
  const reason = notOverTime(need)
  if (reason !== undefined) {
    const arms = treatedArms(panel, sample)
    if (arms === undefined) return { finding: noValueFinding(context, need) }
    const { raw: _raw, ...levels } = arms
    return { comparison: { ...levels, reason }, checks: [], pictures: [] }
  }
  const few = clustersFinding(panel, sample)
  if (few !== undefined) return { finding: few }
  const staggered = context.block.overTime!.firstTreated !== undefined
  const made = staggered ? staggeredNeed(panel, sample) : commonStart(panel, sample)
  if (made === undefined) return { finding: noValueFinding(context, need) }
  if ('finding' in made) return made
  const { comparison, trend, picture } = made
  const checks = [
    preTrendCheck(context, need, trend),
    clusterNumberCheck(context, sample),
    oneWaveCheck(context, sample),
    missingCheck(context, comparison),
  ]
  return {
    comparison,
    checks: checks.filter((check) => check !== undefined),
    pictures: [groupTrends(panel, sample), ...(picture === undefined ? [] : [picture])],
  }
}

interface Made {
  readonly comparison: Comparison
  readonly trend: PreTrend
  readonly picture?: EvidencePicture
}

/** Rows x times^2 above which the course is not looked at time by time: about two seconds. */
const MOST_WORK = 1e9

function commonStart(panel: PanelData, sample: PanelSample): Made | undefined {
  const made = compareTwoGroups(panel, sample)
  if (made === undefined) return undefined
  const { comparison, input } = made
  const times = new Set(sample.times).size
  if (sample.rows.length * times ** 2 > MOST_WORK) {
    const reason = `${times} times are too many to look at one by one over so many rows; \`every\` makes fewer`
    return { comparison, trend: trendBefore(input, { reason }) }
  }
  const study = eventStudy(input)
  return {
    comparison,
    trend: trendBefore(input, study.preTrend),
    picture: eventStudyPicture(panel.context, sample.need, study),
  }
}

function staggeredNeed(
  panel: PanelData,
  sample: PanelSample,
): Made | { readonly finding: Finding } | undefined {
  const made = staggeredOrRefused(panel, sample)
  if (made === undefined || 'finding' in made) return made
  return {
    comparison: made.comparison,
    trend: changesBefore(made.course),
    picture: dynamicPicture(panel.context, sample.need, made.course),
  }
}

function staggeredOrRefused(
  panel: PanelData,
  sample: PanelSample,
): StaggeredStarts | { readonly finding: Finding } | undefined {
  try {
    return compareStaggered(panel, sample)
  } catch (error) {
    if (!(error instanceof StatisticsError) || error.code !== 'too-few') throw error
    const hint =
      'Without others at the same time, look at the series alone: `interrupted-time-series`; the same customers before and after are `paired`.'
    const message = `\`${sample.need.id}\`: ${error.message}`
    return { finding: overTimeProblem(panel.context, 'too-few', message, hint) }
  }
}

/** Groups or times that a difference in differences cannot do without. */
function groupsFinding({ context, group, treated }: PanelData): Finding | undefined {
  const [before, during] = treated.sizes
  const others = group.filter((one) => one === 0).length
  const staggered = context.block.overTime!.firstTreated !== undefined
  if (before + during === 0)
    return overTimeProblem(
      context,
      'one-arm',
      'No row belongs to a treated unit.',
      staggered
        ? 'Look at the column of `first-treated`, and at `until`.'
        : 'Look at `treated`: it names values of the column of the group.',
    )
  if (others === 0 && !staggered)
    return overTimeProblem(
      context,
      'one-arm',
      'Everybody is treated: without others there is nothing to hold the change against.',
      'One series before and after is an `interrupted-time-series`; the same customers before and after are `paired`.',
    )
  if (before === 0 || during === 0)
    return overTimeProblem(
      context,
      'too-few',
      `The treated have no row ${before === 0 ? 'before' : 'with'} the treatment.`,
      before === 0
        ? 'Without a time before, compare the groups as they are: `non-randomized`.'
        : 'Look at `from` and `until`.',
    )
  return undefined
}

/** Errors by cluster need two clusters in each group. */
function clustersFinding(
  { context }: PanelData,
  { need, clusters, group }: PanelSample,
): Finding | undefined {
  const countOf = (which: number): number =>
    new Set(clusters.filter((_, i) => group[i] === which)).size
  const [others, treated] = [countOf(0), countOf(1)]
  const staggered = context.block.overTime!.firstTreated !== undefined
  if (treated >= 2 && (others >= 2 || staggered)) return undefined
  return overTimeProblem(
    context,
    'too-few',
    `\`${need.id}\`: each group needs two clusters with values at two times or more; there are ${treated} treated and ${others} others.`,
    'With one treated unit, look at its series alone: `interrupted-time-series`.',
  )
}
