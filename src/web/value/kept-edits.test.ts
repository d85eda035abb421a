import { describe, expect, it } from 'vitest'
import type { Json } from '#contract/edit'
import { parseFormula } from '#value/formula/parse-formula'
import type { Assumption } from '#value/model'
import { readAssumption } from '#value/formula/read-assumption'
import { applyEdits } from '../save/apply-edits.ts'
import { valueAt } from '../save/document-place.ts'
import { keptMoves } from './kept-edits.ts'

/** The document once one value was kept. */
function after(document: Json, one: Pick<Assumption, 'id' | 'unit'>, value: number): Json {
  const { changes } = keptMoves(document, [one as Assumption], { [one.id]: value })
  return applyEdits(
    document,
    changes.flatMap(({ edits }) => edits),
  )
}

/** What the document says of an assumption once a value of the model was kept, read again. */
function kept(written: { value: string; unit?: string }, value: number) {
  const document = { assumptions: [{ id: 'a', ...written }] }
  const { unit } = readAssumption(written.value, written.unit, {}).value!
  const entry = valueAt(after(document, { id: 'a', unit }, value), ['assumptions', 'a'])
  const { value: text, unit: own } = entry as typeof written
  return readAssumption(text, own, {}).value!
}

describe('keptEdits', () => {
  it.each([
    ['a share in %', { value: '5 to 10', unit: '%' }, 0.07, '1'],
    ['a distribution in %', { value: 'uniform(5, 10)', unit: '%' }, 7, '%'],
    ['a share', { value: '0.05 to 0.1' }, 0.07, '1'],
    ['a unit inside the value', { value: '38 to 52 EUR/hour' }, 45, 'EUR/hour'],
    ['a unit of its own', { value: '38 to 52', unit: 'EUR/hour' }, 45, 'EUR/hour'],
  ])('of %s is read as the same number', (_, written, value, unit) => {
    const read = kept(written, value)
    expect(read.distribution).toEqual({ family: 'fixed', value })
    expect(read.unit.text).toBe(unit)
  })

  it('takes the place of what several people said', () => {
    const document = {
      assumptions: [{ id: 'a', experts: [{ by: 'x', value: '2 to 4' }], unit: 'EUR/hour' }],
    }
    const { unit } = readAssumption('2 to 4', 'EUR/hour', {}).value!
    expect(after(document, { id: 'a', unit }, 3)).toEqual({
      assumptions: [{ id: 'a', unit: 'EUR/hour', value: 3 }],
    })
  })

  it('keeps the parts of a labour cost with their units', () => {
    const document = {
      assumptions: [{ id: 'a', wage: '40000 to 50000 EUR/year', 'on-costs': '0.2 to 0.3' }],
    }
    const { unit } = readAssumption('40000 EUR/year', undefined, {}).value!
    const kept = after(document, { id: 'a.wage', unit }, 45000)
    expect(valueAt(kept, ['assumptions', 'a', 'wage'])).toBe('45000 EUR/year')
  })
})

describe('ranges inside a formula', () => {
  const range = (id: string, path: string, text: string): Assumption => {
    const { unit } = readAssumption(text, undefined, {}).value!
    return { id, path, text, unit, generated: true } as Assumption
  }
  const amounts = 'value.costs.work.amount'
  const keep = (formula: Json, ranges: readonly Assumption[], moves: Record<string, number>) => {
    const document = { value: { costs: [{ id: 'work', amount: formula }] } }
    const { changes, left } = keptMoves(document, ranges, moves)
    const now = applyEdits(
      document,
      changes.flatMap(({ edits }) => edits),
    )
    return { now: valueAt(now, amounts.split('.')), left: left.map(({ id }) => id) }
  }

  it.each([
    ['80000 to 120000 EUR', '80000 to 120000 EUR', 90000, '90000 EUR'],
    ['0.2 to 0.4', '0.2 to 0.4', 0.3, 0.3],
    ['volume * 2 to 3 EUR', '2 to 3 EUR', 2.5, 'volume * (2.5 EUR)'],
    ['pert(1, 2, 5) EUR*volume', 'pert(1, 2, 5) EUR', 3, '(3 EUR)*volume'],
    ['volume * (2 to 3 EUR)', '2 to 3 EUR', 2.5, 'volume * (2.5 EUR)'],
    ['volume - uniform(-2, 1)', 'uniform(-2, 1)', -1, 'volume - (-1)'],
  ])('%s', (formula, text, value, expected) => {
    const { now } = keep(formula, [range('cost.work.amount', amounts, text)], {
      'cost.work.amount': value,
    })
    expect(now).toBe(expected)
    expect(parseFormula(String(now), { allowDistributions: false, place: {} }).findings).toEqual([])
  })

  it('keeps two of one formula, one after the other', () => {
    const ranges = [range('a', amounts, '2 to 3 EUR'), range('b', amounts, 'uniform(1, 2)')]
    const { now, left } = keep('(2 to 3 EUR) * uniform(1, 2)', ranges, { a: 2.5, b: 1.5 })
    expect([now, left]).toEqual(['(2.5 EUR) * (1.5)', []])
  })

  it('leaves one that stands there twice, or not any more', () => {
    const twice = '(2 to 3 EUR) * a + (2 to 3 EUR) * b'
    const moves = { x: 2.5 }
    const ranges = [range('x', amounts, '2 to 3 EUR')]
    expect(keep(twice, ranges, moves)).toEqual({ now: twice, left: ['x'] })
    expect(keep('7 EUR', ranges, moves)).toEqual({ now: '7 EUR', left: ['x'] })
  })

  it('finds entries without an id, and rates a year', () => {
    const document = {
      value: { adoption: ['0.2 to 0.4', 1], drivers: [{ id: 'd', growth: '3 % to 5 %/year' }] },
    }
    const ranges = [
      range('a', 'value.adoption.1', '0.2 to 0.4'),
      range('g', 'value.drivers.d.growth', '3 % to 5 %'),
    ]
    const { changes } = keptMoves(document, ranges, { a: 0.3, g: 0.04 })
    const now = applyEdits(
      document,
      changes.flatMap(({ edits }) => edits),
    )
    expect(now).toEqual({ value: { adoption: [0.3, 1], drivers: [{ id: 'd', growth: 0.04 }] } })
  })
})
