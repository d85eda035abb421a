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

  it('adds up how often the people of a row are drawn in each resample', () => {
    const people = fc.integer({ min: 1, max: 1100 })
    // 32 people at most 255 times.
    const seven = fc.integer({ min: 0, max: 7 })
    fc.assert(
      fc.property(
        people,
        fc.array(seven, { minLength: 3, maxLength: 40 }),
        seven,
        (n, some, more) => {
          const bits = create(3, n)
          const inRow = (row: number, i: number): boolean => ((i * (row + 3) + more) >> 1) % 3 === 0
          for (let row = 0; row < 3; row++)
            bits.mark(
              row,
              Float64Array.from({ length: n }, (_, i) => (inRow(row, i) ? 2 : NaN)),
              2,
            )
          for (const turn of [0, 1]) {
            const drawn = (i: number, k: number): number => some[(7 * i + k + turn) % some.length]!
            for (let i = 0; i < n; i++)
              for (let k = 0; k < 16; k++) bits.times[16 * i + k] = drawn(i, k)
            const sums = [0, 1, 2].flatMap((row) =>
              Array.from({ length: 16 }, (_, k) => {
                let sum = 0
                for (let i = 0; i < n; i++) if (inRow(row, i)) sum += drawn(i, k)
                return sum
              }),
            )
            expect([...bits.counted()]).toEqual(sums)
          }
        },
      ),
      { numRuns: 40 },
    )
  })

  it('counts more people than sums of sixteen bits hold', () => {
    const n = 70_001
    const bits = create(1, n)
    bits.mark(0, new Float64Array(n), 0)
    bits.times.fill(1)
    expect([...bits.counted()]).toEqual(Array.from({ length: 16 }, () => n))
  })
})
