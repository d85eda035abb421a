import {
  type Look,
  type SequentialSettings,
  mixtureScale,
  requireLook,
} from '#stats/sequential/look'

/**
 * P-values of no effect that hold however often one looks: after each look, in their order, the smallest
 * so far. Below 1 - level exactly when the confidence sequence has left 0 out at some look. At most 1.
 * Source: Johari et al., Operations Research 2022;70:1806; the mixture is that of `confidenceSequence`.
 * @throws StatisticsError as `mixtureScale` and `requireLook`
 */
export function alwaysValidPValues(
  looks: readonly Look[],
  settings: SequentialSettings,
): readonly number[] {
  const scale = mixtureScale(settings)
  let smallest = 1
  return looks.map((look) => {
    smallest = Math.min(smallest, pValueOf(look, scale))
    return smallest
  })
}

/** The inverse of the mixture likelihood ratio. */
function pValueOf(look: Look, scale: number): number {
  requireLook(look)
  const information = look.units * scale ** 2
  const z = look.value / look.standardError
  return Math.sqrt(information + 1) * Math.exp((-z * z * information) / (2 * (information + 1)))
}
