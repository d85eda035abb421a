import { latentClassIntervals } from '#stats/clustering/latent-class-intervals'
import { latentClasses } from '#stats/clustering/latent-classes'
import { observed } from '../observe.ts'
import type { Random } from '../random.ts'
import { times } from '../rows-of.ts'
import type { Observed, Scenario } from '../scenario.ts'

/** Chance of each answer to five questions in the larger and in the smaller class. */
const larger = [
  [0.9, 0.1],
  [0.8, 0.2],
  [0.15, 0.85],
  [0.7, 0.2, 0.1],
  [0.85, 0.15],
] as const
const smaller = [
  [0.2, 0.8],
  [0.3, 0.7],
  [0.8, 0.2],
  [0.1, 0.3, 0.6],
  [0.25, 0.75],
] as const
const share = 0.65

function answer(random: Random, chances: readonly number[]): number {
  let rest = random.uniform(0, 1)
  const level = chances.findIndex((chance) => (rest -= chance) < 0)
  return level < 0 ? chances.length - 1 : level
}

/** How well the truth is found again: shares of two classes and the chances of their answers. */
function recovered(random: Random, people: number): readonly Observed[] {
  const classes = times(people, () => (random.yes(share) === 1 ? larger : smaller))
  const items = larger.map((chances, item) => ({
    codes: Int32Array.from(classes, (own) => answer(random, own[item]!)),
    levels: chances.length,
  }))
  const fit = latentClasses(items, { classes: 2, restarts: 5, seed: 1, tolerance: 1e-9 })
  const found = latentClassIntervals(items, fit, 0.95)
  const one = (
    figure: string,
    truth: number,
    [c, item, level]: readonly [number, number, number],
  ) => {
    const interval = found.chances[c]![item]![level]
    const value = fit.chances[c]![item]![level]!
    return observed(figure, 'nominal', truth, { value, interval })
  }
  return [
    observed('share of the larger class', 'nominal', share, {
      value: fit.shares[0]!,
      interval: found.shares[0],
    }),
    one('chance of an answer in the larger', larger[1][0], [0, 1, 0]),
    one('chance of an answer in the smaller', smaller[1][0], [1, 1, 0]),
    one('chance of one of three answers', smaller[3][2], [1, 3, 2]),
  ]
}

/** Classes that are sought among answers. */
export const latentClassScenarios: readonly Scenario[] = [500, 2000].map((people) => ({
  id: `latent-classes-${people}`,
  design: 'latent-classes',
  words: `${people} people of two classes (65 and 35 %), five questions`,
  replicate: (random) => ({ observed: recovered(random, people), codes: [] }),
}))
