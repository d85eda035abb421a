import type { GroupChances, Groups } from '#evidence/comparisons/group-chances'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check, EvidenceBlock } from '#evidence/estimate'
import { countInWords, inWords, percentInWords } from '#evidence/words'
import type { Finding } from '#quantity/finding'
import { warning } from '#quantity/finding'
import type { Overlap } from '#stats/causal/overlap'
import { overlapOf } from '#stats/causal/overlap'
import { midRanks } from '#stats/descriptive/ranks'

/** Share of the rows outside the common support from which overlap is poor: our convention. */
const MOST_OUTSIDE = 0.1

/** Effective size of a group, as a share of its rows, under which overlap is poor: our convention. */
const LEAST_EFFECTIVE = 0.25

/**
 * Whether each group has rows like those of the other: the value is the share of rows whose chance of the
 * treatment occurs in one group only. Beside it the c-statistic (how well the covariates tell the groups
 * apart: 0.5 not at all, 1 without fail) and what the groups are worth once weighted.
 */
export function overlapCheck({ block }: BlockContext, groups: Groups): Check {
  const start = { block: block.id, id: 'overlap', label: 'Overlap', unit: '1' }
  const { chances, treated } = groups
  if ('why' in chances) {
    const reason = `There is no model of who is in which group: ${chances.why}.`
    return { ...start, reason, words: '', findings: [poorFinding(block, reason)] }
  }
  const overlap = overlapOf({ treated, ...chances })
  const sizes = { base: treated.filter((arm) => arm === 0).length, treatment: 0 }
  sizes.treatment = treated.length - sizes.base
  const out = overlap.outside.base + overlap.outside.treatment
  const outside = out / treated.length
  const effective = Math.min(
    overlap.effectiveSize.base / sizes.base,
    overlap.effectiveSize.treatment / sizes.treatment,
  )
  const poor = outside > MOST_OUTSIDE || effective < LEAST_EFFECTIVE
  const words = overlapInWords({ overlap, sizes, out }, cStatistic(groups, chances))
  return {
    ...start,
    value: outside,
    words,
    settings: settingsOf(overlap, cStatistic(groups, chances)),
    findings: poor ? [poorFinding(block, words)] : [],
  }
}

function poorFinding(block: EvidenceBlock, words: string): Finding {
  return warning(
    'poor-overlap',
    placeOf(block),
    `The groups lack counterparts for each other, so that the difference rests on the model. ${words}`,
    'Keep only rows that could have been in either group (`keep` of the data set), or compare groups that are more alike.',
  )
}

interface Counted {
  readonly overlap: Overlap
  readonly sizes: { readonly base: number; readonly treatment: number }
  /** Rows outside the common support. */
  readonly out: number
}

function overlapInWords({ overlap, sizes, out }: Counted, c: number): string {
  const all = sizes.base + sizes.treatment
  const { effectiveSize } = overlap
  const worth = (arm: 'base' | 'treatment'): string =>
    `${inWords(Math.round(effectiveSize[arm]))} of ${inWords(sizes[arm])}`
  return `${countInWords(out, 'row')} of ${inWords(all)} (${percentInWords(out / all)}) have a chance of their group that does not occur in the other. The covariates tell the groups apart with a c-statistic of ${inWords(c)}; weighted, the groups are worth ${worth('base')} and ${worth('treatment')} rows.`
}

function settingsOf({ support, range, effectiveSize, largestShare }: Overlap, c: number) {
  return {
    'c-statistic': c,
    'support-low': support.low,
    'support-high': support.high,
    'baseline-low': range.base.low,
    'baseline-high': range.base.high,
    'treatment-low': range.treatment.low,
    'treatment-high': range.treatment.high,
    'baseline-effective-size': effectiveSize.base,
    'treatment-effective-size': effectiveSize.treatment,
    'largest-weight': Math.max(largestShare.base, largestShare.treatment),
    'most-outside': MOST_OUTSIDE,
    'least-effective': LEAST_EFFECTIVE,
  }
}

/** P(chance of a treated row > that of a row of the baseline), ties half. */
function cStatistic({ treated }: Groups, { propensity }: GroupChances): number {
  const { ranks } = midRanks(propensity)
  const own = ranks.filter((_, i) => treated[i] === 1)
  const sum = own.reduce((total, rank) => total + rank, 0)
  return (sum - (own.length * (own.length + 1)) / 2) / (own.length * (ranks.length - own.length))
}
