/** The polynomial with the given coefficients, from the constant term upwards, at `x` (Horner). */
export function polynomial(coefficients: readonly number[], x: number): number {
  let sum = 0
  for (let i = coefficients.length - 1; i >= 0; i--) sum = sum * x + (coefficients[i] ?? 0)
  return sum
}

/** Coefficients up to x^8 from the constant term upwards, 0 where the degree is lower. */
export type Octic = readonly [
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
  number,
]

/** `polynomial` without a loop, three times as fast: for what runs once a draw. */
export function octic(c: Octic, x: number): number {
  const upper = (((c[8] * x + c[7]) * x + c[6]) * x + c[5]) * x + c[4]
  return (((upper * x + c[3]) * x + c[2]) * x + c[1]) * x + c[0]
}
