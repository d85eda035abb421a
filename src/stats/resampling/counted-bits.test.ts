import * as fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

/** Without WebAssembly, as where a page forbids it, and with it. */
describe.each([true, false])('createCountedBits, machine code allowed: %s', (allowed) => {
  let create: (typeof import('./counted-bits.ts'))['createCountedBits']
  beforeEach(async () => {
    vi.resetModules()
    if (!allowed) vi.stubGlobal('WebAssembly', undefined)
    create = (await import('./counted-bits.ts')).createCountedBits
  })
  afterEach(() => vi.unstubAllGlobals())

  it('adds up how often the people of a row are drawn', () => {
    const people = fc.integer({ min: 1, max: 1100 })
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(
        people,
        fc.array(byte, { minLength: 3, maxLength: 40 }),
        byte,
        (n, some, more) => {
          const bits = create(3, n)
          const counts = Array.from({ length: n }, (_, i) => some[i % some.length]!)
          const inRow = (row: number, i: number): boolean => ((i * (row + 3) + more) >> 1) % 3 === 0
          for (const [row, own] of bits.rows.entries())
            for (let i = 0; i < n; i++) if (inRow(row, i)) own[i >> 5]! |= 1 << (i & 31)
          bits.times.set(counts)
          const sums = [0, 1, 2].map((row) =>
            counts.reduce((sum, count, i) => sum + (inRow(row, i) ? count : 0), 0),
          )
          expect([...bits.counted()]).toEqual(sums)
        },
      ),
      { numRuns: 40 },
    )
  })

  it('counts more people than sums of sixteen bits hold', () => {
    const n = 600_000
    const bits = create(1, n)
    bits.rows[0]!.fill(-1)
    bits.times.fill(3)
    expect([...bits.counted()]).toEqual([3 * n])
  })
})
