import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { comomentsOf, covariance, mergeComoments } from './comoments.ts'

// Base R: test/reference/methods.R.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { inputs: { before: number[]; after: number[] }; descriptive: { comoment: number } }

const rows = fc.array(
  fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: -9, max: 9 })),
  {
    minLength: 1,
    maxLength: 40,
  },
)

const of = (pairs: readonly (readonly [number, number])[]) =>
  comomentsOf(
    pairs.map(([a]) => a),
    pairs.map(([, b]) => b),
  )

describe('comomentsOf', () => {
  it('agrees with R', () => {
    const { before, after } = reference.inputs
    const comoments = comomentsOf(before, after)
    expect(comoments.c / reference.descriptive.comoment).toBeCloseTo(1, 12)
    expect(covariance(comoments)).toBeCloseTo(reference.descriptive.comoment / 23, 9)
  })

  it('merges', () => {
    fc.assert(
      fc.property(rows, rows, (a, b) => {
        const merged = mergeComoments(of(a), of(b))
        const whole = of([...a, ...b])
        expect(merged.n).toBe(whole.n)
        expect(merged.c).toBeCloseTo(whole.c, 7)
        expect(merged.meanA).toBeCloseTo(whole.meanA, 9)
        expect(merged.meanB).toBeCloseTo(whole.meanB, 9)
      }),
    )
    const empty = { n: 0, meanA: 0, meanB: 0, c: 0 }
    expect(mergeComoments(empty, of([[1, 2]]))).toEqual({ n: 1, meanA: 1, meanB: 2, c: 0 })
    expect(mergeComoments(of([[1, 2]]), empty)).toEqual({ n: 1, meanA: 1, meanB: 2, c: 0 })
  })

  it('refuses columns that do not belong together', () => {
    expect(() => comomentsOf([1, 2], [1])).toThrow(expect.objectContaining({ code: 'domain' }))
    expect(() => comomentsOf([], [])).toThrow(expect.objectContaining({ code: 'too-few' }))
    expect(() => covariance(comomentsOf([1], [2]))).toThrow(
      expect.objectContaining({ code: 'too-few' }),
    )
  })
})
