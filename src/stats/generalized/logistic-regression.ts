import { StatisticsError } from '#stats/error'
import { generalizedFit } from '#stats/generalized/generalized-fit'
import {
  type GeneralizedRegression,
  generalizedRegression,
} from '#stats/generalized/generalized-regression'
import { binomial } from '#stats/generalized/mean-family'
import type { CovarianceChoice } from '#stats/regression/row-scores'

/** Rows of a yes-no outcome. */
export interface LogisticInput {
  /** Columns, the constant among them. */
  readonly design: readonly Float64Array[]
  /** 1 for yes, 0 for no. */
  readonly outcome: Float64Array
  readonly choice: CovarianceChoice
  readonly level: number
}

/**
 * How the odds of a yes hang on several columns at once: maximum likelihood, ratios are odds ratios per
 * unit. An odds ratio is no risk ratio where yes is common, and it changes with what else is in the
 * model; for a difference of shares take `gComputation`. Where a column tells yes from no without fail
 * there is no finite fit; that is found and said. Cost n p^2 a step.
 * Source: Hosmer, Lemeshow and Sturdivant, Applied Logistic Regression (3rd ed. 2013), chapter 2;
 * separation: Albert and Anderson, Biometrika 1984;71:1.
 * @throws StatisticsError 'separation' with the column (0-based), 'no-variation' where all rows say the
 *   same, 'singular' with the column that others determine, 'too-few', 'not-finite', 'domain'
 */
export function logisticRegression(input: LogisticInput): GeneralizedRegression {
  const { design, outcome, choice, level } = input
  requireYesNo(outcome)
  const fit = generalizedFit({ design, outcome, family: binomial })
  return generalizedRegression(fit, choice, level)
}

/**
 * The door of every method with a yes-no outcome.
 * @throws StatisticsError 'domain' for a value that is neither 0 nor 1, 'no-variation' where all are equal
 */
export function requireYesNo(outcome: Float64Array): void {
  let yes = 0
  for (let i = 0; i < outcome.length; i++) {
    if (outcome[i] !== 0 && outcome[i] !== 1)
      throw new StatisticsError('domain', `The outcome of row ${i + 1} is neither 0 nor 1.`, {
        index: i,
      })
    yes += outcome[i]!
  }
  if (yes === 0 || yes === outcome.length)
    throw new StatisticsError('no-variation', 'All rows have the same outcome.', { yes })
}
