import { spreadOf } from '#market/alternatives/map-axes'
import type { FigureBlockInput } from '#market/figure-block-input'
import type { MetricChoice } from '#market/metrics/metric-choice'
import type { MetricChoiceView, RankedCandidate } from '#market/metrics/metric-choice-view'
import { canonicalUnit, convertFactor } from '#quantity/unit-algebra'

/** Stakes below this share of the largest are small: look for big numbers. */
const smallShare = 0.1

/**
 * Which metrics are worth improving: need for improvement (A, 0 to 10) times the chance that a solution can improve it
 * (B), the highest first. Two things have to hold at once, so a product and no sum. Stakes stand beside it: a candidate
 * whose stakes are less than a tenth of the largest is marked. The marks are judgements; the ranking is as good as they are.
 */
export function evaluateMetricChoice(
  block: MetricChoice,
  { settings }: Pick<FigureBlockInput, 'settings'>,
): MetricChoiceView {
  const scored = block.candidates.map((candidate) => {
    const { stakes } = candidate
    return {
      candidate,
      score: candidate.needToImprove * candidate.chanceToImprove,
      ...(stakes === undefined
        ? {}
        : {
            stakes: {
              ...spreadOf(
                stakes.distribution,
                convertFactor(stakes.unit, canonicalUnit(stakes.unit)),
              ),
              unit: `${settings.currency}/year`,
            },
          }),
    }
  })
  const largest = Math.max(0, ...scored.map(({ stakes }) => stakes?.value ?? 0))
  const ranked = scored
    .map((one): RankedCandidate => ({
      ...one,
      rank: 1 + scored.filter(({ score }) => score > one.score).length,
      small: one.stakes !== undefined && one.stakes.value < smallShare * largest,
    }))
    .toSorted((a, b) => a.rank - b.rank || (b.stakes?.value ?? 0) - (a.stakes?.value ?? 0))
  return { block, ranked, smallShare, findings: [] }
}
