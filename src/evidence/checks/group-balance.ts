import type { CovariateLevel } from '#evidence/checks/covariate-levels'
import { covariateLevels } from '#evidence/checks/covariate-levels'
import type { Groups } from '#evidence/comparisons/group-chances'
import type { BlockContext } from '#evidence/context'
import { placeOf } from '#evidence/context'
import type { Check } from '#evidence/estimate'
import type { LovePlot } from '#evidence/picture'
import { inWords, percentInWords } from '#evidence/words'
import { warning } from '#quantity/finding'
import type { StandardisedDifference } from '#stats/causal/standardised-differences'
import { standardisedDifferences } from '#stats/causal/standardised-differences'
import { StatisticsError } from '#stats/error'

/** Standardised differences above this count as unbalanced (Austin, Stat Med 2009;28:3083). */
const UNBALANCED = 0.1

/** How far the groups differ in one column of a covariate. */
export interface LevelBalance {
  readonly level: CovariateLevel
  /** Of both groups, as the rows are. */
  readonly means: readonly [number, number]
  /** Absent where the column has one value in each group, and these differ. */
  readonly difference?: StandardisedDifference
}

/** How far the groups differ in every column of their covariates, as they came and weighted. */
export function balanceOf({ block }: BlockContext, groups: Groups): readonly LevelBalance[] {
  const weights = 'why' in groups.chances ? undefined : groups.chances.weights
  return covariateLevels(block, groups).map((level) => {
    const difference = differenceOf(groups, level, weights)
    const means = [meanOf(groups, level, 0), meanOf(groups, level, 1)] as const
    return { level, means, ...(difference === undefined ? {} : { difference }) }
  })
}

function differenceOf(
  { treated }: Groups,
  { values }: CovariateLevel,
  weights: Float64Array = new Float64Array(treated.length).fill(1),
): StandardisedDifference | undefined {
  try {
    return standardisedDifferences({ treated, covariates: [values], weights })[0]
  } catch (error) {
    if (error instanceof StatisticsError && error.code === 'no-variation') return undefined
    throw error
  }
}

function meanOf({ treated }: Groups, { values }: CovariateLevel, arm: 0 | 1): number {
  const own = values.filter((_, i) => treated[i] === arm)
  return own.reduce((sum, value) => sum + value, 0) / own.length
}

/** Two checks a covariate, of its column that differs most: as the groups came, and after weighting. */
export function groupBalanceChecks(
  context: BlockContext,
  { chances }: Groups,
  balance: readonly LevelBalance[],
): readonly Check[] {
  const ids = [...new Set(balance.map(({ level }) => level.id))]
  return ids.flatMap((id) => {
    const own = balance.filter(({ level }) => level.id === id)
    const after = 'why' in chances ? { why: chances.why } : {}
    return [beforeCheck(context, id, own), weightedCheck(context, id, { own, ...after })]
  })
}

function beforeCheck({ block }: BlockContext, id: string, own: readonly LevelBalance[]): Check {
  const start = { block: block.id, id: `balance.${id}`, label: `Balance of ${id}`, unit: 'SD' }
  const apart = own.find(({ difference }) => difference === undefined)
  if (apart !== undefined) {
    const reason = `${levelInWords(apart)}: each group has one value, so that there is no standard deviation.`
    return { ...start, reason, words: '', findings: [] }
  }
  const most = largest(own, 'before')
  return {
    ...start,
    value: most.difference!.before,
    words: `${levelInWords(most)}: ${inWords(Math.abs(most.difference!.before))} standard deviations apart, as the groups came.`,
    findings: [],
  }
}

function weightedCheck(
  { block }: BlockContext,
  id: string,
  { own, why }: { readonly own: readonly LevelBalance[]; readonly why?: string },
): Check {
  const start = {
    block: block.id,
    id: `balance.${id}.weighted`,
    label: `Balance of ${id} after weighting`,
    unit: 'SD',
  }
  if (why !== undefined || own.some(({ difference }) => difference === undefined)) {
    const reason = `There are no weights: ${why ?? 'the groups have no value in common'}.`
    return { ...start, reason, words: '', findings: [] }
  }
  const most = largest(own, 'after')
  const { before, after } = most.difference!
  const words = `${nameOf(most)}: ${inWords(Math.abs(after))} standard deviations apart once the rows are weighted, ${inWords(Math.abs(before))} before.`
  const unbalanced = Math.abs(after) > UNBALANCED
  return {
    ...start,
    value: after,
    words,
    settings: { before, threshold: UNBALANCED },
    findings: unbalanced
      ? [
          warning(
            'imbalance-left',
            placeOf(block),
            `${words} Weighting does not make the groups alike (commonly: under ${UNBALANCED}).`,
            'Compare the difference with the weighted and the matched one: where they disagree, it hangs on the model.',
          ),
        ]
      : [],
  }
}

/** The column that differs most; of two levels, which mirror each other but for rounding, the first. */
function largest(own: readonly LevelBalance[], when: 'before' | 'after'): LevelBalance {
  const size = ({ difference }: LevelBalance): number => Math.abs(difference![when])
  return own.reduce((a, b) => (size(b) > size(a) * (1 + ROUNDING) ? b : a))
}

const ROUNDING = 1e-9

function nameOf({ level }: LevelBalance): string {
  return level.label === undefined ? level.id : `${level.id} ${level.label}`
}

function levelInWords({ level, means }: LevelBalance): string {
  const [base, treatment] = means
  if (level.label === undefined)
    return `${level.id} is ${inWords(base)} against ${inWords(treatment)}`
  return `${level.id} is ${level.label} for ${percentInWords(base)} against ${percentInWords(treatment)}`
}

/** Both standardised differences of every column; of two levels, which mirror each other, one. */
export function lovePlot(
  { block }: BlockContext,
  { chances }: Groups,
  balance: readonly LevelBalance[],
): readonly LovePlot[] {
  if ('why' in chances) return []
  const shown = balance.filter(({ level }, at) => {
    const others = balance.filter((one) => one.level.id === level.id && one.level.label)
    return others.length !== 2 || balance[at - 1]?.level.id !== level.id
  })
  const covariates = shown.flatMap((one) =>
    one.difference === undefined ? [] : [{ label: nameOf(one), ...one.difference }],
  )
  return covariates.length === 0 ? [] : [{ block: block.id, kind: 'love-plot', covariates }]
}
