import { adjustmentRows } from '#evidence/comparisons/adjustment-rows'
import { contrastByArms } from '#evidence/comparisons/contrast-by-arms'
import { faultInWords } from '#evidence/comparisons/covariate-fault'
import type { IndependentRows } from '#evidence/comparisons/independent-input'
import { takingRows } from '#evidence/comparisons/independent-input'
import type { EffectOrReason, OtherWay } from '#evidence/estimate'
import { familyOf } from '#evidence/metric-family'
import type { CovariateColumns } from '#evidence/rows/covariates'
import { covariateColumns } from '#evidence/rows/covariates'
import { inWords } from '#evidence/words'
import { sentence } from '#quantity/sentence'
import { doublyRobust } from '#stats/causal/doubly-robust'
import { inverseProbabilityWeighting } from '#stats/causal/inverse-probability-weighting'
import { matchedDifference } from '#stats/causal/matching'
import { StatisticsError } from '#stats/error'
import type { AncovaInput } from '#stats/regression/ancova'
import type { TTest } from '#stats/tests/t-test'

/** Rows above which counterparts are not searched: rows with equal covariates are all compared. */
const MOST_MATCHED = 20_000

/**
 * The same difference over all rows by weighting, by matching and by both models together: where they
 * come out far apart, the answer hangs on the model. Each a figure beside the one that counts, which
 * enters no money.
 */
export function otherWaysOf(input: IndependentRows): readonly OtherWay[] {
  const taking = takingRows(input.view, input.rows)
  const covariates = covariateColumns(input.view, input, taking)
  const rows = adjustmentRows(input, covariates, taking)
  const named = covariates.used.join(', ')
  const way = (id: string, words: string, make: () => EffectOrReason): OtherWay => ({
    id,
    words,
    effect: orReason(covariates, make),
  })
  return [
    way('weighted', 'weighted by the inverse chance of the treatment', () =>
      effectOf(
        contrastByArms(input, rows, taking, (of) => inverseProbabilityWeighting({ ...of, trim: 0 }))
          .test,
        `inverse-probability weights on ${named}; average over all rows, errors by M-estimation`,
      ),
    ),
    way('matched', 'matched with the nearest counterparts', () => matched(input, rows, named)),
    way('doubly-robust', 'by models of the outcome and of the chance together', () =>
      effectOf(
        contrastByArms(input, rows, taking, (of) =>
          doublyRobust({ ...of, model: modelOf(input), trim: 0 }),
        ).test,
        `doubly robust on ${named}; ${modelOf(input)} model in each arm and inverse-probability weights, errors by M-estimation`,
      ),
    ),
  ]
}

function modelOf({ need }: IndependentRows): 'linear' | 'logistic' {
  return familyOf(need.metric.type) === 'share' ? 'logistic' : 'linear'
}

function matched(
  { rows: { totals } }: IndependentRows,
  { clusters, ...rows }: AncovaInput,
  named: string,
): EffectOrReason {
  if (totals !== undefined)
    return {
      reason: 'Counterparts are compared by a figure of their own; a rate has its totals only.',
    }
  if (clusters !== undefined)
    return {
      reason: 'The error of matched rows takes them as independent; rows of a cluster are not.',
    }
  if (rows.outcome.length > MOST_MATCHED)
    return { reason: `Counterparts are searched among up to ${inWords(MOST_MATCHED)} rows.` }
  const pairs = matchedDifference({ ...rows, distance: 'propensity', estimand: 'all' })
  return effectOf(
    pairs.test,
    `matched one to one, with replacement, on the chance of the treatment given ${named}; errors of Abadie and Imbens`,
  )
}

function effectOf(test: TTest, method: string): EffectOrReason {
  const { difference, interval, standardError, pValue } = test
  return {
    value: difference,
    interval,
    standardError,
    pValue: { value: pValue, test: 't test of the difference' },
    method,
  }
}

function orReason(covariates: CovariateColumns, make: () => EffectOrReason): EffectOrReason {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof StatisticsError)) throw error
    return { reason: `${sentence(faultInWords(error, covariates))}.` }
  }
}
