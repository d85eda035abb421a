import type { ModelValues } from './model-values.ts'
import { blocksOf, type Block } from './settings.ts'

/** A block whose draws are kept. */
export interface KeptBlock extends Block {
  /** Stands at the block with every input at its draws; inputs may be changed by hand then. */
  stand(): void
}

/**
 * The draws of a prepared model, for runs that differ in a few inputs only: setting a block again takes
 * a fraction of drawing it.
 */
export function keepDraws(values: ModelValues, draws: number): readonly KeptBlock[] {
  return blocksOf(draws).map(({ block, from, length }) => {
    values.draw(block, length)
    const columns = [...values.columns.values()].map(
      (column) => [column, column.slice(0, length)] as const,
    )
    return {
      block,
      from,
      length,
      stand() {
        for (const [column, kept] of columns) column.set(kept)
        values.standAt(block, length)
      },
    }
  })
}
