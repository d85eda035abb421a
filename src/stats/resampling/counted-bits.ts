import { countLoop, spreadLoop, TURN_BYTES } from '#stats/machine/bit-loops'
import { createWorkspace, machineCode } from '#stats/machine/workspace'

/** Sums of ones fit into sixteen bits up to here. */
const MOST_BYTES = 64_000
/** Binary digits of a byte. */
const DIGITS = 8

const code = machineCode(() => [countLoop(), spreadLoop()])

/** Rows of bits, a bit a person, and how often the people of each are drawn. */
export interface CountedBits {
  /** One a row; bit i mod 32 of word i / 32 is person i. */
  readonly rows: readonly Int32Array[]
  /** How often each person is drawn: to be filled before `counted`. More than 255 times does not occur in a resample. */
  readonly times: Uint8Array
  /** For each row the sum over its people of `times`. */
  counted(): Int32Array
}

/** Room for rows of bits of so many people, counted as machine code where the engine allows it. */
export function createCountedBits(rows: number, people: number): CountedBits {
  const bytes = Math.ceil(people / (8 * TURN_BYTES)) * TURN_BYTES
  const space = createWorkspace((rows + DIGITS + 8) * bytes + 16 * rows + 4096, code)
  const bits = space.words((rows * bytes) / 4)
  const planes = space.words((DIGITS * bytes) / 4)
  const drawn = space.words(2 * bytes)
  const quarters = space.words(4 * rows)
  const any = space.words(4)
  const times = new Uint8Array(drawn.buffer, drawn.byteOffset, people)
  const own = Array.from({ length: rows }, (_, row) =>
    bits.subarray((row * bytes) / 4, ((row + 1) * bytes) / 4),
  )
  const counts = new Int32Array(rows)
  const loops = bytes > MOST_BYTES ? undefined : space.loops
  const places = [bits, planes, drawn, quarters, any].map((array) => space.addressOf(array))
  if (loops === undefined || places.includes(undefined)) {
    return { rows: own, times, counted: () => countedSlowly(own, times, counts) }
  }
  const [from = 0, at = 0, bytesAt = 0, out = 0, anyAt = 0] = places
  return {
    rows: own,
    times,
    counted() {
      loops['spread']!(bytesAt, bytesAt + 8 * bytes, at, at + DIGITS * bytes, bytes, anyAt)
      const digits = digitsIn(any[0]! | any[1]! | any[2]! | any[3]!)
      loops['count']!(from, from + rows * bytes, at, at + digits * bytes, bytes, out)
      for (let row = 0, k = 0; row < rows; row++, k += 4)
        counts[row] = quarters[k]! + quarters[k + 1]! + quarters[k + 2]! + quarters[k + 3]!
      return counts
    },
  }
}

/** How many binary digits the largest of four bytes has. */
function digitsIn(word: number): number {
  return 32 - Math.clz32((word | (word >>> 8) | (word >>> 16) | (word >>> 24)) & 255)
}

function countedSlowly(
  rows: readonly Int32Array[],
  times: Uint8Array,
  counts: Int32Array,
): Int32Array {
  for (const [row, bits] of rows.entries()) {
    let sum = 0
    for (let i = 0; i < times.length; i++) sum += times[i]! * ((bits[i >> 5]! >>> (i & 31)) & 1)
    counts[row] = sum
  }
  return counts
}
