/** Cholesky's lower root of a positive definite matrix (row by row) of which the lower triangle is given. */
export function lowerRoot(matrix: Float64Array, size: number): Float64Array {
  const root = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j]!
      for (let k = 0; k < j; k++) sum -= root[i * size + k]! * root[j * size + k]!
      root[i * size + j] = i === j ? Math.sqrt(sum) : sum / root[j * size + j]!
    }
  return root
}

/** The inverse of a lower triangle. */
export function inverseOfLower(root: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size)
  for (let j = 0; j < size; j++)
    for (let i = j; i < size; i++) {
      let sum = i === j ? 1 : 0
      for (let k = j; k < i; k++) sum -= root[i * size + k]! * inverse[k * size + j]!
      inverse[i * size + j] = sum / root[i * size + i]!
    }
  return inverse
}

/** The product of two square matrices, each as it is or transposed. */
export function product(
  [left, turnLeft]: readonly [Float64Array, boolean],
  [right, turnRight]: readonly [Float64Array, boolean],
  size: number,
): Float64Array {
  const found = new Float64Array(size * size)
  for (let i = 0; i < size; i++)
    for (let j = 0; j < size; j++) {
      let sum = 0
      for (let k = 0; k < size; k++)
        sum +=
          left[turnLeft ? k * size + i : i * size + k]! *
          right[turnRight ? j * size + k : k * size + j]!
      found[i * size + j] = sum
    }
  return found
}
