import { blockRows } from '#storage/rows/column-stream'
import { placeRanks } from '#evidence/rows/place-ranks'

/** Goes through the values by cell once more, always in the same order. */
export type ValuePass = (
  take: (rows: number, cells: Int32Array, values: Float64Array) => void,
) => Promise<void>

/** Sorted values whose keys begin alike: a stretch of one cell that is still to be looked into. */
export interface Stretch {
  readonly cell: number
  /** The upper 16-bit digits that all keys in it share. */
  readonly digits: readonly number[]
  /** Wanted ranks (0-based, in the sorted cell). */
  readonly ranks: readonly number[]
  /** Rank of its smallest value. */
  readonly first: number
  readonly size: number
}

/** How many values have each next digit, and the outermost of them. */
interface Counter {
  readonly stretch: Stretch
  readonly counts: Uint32Array
  low: number
  high: number
}

interface Holder {
  readonly stretch: Stretch
  readonly values: Float64Array
  filled: number
}

/** The value at each wanted rank, by cell. */
export type FoundValues = readonly Map<number, number>[]

/** Values of a digit of a key. */
export const digitValues = 1 << 16
const countersAtOnce = 64

/**
 * Finds values by their rank in the sorted cell, exactly and in bounded memory: stretches that
 * fit into `room` values are held and looked through, of larger ones the next 16 bits of the
 * order-preserving keys are counted, and only what holds a wanted rank is gone into.
 */
export async function findRanks(
  pass: ValuePass,
  stretches: readonly Stretch[],
  room: number,
  found: FoundValues,
): Promise<void> {
  let open = stretches.filter(({ ranks }) => ranks.length > 0)
  while (open.length > 0) {
    const { held, counted, later } = shared(open, room)
    const holders = held.map((stretch) => ({
      stretch,
      values: new Float64Array(stretch.size),
      filled: 0,
    }))
    const counters = counted.map(newCounter)
    await pass(valueSorter(holders, counters))
    for (const { stretch, values } of holders) pickRanks(stretch, values, found)
    open = [...later, ...counters.flatMap((counter) => goneInto(counter, found))]
  }
}

/** The stretches of a cell that hold wanted ranks, by the counts of its first digits. */
export function firstStretches(
  cell: number,
  counts: Uint32Array,
  ranks: readonly number[],
): readonly Stretch[] {
  return narrowed({ cell, digits: [], ranks, first: 0, size: 0 }, counts)
}

/** The uppermost digit of the key of a double, of its uppermost 16 bits. */
export function firstDigit(top: number): number {
  return top ^ (0x8000 | (-(top >> 15) & 0xffff))
}

/** A digit (16 bits, 0 is the uppermost) of the key whose order is the order of the doubles. */
export function keyDigit(bits: Uint16Array, index: number, digit: number): number {
  const top = bits[4 * index + 3]!
  const own = bits[4 * index + 3 - digit]!
  if (top >= 0x8000) return ~own & 0xffff
  return digit === 0 ? own | 0x8000 : own
}

function shared(
  open: readonly Stretch[],
  room: number,
): { readonly held: Stretch[]; readonly counted: Stretch[]; readonly later: Stretch[] } {
  const held: Stretch[] = []
  const counted: Stretch[] = []
  const later: Stretch[] = []
  let left = room
  for (const stretch of open) {
    if (stretch.size <= left) {
      left -= stretch.size
      held.push(stretch)
    } else if (stretch.size > room && counted.length < countersAtOnce) {
      counted.push(stretch)
    } else {
      later.push(stretch)
    }
  }
  return { held, counted, later }
}

function newCounter(stretch: Stretch): Counter {
  return { stretch, counts: new Uint32Array(digitValues), low: Infinity, high: -Infinity }
}

/** Brings each value to the stretch that it lies in. */
function valueSorter(
  holders: readonly Holder[],
  counters: readonly Counter[],
): (rows: number, cells: Int32Array, values: Float64Array) => void {
  const scratch = new Float64Array(blockRows)
  const bits = new Uint16Array(scratch.buffer)
  const watchers = [...holders, ...counters]
  const lists = listsByDigit(watchers)
  return (rows, cells, values) => {
    for (let row = 0; row < rows; row++) {
      const value = values[row]!
      const list = lists[cells[row]!]
      if (list === undefined || value - value !== 0) continue
      scratch[row] = value + 0
      for (let at = list[keyDigit(bits, row, 0)]!; at >= 0; at = list[digitValues + at]!) {
        const watcher = watchers[at]!
        if (!begins(bits, row, watcher.stretch.digits)) continue
        if ('filled' in watcher) watcher.values[watcher.filled++] = value + 0
        else count(watcher, value + 0, keyDigit(bits, row, watcher.stretch.digits.length))
      }
    }
  }
}

/** For each cell the first watcher of each first digit; behind them the next one of each watcher. */
function listsByDigit(
  watchers: readonly (Holder | Counter)[],
): readonly (Int32Array | undefined)[] {
  const lists: (Int32Array | undefined)[] = []
  for (const [place, { stretch }] of watchers.entries()) {
    while (lists.length <= stretch.cell) lists.push(undefined)
    const list = lists[stretch.cell] ?? new Int32Array(digitValues + watchers.length).fill(-1)
    lists[stretch.cell] = list
    const [digit] = stretch.digits
    if (digit === undefined) {
      list.fill(place, 0, digitValues)
    } else {
      list[digitValues + place] = list[digit]!
      list[digit] = place
    }
  }
  return lists
}

function begins(bits: Uint16Array, index: number, digits: readonly number[]): boolean {
  for (let place = 1; place < digits.length; place++) {
    if (keyDigit(bits, index, place) !== digits[place]) return false
  }
  return true
}

function count(counter: Counter, value: number, digit: number): void {
  counter.counts[digit]!++
  if (value < counter.low) counter.low = value
  if (value > counter.high) counter.high = value
}

/** Finds the wanted ranks of a stretch among its values, which it reorders. */
export function pickRanks(
  { cell, ranks, first }: Stretch,
  values: Float64Array,
  found: FoundValues,
): void {
  const places = ranks.map((rank) => rank - first).toSorted((a, b) => a - b)
  placeRanks(values, places)
  for (const rank of ranks) found[cell]!.set(rank, values[rank - first]!)
}

/** What is left to be looked into; nothing where all values of the stretch are the same. */
function goneInto({ stretch, counts, low, high }: Counter, found: FoundValues): readonly Stretch[] {
  if (low !== high) return narrowed(stretch, counts)
  for (const rank of stretch.ranks) found[stretch.cell]!.set(rank, low)
  return []
}

/** The parts of a stretch, by its next digit, that hold wanted ranks. */
function narrowed(stretch: Stretch, counts: Uint32Array): readonly Stretch[] {
  const parts: Stretch[] = []
  let first = stretch.first
  for (let digit = 0; digit < counts.length; digit++) {
    const size = counts[digit]!
    if (size === 0) continue
    const ranks = stretch.ranks.filter((rank) => rank >= first && rank < first + size)
    if (ranks.length > 0) {
      parts.push({ cell: stretch.cell, digits: [...stretch.digits, digit], ranks, first, size })
    }
    first += size
  }
  return parts
}
