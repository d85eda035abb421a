import type { Generator } from '#stats/random/generator'

const LOG_4 = Math.log(4)
const LOG_5 = Math.log(5)

/**
 * A function that draws beta(a, b) variables, one a call, for a >= 1 and b >= 1.
 * Source: Cheng, Communications of the ACM 1978;21:317, algorithm BB (rejection; 1.2 to 1.5 tries a draw);
 * where a parameter is 1, the inverse of the distribution function.
 */
export function betaVariate(a: number, b: number): (generator: Generator) => number {
  if (b === 1) return (generator) => generator.next() ** (1 / a)
  if (a === 1) return (generator) => 1 - generator.next() ** (1 / b)
  const least = Math.min(a, b)
  const most = Math.max(a, b)
  const total = a + b
  const scale = Math.sqrt((total - 2) / (2 * a * b - total))
  const slope = least + 1 / scale
  return (generator) => {
    for (;;) {
      const u = generator.next()
      const v = scale * Math.log(u / (1 - u))
      const w = least * Math.exp(v)
      const z = u * u * generator.next()
      const r = slope * v - LOG_4
      const surely = least + r - w + LOG_5 + 1 >= 5 * z
      if (surely || r + total * Math.log(total / (most + w)) >= Math.log(z))
        return a <= b ? w / (most + w) : most / (most + w)
    }
  }
}
