import { expect, test } from 'vitest'
import { parseFormula } from '#value/formula/parse-formula'
import { variablesOf } from '#value/formula/variables'

test('what a formula takes from outside, each once, in the order of the text', () => {
  const text = 'b + saved(wait) * a + b * year + (1 to 2) + saved(wait) + before(wait, quarters)'
  const { value } = parseFormula(text, { allowDistributions: true, place: {} })
  if (value === undefined) throw new Error('cannot be read')
  const found = variablesOf(value)
  expect(found.names).toEqual(['b', 'a'])
  expect(found.needs).toEqual([
    { name: 'saved', need: 'wait' },
    { name: 'before', need: 'wait', block: 'quarters' },
  ])
  expect(found.distributions.map(({ span }) => text.slice(span.start, span.end))).toEqual([
    '(1 to 2)',
  ])
  expect(found.usesYear).toBe(true)
})

test('a number takes nothing', () => {
  const { value } = parseFormula('5 USD', { allowDistributions: false, place: {} })
  if (value === undefined) throw new Error('cannot be read')
  expect(variablesOf(value)).toEqual({ names: [], needs: [], distributions: [], usesYear: false })
})
