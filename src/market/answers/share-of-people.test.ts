import { describe, expect, it } from 'vitest'
import { shareOfPeople } from './share-of-people.ts'

// Wilson's interval of one of one is from 1 / (1 + z^2) to 1, that of none of one from 0 to z^2 / (1 + z^2).
const squared = 1.959963984540054 ** 2

describe('shareOfPeople', () => {
  it('is that of all, of as many as the weights leave, where they leave next to nothing of the others', () => {
    const { share, interval } = shareOfPeople([true, false], Float64Array.of(1e20, 1), 0.95)
    expect(share).toBe(1)
    expect(interval!.low).toBeCloseTo(1 / (1 + squared), 12)
    expect(interval!.high).toBeCloseTo(1, 12)
  })

  // By Kish (1 + 3)^2 / (1 + 9) = 1.6 people, of whom one is whole.
  it('has an interval of none with weights', () => {
    const { share, interval } = shareOfPeople([false, false], Float64Array.of(1, 3), 0.95)
    expect(share).toBe(0)
    expect(interval!.low).toBeCloseTo(0, 12)
    expect(interval!.high).toBeCloseTo(squared / (1 + squared), 12)
  })

  it('has none of one person with a weight', () => {
    expect(shareOfPeople([true], Float64Array.of(2), 0.95)).toEqual({ share: 1 })
  })
})
