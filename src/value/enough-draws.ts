import { magnitude, supportedDigits } from '#quantity/rounding'
import { headline, type Headline } from './headline.ts'
import type { ValueModel } from './model.ts'
import type { Summary } from './result.ts'

/** How many draws to take, and whether they are enough. */
export interface EnoughDraws {
  readonly draws: number
  /** What is still less certain than its digits say, where the limit was reached before. */
  readonly short?: {
    readonly words: string
    readonly error: number
    /** What the error should be at most. */
    readonly wanted: number
  }
}

/** A chance is shown in whole points. */
const CHANCE_STEP = 0.01
/** The next number of draws is at least and at most so many times the last. */
const [SLOWEST, FASTEST] = [2, 16] as const

/**
 * How many draws does the headline need, so that another seed would show the same but for the last
 * digit? Draws are added until the simulation error of the net present value (mean, P10, P50, P90),
 * of the mean return on investment and of the chance of a loss is at most half a step of the last
 * digit that their ranges support (`supportedDigits`; of a chance, half a point), or the limit is
 * reached. More draws keep the first ones. The number depends on the model and the seed alone.
 *
 * @param model one that `checkModel` finds no problem in; where a formula gives no finite number, `least`
 * @throws StatisticsError `domain` as `simulate`.
 * Cost: at most twice that of `headline` with the draws that it names.
 */
export function enoughDraws(
  model: ValueModel,
  { seed, least, most }: { readonly seed: number; readonly least: number; readonly most: number },
): EnoughDraws {
  for (let draws = Math.min(least, most); ;) {
    const { value } = headline(model, { seed, draws })
    if (value === undefined) return { draws }
    const worst = needs(value).toSorted((a, b) => b.error / b.wanted - a.error / a.wanted)[0]!
    const times = (worst.error / worst.wanted) ** 2
    if (times <= 1) return { draws }
    if (draws >= most) return { draws, short: worst }
    draws = Math.min(most, Math.ceil(draws * Math.min(Math.max(times, SLOWEST), FASTEST)))
  }
}

/** What the headline shows, with the error it has and the one it may have. */
function needs({ npv, roi, lossProbability }: Headline): readonly Required<EnoughDraws>['short'][] {
  const { p10, p50, p90 } = npv.quantileErrors
  const ofNpv = wantedOf(npv)
  return [
    { words: 'the mean net present value', error: npv.simulationError, wanted: ofNpv },
    { words: 'the P10 of the net present value', error: p10, wanted: ofNpv },
    { words: 'the median net present value', error: p50, wanted: ofNpv },
    { words: 'the P90 of the net present value', error: p90, wanted: ofNpv },
    ...('reason' in roi
      ? []
      : [{ words: 'the mean return', error: roi.simulationError, wanted: wantedOf(roi) }]),
    { words: 'the chance of a loss', error: lossProbability.error, wanted: CHANCE_STEP / 2 },
  ]
}

/** Half a step of the last digit that the range from P10 to P90 supports. */
function wantedOf({ mean, quantiles }: Summary): number {
  const { p10, p90 } = quantiles
  if (p10 === p90) return 10 ** (magnitude(mean) - 2) / 2
  return 10 ** -supportedDigits(mean, p10, p90) / 2
}
