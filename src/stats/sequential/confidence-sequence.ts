import { type Interval, intervalAround } from '#stats/intervals/interval'
import {
  type Look,
  type SequentialSettings,
  mixtureScale,
  requireLook,
} from '#stats/sequential/look'

/**
 * Between which values the effect lies, however often one looks and whenever one stops: the chance that
 * any of all looks misses it is 1 - level. Wider than the usual interval of one planned look, by about a
 * half near `tightestAt`. For large samples: not under some hundred units in an arm.
 * Source: Waudby-Smith et al., Annals of Statistics 2024;52:2613 (arXiv 2103.06476), asymptotic confidence
 * sequence.
 * @throws StatisticsError as `mixtureScale` and `requireLook`
 * @example confidenceSequence({ value: 0, standardError: 1, units: 5000 }, { level: 0.95, tightestAt: 5000 }).high // 3.0352
 */
export function confidenceSequence(look: Look, settings: SequentialSettings): Interval {
  requireLook(look)
  const information = look.units * mixtureScale(settings) ** 2
  const { value, standardError } = look
  const logBound = Math.log1p(information) / 2 - Math.log(1 - settings.level)
  const reach = standardError * Math.sqrt(((2 * (information + 1)) / information) * logBound)
  return intervalAround(value, reach, settings.level)
}
