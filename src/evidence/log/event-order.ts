import type { TextColumn } from '#evidence/log/event-columns'

/** By what events of one case are sorted; all arrays over the rows of the file. */
export interface OrderKeys {
  readonly times: Float64Array
  /** Decides between equal times; NaN comes last. */
  readonly order?: Float64Array
}

export interface OrderedEvents {
  /** Rows of the file, by case and in their order within it. */
  readonly rows: Int32Array
  /** The rows of case `c` are `bounds[c]` to `bounds[c + 1]`. */
  readonly bounds: Int32Array
  /** Names of cases, in order of their first row. */
  readonly cases: readonly string[]
}

/**
 * Sorts rows by case, time, `order` and place in the file. Linear where the rows of each case stand
 * in their order in the file already; n log n in the others.
 */
export function eventOrder(kept: Int32Array, cases: TextColumn, keys: OrderKeys): OrderedEvents {
  const grouped = byCase(kept, cases)
  const compare = comparison(keys)
  for (let c = 0; c < grouped.cases.length; c++) {
    const rows = grouped.rows.subarray(grouped.bounds[c], grouped.bounds[c + 1])
    if (!inOrder(rows, keys, compare)) rows.sort(compare)
  }
  return grouped
}

/** Counting sort: stable, so that rows of a case stay in file order. */
function byCase(kept: Int32Array, { codes, labels }: TextColumn): OrderedEvents {
  const places = new Int32Array(labels.length).fill(-1)
  const counts = new Int32Array(labels.length)
  const cases: string[] = []
  for (let at = 0; at < kept.length; at++) {
    const code = codes[kept[at]!]!
    if (places[code] === -1) {
      places[code] = cases.length
      cases.push(labels[code]!)
    }
    counts[places[code]!]!++
  }
  const bounds = new Int32Array(cases.length + 1)
  for (let c = 0; c < cases.length; c++) bounds[c + 1] = bounds[c]! + counts[c]!
  const next = bounds.slice()
  const rows = new Int32Array(kept.length)
  for (let at = 0; at < kept.length; at++) {
    rows[next[places[codes[kept[at]!]!]!]!++] = kept[at]!
  }
  return { rows, bounds, cases }
}

function comparison({ times, order }: OrderKeys): (one: number, other: number) => number {
  return (one, other) => {
    const earlier = times[one]! - times[other]!
    if (earlier !== 0 || order === undefined) return earlier === 0 ? one - other : earlier
    const [first, second] = [order[one]!, order[other]!]
    if (Number.isNaN(first) || Number.isNaN(second)) {
      return Number(Number.isNaN(first)) - Number(Number.isNaN(second)) || one - other
    }
    return first - second || one - other
  }
}

function inOrder(
  rows: Int32Array,
  { times }: OrderKeys,
  compare: (one: number, other: number) => number,
): boolean {
  for (let place = 1; place < rows.length; place++) {
    const [before, row] = [rows[place - 1]!, rows[place]!]
    if (times[before]! < times[row]!) continue
    if (compare(before, row) > 0) return false
  }
  return true
}
