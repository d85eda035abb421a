/** Codes from 0 on in order of first appearance, and what they stood for. */
export interface LevelCodes {
  readonly codes: Int32Array
  readonly labels: readonly number[]
}

/** Numbers any codes anew from 0 on, without gaps. */
export function levelCodes(values: ArrayLike<number>): LevelCodes {
  return tabledCodes(values) ?? mappedCodes(values)
}

/** Whole numbers that lie close together are looked up in a table. */
function tabledCodes(values: ArrayLike<number>): LevelCodes | undefined {
  let low = Infinity
  let high = -Infinity
  for (let i = 0; i < values.length; i++) {
    const value = values[i]!
    if (!Number.isInteger(value)) return undefined
    if (value < low) low = value
    if (value > high) high = value
  }
  if (!(high - low < 4 * values.length)) return undefined
  const known = new Int32Array(high - low + 1)
  const labels: number[] = []
  const codes = new Int32Array(values.length)
  for (let i = 0; i < codes.length; i++) {
    const place = values[i]! - low
    if (known[place] === 0) known[place] = labels.push(values[i]!)
    codes[i] = known[place]! - 1
  }
  return { codes, labels }
}

function mappedCodes(values: ArrayLike<number>): LevelCodes {
  const known = new Map<number, number>()
  const labels: number[] = []
  const codes = new Int32Array(values.length)
  for (let i = 0; i < codes.length; i++) {
    let code = known.get(values[i]!)
    if (code === undefined) {
      code = labels.push(values[i]!) - 1
      known.set(values[i]!, code)
    }
    codes[i] = code
  }
  return { codes, labels }
}
