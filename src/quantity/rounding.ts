const significantWithoutRange = 3
const stepsInWidth = 15
const mostSignificant = 15

/**
 * How many decimals of a value does its range support? The last digit's step is the largest power
 * of ten that is at most a fifteenth of the range's width, so that the width keeps about two
 * significant digits: 124,318 with a range from 80,000 to 190,000 supports -3, thousands.
 * Without a width (equal or missing ends) three significant digits of the value itself.
 * Negative means digits left of the decimal mark. Between -15 and 15 significant digits.
 */
export function supportedDigits(value: number, low: number, high: number): number {
  const width = Math.abs(high - low)
  const size = Math.max(Math.abs(value), Number.isFinite(width) ? width : 0)
  const most = mostSignificant - 1 - magnitude(size)
  if (!Number.isFinite(width) || width === 0) {
    return significantWithoutRange - 1 - magnitude(Math.abs(value))
  }
  return Math.min(most, 0 - magnitude(width / stepsInWidth))
}

/** The value rounded half away from zero to so many decimals; negative ones are tens, hundreds. */
export function roundTo(value: number, decimals: number): number {
  if (!Number.isFinite(value)) return value
  const size = Number(shift(Math.round(Number(shift(Math.abs(value), decimals))), -decimals))
  return value < 0 && size !== 0 ? -size : size
}

/** The power of ten of the first significant digit: 2 for 124, -3 for 0.0012, 0 for 0. */
export function magnitude(value: number): number {
  if (value === 0 || !Number.isFinite(value)) return 0
  return Number(Math.abs(value).toExponential().split('e')[1])
}

/** Moves the decimal mark in the written number, where multiplying would add a rounding error. */
function shift(value: number, places: number): string {
  const [digits = '0', exponent = '0'] = value.toExponential().split('e')
  return `${digits}e${String(Number(exponent) + places)}`
}
