import type { Generator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'

/**
 * A function that draws gamma variables of this shape and scale 1, one a call, for a shape of 1 or more.
 * Half a chi-square variable with n degrees of freedom is one of shape n / 2.
 * Source: Marsaglia and Tsang, ACM TOMS 2000;26:363 (rejection; 1.05 tries a draw and fewer).
 */
export function gammaVariate(shape: number): (generator: Generator) => number {
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  return (generator) => {
    for (;;) {
      const z = normalQuantile(generator.next())
      const v = (1 + c * z) ** 3
      if (v <= 0) continue
      if (Math.log(generator.next()) < (z * z) / 2 + d - d * v + d * Math.log(v)) return d * v
    }
  }
}
