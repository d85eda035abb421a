/** Codes from 0 on in order of first appearance, and what they stood for. */
export interface LevelCodes {
  readonly codes: Int32Array
  readonly labels: readonly number[]
}

/** Numbers any codes anew from 0 on, without gaps. */
export function levelCodes(values: ArrayLike<number>): LevelCodes {
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
