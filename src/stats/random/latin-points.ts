import { createStream } from './stream.ts'

/**
 * Fills `out` with a block of Latin hypercube points: of each replicate (draw n belongs to
 * replicate n mod `replicates`) one word in each of 256 equal slices, in random order, anywhere
 * within its slice. Words and their order as in `createPoints`. Other dimensions and blocks have
 * orders of their own.
 * Source: McKay, Beckman and Conover, Technometrics 21 (1979) 239-245.
 */
export function fillLatinPoints(
  at: { readonly seed: number; readonly dimension: number; readonly block: number },
  out: Int32Array,
  replicates: number,
): void {
  const stream = createStream(at.seed, `points ${at.dimension} block ${at.block}`)
  const slices = new Uint8Array(SLICES)
  const order = new Int32Array(SLICES)
  const places = new Int32Array(SLICES)
  for (let r = 0; r < replicates; r++) {
    stream.fillBits(order)
    stream.fillBits(places)
    shuffle(slices, order)
    for (let k = 0, i = r; i < out.length; k++, i += replicates) {
      out[i] = (slices[k]! << 24) | (places[k]! >>> 8)
    }
  }
}

const SLICES = 256

/** 0 to 255 in the order that random words give (the bias of each step is below 1e-7). */
function shuffle(slices: Uint8Array, words: Int32Array): void {
  for (let k = 0; k < SLICES; k++) slices[k] = k
  for (let k = SLICES - 1; k > 0; k--) {
    const other = Math.floor(((words[k]! >>> 0) * (k + 1)) / 2 ** 32)
    const held = slices[k]!
    slices[k] = slices[other]!
    slices[other] = held
  }
}
