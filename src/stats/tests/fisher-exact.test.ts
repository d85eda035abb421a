import * as fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { fisherExact } from './fisher-exact.ts'

// Base R, fisher.test, and scipy.stats.fisher_exact: test/reference/methods.R, methods.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { tests: { fisher: [number, number, number, number, number][] } }
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as { tests: { fisher: number } }

it.each(reference.tests.fisher)('%i %i / %i %i agrees with R', (...[a, b, c, d, p]) => {
  expect(fisherExact({ a, b, c, d }).pValue / p).toBeCloseTo(1, 9)
})

it('agrees with SciPy', () => {
  expect(fisherExact({ a: 10, b: 2, c: 3, d: 15 }).pValue).toBeCloseTo(python.tests.fisher, 12)
})

// Fisher's tea: 1 + 16 + 16 + 1 of 70 arrangements are as likely as 3, 1, 1, 3 or less: 34 / 70.
it('tastes tea', () => {
  expect(fisherExact({ a: 3, b: 1, c: 1, d: 3 }).pValue).toBeCloseTo(34 / 70, 14)
})

it('does not mind how the table is turned', () => {
  const count = fc.nat({ max: 40 })
  fc.assert(
    fc.property(count, count, count, count, (a, b, c, d) => {
      fc.pre(a + b + c + d > 0)
      const { pValue } = fisherExact({ a, b, c, d })
      expect(pValue).toBeGreaterThan(0)
      expect(pValue).toBeLessThanOrEqual(1)
      expect(fisherExact({ a: c, b: d, c: a, d: b }).pValue).toBeCloseTo(pValue, 10)
      expect(fisherExact({ a, b: c, c: b, d }).pValue).toBeCloseTo(pValue, 10)
    }),
  )
})

it('finds nothing in an empty margin, and refuses an empty table', () => {
  expect(fisherExact({ a: 5, b: 0, c: 9, d: 0 }).pValue).toBe(1)
  expect(() => fisherExact({ a: 0, b: 0, c: 0, d: 0 })).toThrow(
    expect.objectContaining({ code: 'too-few' }),
  )
  expect(() => fisherExact({ a: 1, b: 0.5, c: 0, d: 0 })).toThrow(
    expect.objectContaining({ code: 'domain' }),
  )
})
