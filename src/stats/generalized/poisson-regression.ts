import { type CountInput, countOffset } from '#stats/generalized/count-rows'
import { generalizedFit } from '#stats/generalized/generalized-fit'
import {
  type GeneralizedRegression,
  generalizedRegression,
} from '#stats/generalized/generalized-regression'
import { poisson } from '#stats/generalized/mean-family'

/**
 * How the rate of events hangs on several columns at once: log link, the logarithm of the exposure as
 * offset; ratios are rate ratios per unit. With HC or cluster errors only the mean need be right, not
 * the variance; classic errors are too small wherever `pearsonDispersion` is well above 1. A group
 * without an event has no finite rate ratio; that is found and said. Cost n p^2 a step.
 * Source: Cameron and Trivedi, Regression Analysis of Count Data (2nd ed. 2013), sections 3.2 and 3.3.
 * @throws StatisticsError 'separation' with the column (0-based), 'no-variation' without an event,
 *   'singular' with the column that others determine, 'too-few', 'not-finite', 'domain'
 */
export function poissonRegression(input: CountInput): GeneralizedRegression {
  const offset = countOffset(input)
  const { design, counts, choice, level } = input
  const fit = generalizedFit({ design, outcome: counts, family: poisson, offset })
  return generalizedRegression(fit, choice, level)
}
