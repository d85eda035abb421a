import { createRandom } from './random.ts'
import type { Scenario } from './scenario.ts'
import { count, emptyTally, type Tally } from './tally.ts'

/** Some replications of one scenario. */
export interface Part {
  readonly scenario: string
  readonly from: number
  readonly to: number
}

/** Draws and evaluates them; each has a stream of its own, whoever draws it. */
export function simulatePart(scenario: Scenario, { from, to }: Part, seed: number): Tally {
  const tally = emptyTally()
  for (let i = from; i < to; i++) {
    try {
      count(tally, scenario.replicate(createRandom(seed, `${scenario.id} ${i}`)))
    } catch (error) {
      throw new Error(`${scenario.id}, replication ${i}`, { cause: error })
    }
  }
  return tally
}
