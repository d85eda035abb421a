import { StatisticsError } from '#stats/error'
import { BLOCK_LENGTH } from '#stats/random/generator'

/** Whether the haircuts of each driver apply, by driver. */
export type Gains = Readonly<Record<string, boolean>>

/** How to simulate. */
export interface SimulationSettings {
  readonly seed: number
  readonly draws: number
  /**
   * Decided on a base scenario and held: for sliders, scenarios and sensitivities. Absent, it is
   * decided here.
   */
  readonly gains?: Gains
}

/** @throws StatisticsError `domain` unless there are at least two draws, whole in number. */
export function checkDraws(draws: number): void {
  if (Number.isSafeInteger(draws) && draws >= 2) return
  throw new StatisticsError('domain', `A simulation takes 2 or more draws, not ${draws}.`, {
    draws,
  })
}

/** A block of a run: which, from which draw on, and how long. */
export interface Block {
  readonly block: number
  readonly from: number
  readonly length: number
}

/** The blocks of a run, in order. */
export function blocksOf(draws: number): readonly Block[] {
  return Array.from({ length: Math.ceil(draws / BLOCK_LENGTH) }, (_, block) => {
    const from = block * BLOCK_LENGTH
    return { block, from, length: Math.min(BLOCK_LENGTH, draws - from) }
  })
}
