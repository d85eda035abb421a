import { requireSameLength } from '#stats/descriptive/sample'
import { leadLoop, TURN_BYTES } from '#stats/machine/bit-loops'
import { createWorkspace, machineCode } from '#stats/machine/workspace'

const code = machineCode(() => [leadLoop()])

/**
 * How often each of several figures is really the larger of two, from their values in the same resamples: row leads
 * column, ties half, as are resamples in which one has no value; 1/2 on the diagonal. Cost resamples x pairs.
 * @param drawn one array a figure, one value a resample
 * @throws StatisticsError 'domain' where lengths differ
 */
export function chancesToLead(drawn: readonly Float64Array[]): readonly (readonly number[])[] {
  const resamples = drawn[0]?.length ?? 0
  for (const each of drawn) requireSameLength(each, drawn[0]!)
  const lead = leadOf(drawn)
  const ranges = drawn.map(rangeOf)
  const chances = drawn.map(() => drawn.map(() => 0.5))
  for (let i = 0; i < drawn.length; i++)
    for (let j = 0; j < i; j++) {
      const chance = apart(ranges[i]!, ranges[j]!) ?? (1 + lead(i, j) / resamples) / 2
      chances[i]![j] = chance
      chances[j]![i] = 1 - chance
    }
  return chances
}

interface Range {
  readonly low: number
  readonly high: number
}

/** Between which values a figure lies; where a resample has none, anywhere. */
function rangeOf(values: Float64Array): Range {
  let [low, high] = [Infinity, -Infinity]
  for (let k = 0; k < values.length; k++) {
    const value = values[k]!
    if (Number.isNaN(value)) return { low: -Infinity, high: Infinity }
    if (value < low) low = value
    if (value > high) high = value
  }
  return { low, high }
}

/** The chance between figures whose values never meet. */
function apart(a: Range, b: Range): number | undefined {
  if (a.low > b.high) return 1
  return a.high < b.low ? 0 : undefined
}

/** In how many resamples a figure is larger than another, less in how many it is smaller. */
function leadOf(drawn: readonly Float64Array[]): (a: number, b: number) => number {
  const length = (Math.ceil((8 * (drawn[0]?.length ?? 0)) / TURN_BYTES) * TURN_BYTES) / 8
  const space = createWorkspace(drawn.length * (8 * length + 64) + 4096, code)
  const sums = space.words(4)
  const columns = drawn.map((values) => {
    const column = space.column(length)
    column.set(values)
    return column
  })
  const out = space.addressOf(sums)
  const at = columns.map((column) => space.addressOf(column))
  const loop = space.loops?.['lead']
  if (loop === undefined || out === undefined || length === 0 || at.includes(undefined))
    return (a, b) => leadSlowly(columns[a]!, columns[b]!)
  return (a, b) => {
    loop(at[a]!, at[b]!, 8 * length, out)
    // Two times 64 bits, of which the lower words hold the sums.
    return sums[0]! + sums[2]!
  }
}

function leadSlowly(a: Float64Array, b: Float64Array): number {
  let lead = 0
  for (let k = 0; k < a.length; k++) lead += Number(a[k]! > b[k]!) - Number(a[k]! < b[k]!)
  return lead
}
