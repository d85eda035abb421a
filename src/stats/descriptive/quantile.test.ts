import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { medianOf, quantileSorted, quantiles } from './quantile.ts'

// Base R, quantile(type = 7): test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as {
  inputs: { treatment: number[] }
  descriptive: { probabilities: number[]; quantiles: number[] }
}

describe('quantiles', () => {
  it('agree with R', () => {
    const { probabilities, quantiles: expected } = reference.descriptive
    const actual = quantiles(reference.inputs.treatment, probabilities)
    actual.forEach((value, i) => expect(value).toBeCloseTo(expected[i]!, 10))
  })

  it('are those of the sorted values, and leave the order alone', () => {
    const probabilities = [0.999, 0.1, 0.5, 0, 0.5]
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 200 }),
        (list) => {
          const before = [...list]
          const sorted = list.toSorted((a, b) => a - b)
          expect(quantiles(list, probabilities)).toEqual(
            probabilities.map((p) => quantileSorted(sorted, p)),
          )
          expect(list).toEqual(before)
        },
      ),
    )
  })

  it('of one value are that value', () => {
    expect(quantiles([7], [0, 0.3, 1])).toEqual([7, 7, 7])
  })

  it('refuse what has none', () => {
    expect(() => quantiles([], [0.5])).toThrow(expect.objectContaining({ code: 'too-few' }))
    expect(() => quantiles([1], [1.1])).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() => quantiles([Number.NaN], [0.5])).toThrow(
      expect.objectContaining({ code: 'not-finite' }),
    )
    expect(() => quantileSorted([], 0.5)).toThrow(expect.objectContaining({ code: 'too-few' }))
    expect(() => quantileSorted([1], Number.NaN)).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})

describe('medianOf', () => {
  it('is the middle, or half-way between the middle two', () => {
    expect(medianOf([9, 1, 5])).toBe(5)
    expect(medianOf([9, 1, 5, 7])).toBe(6)
    expect(medianOf([3, 3, 3])).toBe(3)
  })
})
