import { certaintyOf } from '#evidence/estimate-of'
import type { ArmSummary, Check, Effect, Estimate } from '#evidence/estimate'
import { improvementFromDifference, improvementFromRatio } from '#evidence/effects/improvement'
import type { ArmParameter, Contrast } from '#evidence/joint-arms'
import type { JointEvidence } from '#evidence/joint-distribution'
import type { MeasuredNeed } from '#evidence/metric-family'
import { domainOf, familyOf } from '#evidence/metric-family'
import { combinedQuantiles } from '#evidence/stated/combined-quantiles'
import { disputedFindings } from '#evidence/stated/disputed-findings'
import { spreadBetween } from '#evidence/stated/spread-between'
import { statedDistribution } from '#evidence/stated/stated-distribution'
import { statedFindings } from '#evidence/stated/stated-findings'
import type { StatedEvidence, StatedLevel } from '#evidence/stated/stated-evidence'
import { countInWords } from '#evidence/words'
import { betterDirection } from '#job/job'
import type { Finding } from '#quantity/finding'
import { problem } from '#quantity/finding'
import type { Distribution } from '#stats/distributions/distribution'
import { distributionMean } from '#stats/distributions/distribution-mean'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import { distributionSd } from '#stats/distributions/distribution-sd'

/** What one block of stated evidence says. */
export interface StatedEvaluation {
  readonly stated: StatedEvidence
  readonly need: MeasuredNeed
  /** Absent where the block states a change only, or cannot be read. */
  readonly estimate?: Estimate
  readonly levels: readonly StatedFigure[]
  readonly joint: JointEvidence
  /** Of people: how far they differ from one another. */
  readonly checks: readonly Check[]
  readonly findings: readonly Finding[]
}

/** The distribution of what is stated of one solution. */
interface StatedFigure {
  readonly solution: string
  readonly distribution: Distribution
}

/**
 * What a publication or several people say of a need: levels with the range that is stated, and where
 * two solutions are spoken of the difference of the two, taken as independent. Grade 0: the range is
 * its own; no bias term is added.
 * @param level of the intervals of differences
 */
export function evaluateStated(
  stated: StatedEvidence,
  need: MeasuredNeed,
  level: number,
): StatedEvaluation {
  const made = stated.levels.map((one) => ({
    one,
    made: statedDistribution(need, one.opinions),
  }))
  const wrong = made.flatMap(({ one, made: result }) =>
    'wrong' in result ? [wrongFinding(stated, one, result.wrong)] : [],
  )
  const levels = made.flatMap(({ one, made: result }) =>
    'wrong' in result ? [] : [{ solution: one.solution, distribution: result }],
  )
  const [baseline, treatment] = levels
  const joint = jointOf(stated, need, levels)
  const findings = [...wrong, ...statedFindings(stated, need), ...disputedFindings(stated)]
  const checks = stated.design === 'interview' ? [spreadOf(stated, need, { levels, findings })] : []
  const said = { stated, need, levels, joint, checks, findings }
  if (baseline === undefined || wrong.length > 0) return { ...said, checks: [] }
  const estimate = {
    ...levelEstimate({ stated, need, figure: baseline }),
    ...(treatment === undefined ? {} : changeOf({ stated, need, level }, [baseline, treatment])),
    findings: findings.filter(({ code }) => code !== 'disputed'),
  }
  return { ...said, estimate }
}

function spreadOf(
  stated: StatedEvidence,
  need: MeasuredNeed,
  { levels, findings }: Pick<StatedEvaluation, 'levels' | 'findings'>,
): Check {
  const pooled = stated.levels.flatMap((level) => {
    const found = levels.find(({ solution }) => solution === level.solution)
    return found === undefined ? [] : [{ level, pooled: found.distribution }]
  })
  return spreadBetween(stated, need, { pooled, findings })
}

function wrongFinding({ id }: StatedEvidence, { solution }: StatedLevel, words: string): Finding {
  return problem('range', { path: `evidence.${id}` }, `What is said of ${solution}: ${words}.`)
}

interface Said {
  readonly stated: StatedEvidence
  readonly need: MeasuredNeed
}

function levelEstimate({ stated, need, figure }: Said & { figure: StatedFigure }): Estimate {
  const { design } = stated
  const people = countInWords(stated.levels[0]!.opinions.length, 'person').replace(
    'persons',
    'people',
  )
  return {
    block: stated.id,
    data: stated.id,
    need: need.id,
    design,
    kind: need.metric.kind,
    type: need.metric.type,
    better: betterDirection(need),
    unit: need.metric.unit.text,
    baseline: summaryOf(stated, figure),
    grade: 0,
    gradeReason: design === 'interview' ? `what ${people} said` : 'published elsewhere',
    findings: [],
  }
}

function summaryOf(
  { levels }: StatedEvidence,
  { solution, distribution }: StatedFigure,
): ArmSummary {
  const { opinions } = levels.find((one) => one.solution === solution)!
  const tail = Math.max(...opinions.map(({ range }) => range.tail))
  const at = (p: number): number => distributionQuantile(distribution, p)
  return {
    solution,
    n: opinions.length,
    missing: 0,
    value: distributionMean(distribution),
    interval: { low: at(tail), high: at(1 - tail), level: 1 - 2 * tail },
    median: at(0.5),
  }
}

type Change = Pick<Estimate, 'treatment' | 'difference' | 'ratio' | 'improvement' | 'certainty'>

function changeOf(
  { stated, need, level }: Said & { readonly level: number },
  [baseline, treatment]: readonly [StatedFigure, StatedFigure],
): Change {
  const pair = [baseline.distribution, treatment.distribution] as const
  const tail = (1 - level) / 2
  const means = pair.map(distributionMean) as [number, number]
  const effect = (of: (first: number, second: number) => number): Effect => {
    const [low = 0, high = 0] = combinedQuantiles(pair, of, [tail, 1 - tail])
    return { value: of(...means), interval: { low, high, level }, method: METHOD }
  }
  const difference = {
    ...effect((before, after) => after - before),
    standardError: Math.hypot(...pair.map(distributionSd)),
  }
  const better = betterDirection(need)
  const real = domainOf(need.metric.type, false) === 'real'
  const ratio = real ? { reason: NO_RATIO } : effect((before, after) => after / before)
  const share = familyOf(need.metric.type) === 'share'
  const { metric } = need
  const improvement =
    metric.type === 'scale'
      ? improvementFromDifference(difference, better, metric.to - metric.from)
      : improvementFromRatio(ratio, better)
  return {
    treatment: summaryOf(stated, treatment),
    difference,
    ratio,
    improvement,
    certainty: certaintyOf(difference, better),
    ...(share ? { improvementPoints: improvementFromDifference(difference, better, 1) } : {}),
  }
}

const METHOD = 'what is stated of both, taken as independent'
const NO_RATIO = 'The values can be negative or have an arbitrary zero: a ratio would say nothing.'

function jointOf(
  { id, change }: StatedEvidence,
  need: MeasuredNeed,
  levels: readonly StatedFigure[],
): JointEvidence {
  const parameters = levels.map(({ solution, distribution }) => ({
    id: `${id}.${need.id}.${solution}`,
    need: need.id,
    solution,
    unit: need.metric.unit.text,
    marginal: distribution,
  }))
  const correlation = parameters.map((_, i) => parameters.map((__, j) => (i === j ? 1 : 0)))
  const contrast = contrastOf(id, need, parameters)
  const contrasts = contrast === undefined || change !== undefined ? [] : [contrast]
  return { arms: { data: id, parameters, correlation }, contrasts, findings: [] }
}

function contrastOf(
  block: string,
  need: MeasuredNeed,
  [baseline, treatment]: readonly ArmParameter[],
): Contrast | undefined {
  if (baseline === undefined) return undefined
  const arm = ({ id, solution }: ArmParameter): Contrast['baseline'] => ({
    solution,
    parameter: id,
  })
  const { type } = need.metric
  const without = type === 'scale' || type === 'spread'
  return {
    need: need.id,
    block,
    better: betterDirection(need),
    baseline: arm(baseline),
    ...(treatment === undefined ? {} : { treatment: arm(treatment) }),
    controlled: false,
    ...(without ? { refused: `The ${type} of \`${need.id}\` has no money of its own.` } : {}),
  }
}
