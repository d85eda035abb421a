import { mostProducts, productLoops } from '../machine/product-loops.ts'
import { createWorkspace, machineCode, type Workspace } from '../machine/workspace.ts'
import type { PointTable } from './point-table.ts'

const code = machineCode(productLoops)

/** Points around their mean, laid out so that their distances from centres are quick to have. */
export interface PlacedPoints {
  readonly count: number
  /** Numbers from the start of one point to that of the next: the measures, made even by a 0. */
  readonly stride: number
  /** Points less their mean. */
  readonly values: Float64Array
  readonly mean: Float64Array
  readonly weights?: Float64Array
  /** The inner product of each point with itself. */
  readonly squares: Float64Array
  /** The points that `distances` is asked for; there is room for all of them. */
  readonly list: Int32Array
  /**
   * Squared distances of the first `length` points of the list from each centre (`stride` numbers, less the mean),
   * under 0 by a rounding error at most: of the point at i from centre c at `c * columns + i`. They stay until the
   * next call.
   */
  distances(length: number, centres: readonly Float64Array[]): Float64Array
  /** See `distances`. */
  readonly columns: number
  /** A sum of points for each group that there may be, and one more. */
  readonly sums: readonly Float64Array[]
  /** Takes a point, by its weight, out of one of the sums and adds it to another. */
  move(point: number, from: Float64Array, to: Float64Array): void
}

/**
 * Places points for `distances` from at most so many centres at once. Products run as machine code where the engine
 * allows it, else as the same loops in TypeScript, to the same bits.
 */
export function placePoints(
  { count, dimensions, values, weights }: PointTable,
  mostCentres: number,
): PlacedPoints {
  const stride = dimensions + (dimensions % 2)
  const columns = count + (count % 2)
  const rows = count + mostProducts + mostCentres + 1
  const numbers = rows * stride + mostCentres * columns + columns
  const space = createWorkspace(8 * numbers + 128 * rows, code)
  const mean = meanOf({ count, dimensions, values })
  const placed = space.column(count * stride)
  for (let i = 0; i < count; i++)
    for (let j = 0; j < dimensions; j++)
      placed[i * stride + j] = values[i * dimensions + j]! - mean[j]!
  const parts: Parts = {
    space,
    stride,
    columns,
    values: placed,
    list: space.words(columns),
    interleaved: space.column(mostProducts * stride),
    out: space.column(mostCentres * columns),
  }
  const sums = Array.from({ length: mostCentres + 1 }, () => space.column(stride))
  const squares = Float64Array.from({ length: count }, (_, i) =>
    product(placed, [i * stride, i * stride], stride),
  )
  return {
    count,
    stride,
    values: placed,
    ...(weights === undefined ? {} : { weights }),
    mean,
    squares,
    list: parts.list,
    columns,
    distances(length, centres) {
      products(parts, length, centres)
      toDistances(parts, { length, centres, squares })
      return parts.out
    },
    sums,
    move:
      weights === undefined
        ? (point, from, to) => moveBetween(parts, point, [from, to])
        : (point, from, to) => moveByWeight(parts, point, [from, to, weights[point]!]),
  }
}

function moveBetween(
  { space, stride, values }: Parts,
  point: number,
  [from, to]: readonly [Float64Array, Float64Array],
): void {
  const loop = space.loops?.['move']
  const [out, into, all] = [space.addressOf(from), space.addressOf(to), space.addressOf(values)]
  if (loop !== undefined && out !== undefined && into !== undefined && all !== undefined) {
    loop(out, into, all + 8 * point * stride, 8 * stride)
    return
  }
  for (let j = 0; j < stride; j++) {
    const value = values[point * stride + j]!
    from[j]! -= value
    to[j]! += value
  }
}

function moveByWeight(
  { stride, values }: Parts,
  point: number,
  [from, to, weight]: readonly [Float64Array, Float64Array, number],
): void {
  for (let j = 0; j < stride; j++) {
    const value = weight * values[point * stride + j]!
    from[j]! -= value
    to[j]! += value
  }
}

interface Parts extends Pick<PlacedPoints, 'stride' | 'columns' | 'values' | 'list'> {
  readonly space: Workspace
  readonly interleaved: Float64Array
  readonly out: Float64Array
}

function meanOf({ count, dimensions, values }: PointTable): Float64Array {
  const mean = new Float64Array(dimensions)
  for (let i = 0; i < count; i++)
    for (let j = 0; j < dimensions; j++) mean[j]! += values[i * dimensions + j]!
  return mean.map((sum) => sum / count)
}

/** Even and odd places apart, then both together: the order of the machine's loops. */
function product(
  values: Float64Array,
  [a, b]: readonly [number, number],
  length: number,
  other = values,
): number {
  let [even, odd] = [0, 0]
  for (let j = 0; j < length; j += 2) {
    even += values[a + j]! * other[b + j]!
    odd += values[a + j + 1]! * other[b + j + 1]!
  }
  return even + odd
}

/** Inner products into `out`, at most `mostProducts` centres at a time. */
function products(parts: Parts, length: number, centres: readonly Float64Array[]): void {
  const { list } = parts
  const pairs = length + (length % 2)
  if (pairs > length) list[length] = list[length - 1]!
  const block = Math.ceil(centres.length / Math.ceil(centres.length / mostProducts))
  for (let first = 0; first < centres.length; first += block) {
    const some = centres.slice(first, first + block)
    if (!byMachine(parts, pairs, [first, some])) byHand(parts, length, [first, some])
  }
}

function byMachine(
  { space, stride, columns, values, list, interleaved, out }: Parts,
  pairs: number,
  [first, centres]: readonly [number, readonly Float64Array[]],
): boolean {
  const loop = space.loops?.[`products${centres.length}`]
  const addresses = [values, list, interleaved, out].map((array) => space.addressOf(array))
  const [points, start, woven, into] = addresses
  if (loop === undefined || addresses.includes(undefined)) return false
  for (const [c, centre] of centres.entries())
    for (let j = 0; j < stride; j += 2) {
      const at = j * centres.length + 2 * c
      interleaved[at] = centre[j]!
      interleaved[at + 1] = centre[j + 1]!
    }
  const target = into! + 8 * first * columns
  loop(points!, 8 * stride, start!, start! + 4 * pairs, woven!, target, 8 * columns)
  return true
}

function byHand(
  { stride, columns, values, list, out }: Parts,
  length: number,
  [first, centres]: readonly [number, readonly Float64Array[]],
): void {
  for (const [c, centre] of centres.entries())
    for (let i = 0; i < length; i++)
      out[(first + c) * columns + i] = product(values, [list[i]! * stride, 0], stride, centre)
}

/** |x - c|^2 = |x|^2 + |c|^2 - 2 x c. */
function toDistances(
  { stride, columns, list, out }: Parts,
  about: {
    readonly length: number
    readonly centres: readonly Float64Array[]
    readonly squares: Float64Array
  },
): void {
  const { length, centres, squares } = about
  for (const [c, centre] of centres.entries()) {
    const own = product(centre, [0, 0], stride)
    const from = c * columns
    for (let i = 0; i < length; i++) out[from + i] = squares[list[i]!]! + own - 2 * out[from + i]!
  }
}
