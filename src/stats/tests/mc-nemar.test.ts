import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { mcNemar } from './mc-nemar.ts'

// Base R, binom.test and mcnemar.test(correct = FALSE); statsmodels, mcnemar: test/reference/methods.R, methods.py.
const reference = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.r.json', import.meta.url), 'utf8'),
) as { tests: { mcNemar: [number, number, number, number, number][] } }
const python = JSON.parse(
  readFileSync(new URL('../../../test/reference/methods.python.json', import.meta.url), 'utf8'),
) as {
  tests: { mcNemar: Record<'b' | 'c' | 'exact' | 'midP' | 'chiSquare' | 'chiSquareP', number>[] }
}

it.each(reference.tests.mcNemar)('%i and %i agree with R', (...[b, c, exact, chiSquare, p]) => {
  const result = mcNemar(b, c)
  expect(result.exact).toBeCloseTo(exact, 11)
  expect(result.chiSquare).toBeCloseTo(chiSquare, 12)
  expect(result.chiSquarePValue).toBeCloseTo(p, 11)
})

it.each(python.tests.mcNemar)('$b and $c agree with statsmodels', (expected) => {
  const result = mcNemar(expected.b, expected.c)
  expect(result.exact).toBeCloseTo(expected.exact, 11)
  expect(result.midP).toBeCloseTo(expected.midP, 11)
  expect(result.chiSquarePValue).toBeCloseTo(expected.chiSquareP, 11)
})

it('finds nothing where nobody changed', () => {
  expect(mcNemar(0, 0)).toEqual({ exact: 1, midP: 1, chiSquare: 0, chiSquarePValue: 1 })
  expect(() => mcNemar(-1, 0)).toThrow(expect.objectContaining({ code: 'domain' }))
})
