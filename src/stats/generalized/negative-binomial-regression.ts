import { type CountInput, countOffset } from '#stats/generalized/count-rows'
import { type Dispersion, dispersionOf } from '#stats/generalized/dispersion'
import { generalizedFit } from '#stats/generalized/generalized-fit'
import {
  type GeneralizedRegression,
  generalizedRegression,
} from '#stats/generalized/generalized-regression'
import { type MeanFamily, negativeBinomial, poisson } from '#stats/generalized/mean-family'
import { StatisticsError } from '#stats/error'

/** A regression of counts with the dispersion that goes with it. */
export interface NegativeBinomialRegression extends GeneralizedRegression {
  readonly dispersion: Dispersion
}

const MOST_ROUNDS = 200

/**
 * How the rate of events hangs on several columns where rows scatter more than Poisson counts: variance
 * = mean + dispersion x mean^2 (NB2), dispersion by maximum likelihood. Narrower than Poisson with HC
 * errors where that variance is right; with HC or cluster errors the ratios hold without it. Counts that
 * scatter no more than Poisson counts give dispersion 0 and the Poisson fit: legal. Errors are given the
 * dispersion (the two are uncorrelated in the model). Cost n p^2 a step, some tens of steps.
 * Source: Cameron and Trivedi, Regression Analysis of Count Data (2nd ed. 2013), section 3.3.1.
 * @throws StatisticsError as `poissonRegression`
 */
export function negativeBinomialRegression(input: CountInput): NegativeBinomialRegression {
  const offset = countOffset(input)
  const { design, counts: outcome, choice, level } = input
  const fitWith = (family: MeanFamily) => generalizedFit({ design, outcome, offset, family })
  let fit = fitWith(poisson)
  let dispersion = dispersionOf(outcome, fit.means)
  for (let round = 0, settled = dispersion.value === 0; !settled; round++) {
    if (round === MOST_ROUNDS)
      throw new StatisticsError('singular', 'Rates and dispersion do not settle together.')
    fit = fitWith(dispersion.value > 0 ? negativeBinomial(dispersion.value) : poisson)
    const next = dispersionOf(outcome, fit.means)
    settled = Math.abs(next.value - dispersion.value) <= 1e-11 * dispersion.value
    dispersion = next
  }
  return { ...generalizedRegression(fit, choice, level), dispersion }
}
