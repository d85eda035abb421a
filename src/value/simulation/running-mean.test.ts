import { describe, expect, it } from 'vitest'
import { createRunningMean } from './running-mean.ts'
import { meanWithError } from './summarize.ts'

describe('createRunningMean', () => {
  it('is the mean and error of all blocks together', () => {
    const running = createRunningMean()
    const blocks = [
      Float64Array.of(1e6, 1e6 + 3),
      Float64Array.of(1e6 - 4),
      Float64Array.of(1e6 + 9, 2),
    ]
    for (const block of blocks) running.add(block)
    const whole = meanWithError(Float64Array.from(blocks.flatMap((block) => [...block])))
    expect(running.mean()).toBeCloseTo(whole.mean, 6)
    expect(running.error()).toBeCloseTo(whole.error, 6)
  })

  it('has no error with one value', () => {
    const running = createRunningMean()
    running.add(Float64Array.of(3))
    expect(running.mean()).toBe(3)
    expect(running.error()).toBe(0)
  })
})
