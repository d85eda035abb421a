import { describe, expect, it } from 'vitest'
import type { Assumption } from '#value/model'
import { readAssumption } from '#value/formula/read-assumption'
import { applyEdits } from '../save/apply-edits.ts'
import { valueAt } from '../save/document-place.ts'
import { keptEdits } from './kept-edits.ts'

/** What the document says of an assumption once a value of the model was kept, read again. */
function kept(written: { value: string; unit?: string }, value: number) {
  const document = { assumptions: [{ id: 'a', ...written }] }
  const { unit } = readAssumption(written.value, written.unit, {}).value!
  const edits = keptEdits(document, { id: 'a', unit } as Assumption, value)
  const entry = valueAt(applyEdits(document, edits), ['assumptions', 'a']) as typeof written
  return readAssumption(entry.value, entry.unit, {}).value!
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
    const edits = keptEdits(document, { id: 'a', unit } as Assumption, 3)
    expect(applyEdits(document, edits)).toEqual({
      assumptions: [{ id: 'a', unit: 'EUR/hour', value: 3 }],
    })
  })

  it('keeps the parts of a labour cost with their units', () => {
    const document = {
      assumptions: [{ id: 'a', wage: '40000 to 50000 EUR/year', 'on-costs': '0.2 to 0.3' }],
    }
    const { unit } = readAssumption('40000 EUR/year', undefined, {}).value!
    const edits = keptEdits(document, { id: 'a.wage', unit } as Assumption, 45000)
    const entry = valueAt(applyEdits(document, edits), ['assumptions', 'a', 'wage'])
    expect(entry).toBe('45000 EUR/year')
  })
})
