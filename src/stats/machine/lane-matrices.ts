import { LANES, productSums, type Lanes, type Step } from './lanes.ts'

/** Columns of a matrix, row by row, and of vectors: where each begins. */
export interface MatrixProduct {
  readonly out: number
  /** What is added to; `out` may be it. */
  readonly from: number
  readonly matrix: number
  readonly vector: number
  readonly rows: number
  readonly columns: number
}

/** out = from + matrix vector, each lane its own. */
export function timesMatrix(
  lanes: Lanes,
  { out, from, matrix, vector, rows, columns }: MatrixProduct,
): Step {
  return productSums(lanes, 'add', {
    out,
    outRow: LANES,
    from,
    fromRow: LANES,
    a: matrix,
    aRow: columns * LANES,
    aStep: LANES,
    b: vector,
    bStep: LANES,
    count: columns,
    rows,
    width: LANES,
  })
}

/** out = from + (or -) matrix' vector, each lane its own. */
export function timesTurned(
  lanes: Lanes,
  kind: 'add' | 'take',
  { out, from, matrix, vector, rows, columns }: MatrixProduct,
): Step {
  return productSums(lanes, kind, {
    out,
    outRow: LANES,
    from,
    fromRow: LANES,
    a: matrix,
    aRow: LANES,
    aStep: columns * LANES,
    b: vector,
    bStep: LANES,
    count: rows,
    rows: columns,
    width: LANES,
  })
}

/** out = from + the inner product of two vectors, each lane its own. */
export function innerProduct(
  lanes: Lanes,
  [out, from]: readonly [number, number],
  [a, b]: readonly [number, number],
  count: number,
): Step {
  return productSums(lanes, 'add', {
    out,
    from,
    a,
    aStep: LANES,
    b,
    bStep: LANES,
    count,
    rows: 1,
    width: LANES,
  })
}

/** Each number of a vector times the same column, out of place or in it; `nothing` holds zeros. */
export function timesColumn(
  lanes: Lanes,
  [out, nothing]: readonly [number, number],
  [vector, column]: readonly [number, number],
  length: number,
): Step {
  return productSums(lanes, 'add', {
    out,
    outRow: LANES,
    from: nothing,
    a: vector,
    aRow: LANES,
    aStep: 0,
    b: column,
    bStep: 0,
    count: 1,
    rows: length,
    width: LANES,
  })
}

/** Sums over lanes are made eight at a time: this many are left. */
export const SUMMED = 8

/**
 * Adds the products of a column with each of some columns, summed over lanes to `SUMMED` numbers each, to what
 * stands at the columns from `out`.
 */
export function sumsAcross(
  lanes: Lanes,
  out: number,
  [column, others]: readonly [number, number],
  count: number,
): Step {
  return productSums(lanes, 'add', {
    out,
    outRow: LANES,
    from: out,
    fromRow: LANES,
    a: column,
    aStep: SUMMED,
    b: others,
    bRow: LANES,
    bStep: SUMMED,
    count: LANES / SUMMED,
    rows: count,
    width: SUMMED,
  })
}
