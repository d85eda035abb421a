import type { EvolutionBlock } from '#market/evolution/evolution-block'
import type { Projection } from '#market/evolution/evolution-view'

/** The scale on which a series is smoothed, so that no forecast leaves what can be. */
export interface LevelScale {
  readonly name: Projection['scale']
  readonly to: (value: number) => number
  readonly from: (value: number) => number
}

const plain: LevelScale = { name: 'plain', to: (value) => value, from: (value) => value }
const log: LevelScale = { name: 'log', to: Math.log, from: Math.exp }
const logit: LevelScale = {
  name: 'logit',
  to: (share) => Math.log(share / (1 - share)),
  from: (value) => 1 / (1 + Math.exp(-value)),
}

/** Logit for shares inside 0 and 1, log for values that are all above 0, else the values themselves. */
export function levelScale(
  { share }: Pick<EvolutionBlock, 'share'>,
  values: readonly number[],
): LevelScale {
  if (share) return values.every((value) => value > 0 && value < 1) ? logit : plain
  return values.every((value) => value > 0) ? log : plain
}
