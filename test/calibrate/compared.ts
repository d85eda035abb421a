import type { EvidenceBlock } from '#evidence/estimate'
import type { Need } from '#job/job'
import { evaluate } from '../evidence/evidence-rows.ts'
import { effectsOf, replication } from './observe.ts'
import type { Random } from './random.ts'
import { rowsOf, type Row } from './rows-of.ts'
import type { Claim, Scenario } from './scenario.ts'

/** One need in two arms, by one block. */
interface Compared {
  readonly id: string
  readonly words: string
  readonly need: Need
  readonly block: Partial<EvidenceBlock> & Pick<EvidenceBlock, 'design'>
  /** What `--design` takes; the design of the block where absent. */
  readonly design?: string
  /** Nominal where absent. */
  readonly claim?: Claim
  /** Rows, and the figure of each arm in truth. */
  readonly draw: (random: Random) => {
    readonly rows: readonly Row[]
    readonly truth: { readonly old: number; readonly now: number }
  }
}

/** Difference, ratio and `saved()` of one need. */
export function compared({ id, words, need, block, draw, ...how }: Compared): Scenario {
  const { design = block.design, claim = 'nominal' } = how
  return {
    id,
    design,
    words,
    replicate(random) {
      const { rows, truth } = draw(random)
      const evaluation = evaluate(rowsOf(rows), [need], block)
      return replication(evaluation, effectsOf(evaluation, need.id, truth, { random, claim }))
    },
  }
}
