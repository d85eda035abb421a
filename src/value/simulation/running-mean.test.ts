import { describe, expect, it } from 'vitest'
import { meanWithError } from './replicates.ts'
import { createRunningMean } from './running-mean.ts'

describe('createRunningMean', () => {
  it('is the mean and error of all blocks together', () => {
    const running = createRunningMean()
    const column = Float64Array.from({ length: 70 }, (_, i) => 1e6 + ((i * 37) % 11))
    for (const [from, to] of [
      [0, 32],
      [32, 64],
      [64, 70],
    ] as const) {
      running.add(column.subarray(from, to))
    }
    const whole = meanWithError(column)
    expect(running.mean()).toBeCloseTo(whole.mean, 8)
    expect(running.error()).toBeCloseTo(whole.error, 8)
  })

  it('has no error with one value', () => {
    const running = createRunningMean()
    running.add(Float64Array.of(3))
    expect(running.mean()).toBe(3)
    expect(running.error()).toBe(0)
  })
})
