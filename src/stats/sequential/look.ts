import { StatisticsError } from '#stats/error'
import { requireLevel } from '#stats/intervals/interval'

/** What a running comparison says at one look. */
export interface Look {
  /** The effect so far: a difference of means, a log ratio. */
  readonly value: number
  readonly standardError: number
  /** Units so far, over both arms. */
  readonly units: number
}

/** Set before the first look and kept for the whole comparison. */
export interface SequentialSettings {
  readonly level: number
  /** The number of units, over both arms, at which intervals are to be narrowest; 5000 is usual. */
  readonly tightestAt: number
}

/**
 * The scale r of the mixture behind an always-valid interval, that makes it narrowest at the wanted number
 * of units: sqrt((-2 ln alpha + ln(-2 ln alpha + 1)) / N*).
 * Source: Waudby-Smith et al., Annals of Statistics 2024;52:2613, appendix on tuning (arXiv 2103.06476).
 * @throws StatisticsError 'domain' for a bad level or a number of units that is not above 0 and finite
 */
export function mixtureScale({ level, tightestAt }: SequentialSettings): number {
  requireLevel(level)
  if (!(tightestAt > 0 && Number.isFinite(tightestAt)))
    throw new StatisticsError(
      'domain',
      `An interval is narrowest at a number of units above 0; it is ${tightestAt}.`,
      { tightestAt },
    )
  const spent = -2 * Math.log(1 - level)
  return Math.sqrt((spent + Math.log(spent + 1)) / tightestAt)
}

/** @throws StatisticsError 'not-finite', 'no-variation' without an error, 'too-few' without units */
export function requireLook({ value, standardError, units }: Look): void {
  if (!(Number.isFinite(value) && Number.isFinite(standardError) && Number.isFinite(units)))
    throw new StatisticsError('not-finite', 'A look is made of finite numbers.')
  if (!(standardError > 0))
    throw new StatisticsError('no-variation', 'The effect has no error to be judged by.')
  if (!(units > 0)) throw new StatisticsError('too-few', 'There are no units yet.', { units })
}
