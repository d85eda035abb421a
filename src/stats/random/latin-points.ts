import { BLOCK_LENGTH } from './generator.ts'
import { createStream } from './stream.ts'

/**
 * Fills `out` with a block of Latin hypercube points: of each replicate (draw n belongs to
 * replicate n mod `replicates`) one word in each of 2048 / `replicates` equal slices, in random order,
 * anywhere within its slice. Words and their order as in `createPoints`. Other dimensions and blocks have
 * orders of their own.
 * Source: McKay, Beckman and Conover, Technometrics 21 (1979) 239-245.
 */
export function fillLatinPoints(
  at: { readonly seed: number; readonly dimension: number; readonly block: number },
  out: Int32Array,
  replicates: number,
): void {
  const stream = createStream(at.seed, `points ${at.dimension} block ${at.block}`)
  const count = BLOCK_LENGTH / replicates
  const bits = Math.log2(count)
  const slices = new Uint16Array(count)
  const order = new Int32Array(count)
  const places = new Int32Array(count)
  for (let r = 0; r < replicates; r++) {
    stream.fillBits(order)
    stream.fillBits(places)
    shuffle(slices, order)
    for (let k = 0, i = r; i < out.length; k++, i += replicates) {
      out[i] = (slices[k]! << (32 - bits)) | (places[k]! >>> bits)
    }
  }
}

/** 0, 1, 2, ... in the order that random words give (the bias of each step is below 1e-7). */
function shuffle(slices: Uint16Array, words: Int32Array): void {
  for (let k = 0; k < slices.length; k++) slices[k] = k
  for (let k = slices.length - 1; k > 0; k--) {
    const other = Math.floor(((words[k]! >>> 0) * (k + 1)) / 2 ** 32)
    const held = slices[k]!
    slices[k] = slices[other]!
    slices[other] = held
  }
}
