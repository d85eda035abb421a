import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

describe.each([true, false])('chancesToLead, machine code allowed: %s', (allowed) => {
  let chancesToLead: (typeof import('./chances-to-lead.ts'))['chancesToLead']
  beforeEach(async () => {
    vi.resetModules()
    if (!allowed) vi.stubGlobal('WebAssembly', undefined)
    chancesToLead = (await import('./chances-to-lead.ts')).chancesToLead
  })
  afterEach(() => vi.unstubAllGlobals())

  // By brute force: every pair of resamples counted.
  it('is the share of resamples in which the row is larger, ties half', () => {
    const value = fc.constantFrom(-1, 0, 0.5, 2, NaN)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 70 }), fc.infiniteStream(value), (n, values) => {
        const drawn = [0, 1, 2].map(() =>
          Float64Array.from({ length: n }, () => values.next().value as number),
        )
        const found = chancesToLead(drawn)
        for (const [i, a] of drawn.entries())
          for (const [j, b] of drawn.entries()) {
            const points = [...a].map((one, k) => (one > b[k]! ? 1 : one < b[k]! ? 0 : 0.5))
            const share = points.reduce((sum: number, point) => sum + point, 0) / n
            expect(found[i]![j]).toBeCloseTo(i === j ? 0.5 : share, 12)
          }
      }),
    )
  })

  it('has nothing to say of nothing, and refuses values of different resamples', () => {
    expect(chancesToLead([])).toEqual([])
    expect(() => chancesToLead([Float64Array.of(1, 2), Float64Array.of(1)])).toThrow(
      expect.objectContaining({ code: 'domain' }),
    )
  })
})
