import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { histogram, niceEdges } from './histogram.ts'

// Base R, hist(right = FALSE): test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { inputs: { treatment: number[] }; descriptive: { counts: number[] } }

describe('histogram', () => {
  it('agrees with R', () => {
    const edges = Array.from({ length: 11 }, (_, i) => 20 * i)
    expect(histogram(reference.inputs.treatment, edges)).toEqual(reference.descriptive.counts)
  })

  it('counts an edge upwards, the last one downwards', () => {
    expect(histogram([0, 1, 1, 2, 3], [0, 1, 2, 3])).toEqual([1, 2, 2])
    expect(histogram([], [0, 1])).toEqual([0])
  })

  it('drops nothing', () => {
    expect(() => histogram([4], [0, 1])).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() => histogram([1], [1, 1])).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() => histogram([1], [1])).toThrow(expect.objectContaining({ code: 'too-few' }))
  })
})

describe('niceEdges', () => {
  it('are round', () => {
    expect(niceEdges(0.3, 9.1, 5)).toEqual([0, 2, 4, 6, 8, 10])
    expect(niceEdges(0.03, 0.62, 7)).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
    expect(niceEdges(-1, 1, 4)).toEqual([-1, -0.5, 0, 0.5, 1])
    expect(niceEdges(1200, 4100, 2)).toEqual([0, 2500, 5000])
  })

  it('give one bin around a single value', () => {
    expect(niceEdges(25, 25, 10)).toEqual([24.5, 25.5])
    expect(niceEdges(0, 0, 10)).toEqual([-0.5, 0.5])
    expect(histogram([3, 3], niceEdges(3, 3, 8))).toEqual([2])
  })

  it('hold every value in at most so many bins', () => {
    const values = fc.array(fc.double({ min: -1e12, max: 1e12, noNaN: true }), {
      minLength: 1,
      maxLength: 30,
    })
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 60 }), (list, bins) => {
        const edges = niceEdges(Math.min(...list), Math.max(...list), bins)
        expect(edges.length - 1).toBeLessThanOrEqual(Math.max(bins, 2))
        const counts = histogram(list, edges)
        expect(counts.reduce((sum, count) => sum + count, 0)).toBe(list.length)
      }),
    )
  })

  it('refuse a range that is none', () => {
    expect(() => niceEdges(2, 1, 5)).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() => niceEdges(1, 2, 0)).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() => niceEdges(1, Infinity, 5)).toThrow(expect.objectContaining({ code: 'not-finite' }))
  })
})
