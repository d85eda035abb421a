/** Draws for simulated rows, and the table that they end up in. */
import { createGenerator } from '#stats/random/generator'
import { normalQuantile } from '#stats/special/normal'

export interface Simulation {
  /** True with the given probability. */
  chance(probability: number): boolean
  /** A whole number from low to high, each equally likely. */
  whole(low: number, high: number): number
  normal(mean: number, deviation: number): number
  /** A time: its median, and the standard deviation of its logarithm. */
  time(median: number, spread: number): number
  /** How many of `trials` happen, each with the given probability. */
  happened(trials: number, probability: number): number
  /** How many happen where `mean` are expected (Poisson). */
  count(mean: number): number
  /** One of the entries, by weight. */
  oneOf<const T>(entries: readonly (readonly [T, weight: number])[]): T
}

/** The same seed and key give the same rows, always. */
export function createSimulation(seed: number, key: string): Simulation {
  const generator = createGenerator(seed, key)
  const chance = (probability: number) => generator.next() < probability
  const normal = (mean: number, deviation: number) =>
    mean + deviation * normalQuantile(generator.next())
  return {
    chance,
    normal,
    whole: (low, high) => low + generator.below(high - low + 1),
    time: (median, spread) => median * Math.exp(normal(0, spread)),
    happened: (trials, probability) =>
      Array.from({ length: trials }, () => chance(probability)).filter(Boolean).length,
    count(mean) {
      let happened = -1
      for (let product = 1; product > Math.exp(-mean); happened++) product *= generator.next()
      return happened
    },
    oneOf(entries) {
      let left = generator.next() * entries.reduce((sum, [, weight]) => sum + weight, 0)
      const found = entries.find(([, weight]) => (left -= weight) < 0) ?? entries[0]
      if (found === undefined) throw new Error('oneOf: there are no entries')
      return found[0]
    },
  }
}

/** Both arms in equal numbers, in random order. */
export function shuffled<T>(simulation: Simulation, entries: readonly T[]): readonly T[] {
  const left = [...entries]
  return entries.map(() => left.splice(simulation.whole(0, left.length - 1), 1)[0] as T)
}

/** The probability whose log-odds are shifted by `shift`. */
export function shiftedChance(probability: number, shift: number): number {
  return 1 / (1 + Math.exp(-(Math.log(probability / (1 - probability)) + shift)))
}

export function between(low: number, high: number, value: number): number {
  return Math.min(high, Math.max(low, value))
}

/** A table as CSV: the keys of the first row are the header; an empty text is a missing value. */
export function csvOf(rows: readonly Readonly<Record<string, string | number>>[]): string {
  const header = Object.keys(rows[0] ?? {})
  const lines = rows.map((row) => header.map((key) => row[key]).join(','))
  return `${[header.join(','), ...lines].join('\n')}\n`
}
