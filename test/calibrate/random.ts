import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'

/** Seeded draws that rows are made of. */
export interface Random {
  uniform(low: number, high: number): number
  normal(mean: number, sd: number): number
  /** Exp of a normal with this sigma, with the given arithmetic mean. */
  lognormal(mean: number, sigma: number): number
  /** Of a whole shape: a sum of exponentials. */
  gamma(mean: number, shape: number): number
  poisson(mean: number): number
  /** 1 with this chance, else 0. */
  yes(chance: number): number
  /** From 1 to n. */
  oneOf(n: number): number
}

/** The stream of one replication. */
export function createRandom(seed: number, key: string): Random {
  const generator = createGenerator(seed, key)
  const normal = (mean: number, sd: number): number => mean + sd * normalQuantile(generator.next())
  return {
    uniform: (low, high) => low + (high - low) * generator.next(),
    normal,
    lognormal: (mean, sigma) => mean * Math.exp(normal(-(sigma ** 2) / 2, sigma)),
    gamma: (mean, shape) => {
      let sum = 0
      for (let i = 0; i < shape; i++) sum -= Math.log(generator.next())
      return (mean * sum) / shape
    },
    poisson: (mean) => {
      const least = Math.exp(-mean)
      let count = 0
      for (let left = generator.next(); left > least; left *= generator.next()) count++
      return count
    },
    yes: (chance) => (generator.next() < chance ? 1 : 0),
    oneOf: (n) => generator.below(n) + 1,
  }
}
