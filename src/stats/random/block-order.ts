import { BLOCK_LENGTH } from './generator.ts'
import { createStream } from './stream.ts'

/** The order of a block that was asked for last, by group. */
let kept: { readonly seed: number; readonly orders: (Kept | undefined)[] } = { seed: 0, orders: [] }

interface Kept {
  readonly block: number
  readonly order: Int32Array
}

/**
 * In which order a group of dimensions takes the points of a block: the draw at place i takes the point at place
 * order[i], of the same replicate (draw n belongs to replicate n mod `replicates`), any order equally likely. The same
 * array as long as it is the same block.
 * Source: Owen, ACM TOMACS 8 (1998) 71-102 (Latin supercube sampling).
 */
export function blockOrder(
  of: { readonly seed: number; readonly group: number; readonly block: number },
  replicates: number,
): Int32Array {
  const { seed, group, block } = of
  if (kept.seed !== seed) kept = { seed, orders: [] }
  const found = kept.orders[group]
  if (found?.block === block) return found.order
  const order = drawnOrder(of, replicates)
  kept.orders[group] = { block, order }
  return order
}

function drawnOrder(
  { seed, group, block }: Parameters<typeof blockOrder>[0],
  replicates: number,
): Int32Array {
  const stream = createStream(seed, `order ${group} block ${block}`)
  const order = Int32Array.from({ length: BLOCK_LENGTH }, (_, i) => i)
  const words = new Int32Array(BLOCK_LENGTH / replicates)
  for (let r = 0; r < replicates; r++) {
    stream.fillBits(words)
    shuffle(order, words, { replicate: r, replicates })
  }
  return order
}

/** Shuffles the places of a replicate (the bias of each step is below 1e-7). */
function shuffle(
  order: Int32Array,
  words: Int32Array,
  { replicate, replicates }: { readonly replicate: number; readonly replicates: number },
): void {
  for (let k = words.length - 1; k > 0; k--) {
    const other = Math.floor(((words[k]! >>> 0) * (k + 1)) / 2 ** 32)
    const [at, from] = [replicates * k + replicate, replicates * other + replicate]
    const held = order[at]!
    order[at] = order[from]!
    order[from] = held
  }
}
