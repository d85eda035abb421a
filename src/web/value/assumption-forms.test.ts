import { describe, expect, it } from 'vitest'
import { distributionQuantile } from '#stats/distributions/distribution-quantile'
import type { Entry } from '../fields/entries.ts'
import { applyEdits } from '../save/apply-edits.ts'
import { writtenBelief } from './assumption-beliefs.ts'
import { expertOf, expertsOf, formEdits, formOf } from './assumption-forms.ts'

/** The entry after it was given another form. */
function after(entry: Entry, ...[form, now]: [Parameters<typeof formEdits>[1], Entry]): unknown {
  const done = applyEdits({ assumptions: [entry] }, formEdits(entry, form, now))
  return (done as { assumptions: unknown[] }).assumptions[0]
}

describe('formEdits', () => {
  const experts = [{ by: 'x', value: '2 to 4' }]

  it('puts what several people say in the place of the one value, and back', () => {
    const entry = { id: 'a', value: '2 to 4', unit: 'h' }
    expect(after(entry, 'experts', { experts })).toEqual({ id: 'a', unit: 'h', experts })
    expect(after({ id: 'a', unit: 'h', experts }, 'value', { value: 3 })).toEqual({
      id: 'a',
      unit: 'h',
      value: 3,
    })
  })

  it('takes every part of a labour cost away with it', () => {
    const labour = {
      basis: 'labour-cost',
      wage: '1 EUR/year',
      'on-costs': 0,
      'productive-hours': 1,
    }
    expect(after({ id: 'a', value: 3 }, 'labour-cost', labour)).toEqual({ id: 'a', ...labour })
    expect(after({ id: 'a', ...labour }, 'value', { value: 3 })).toEqual({ id: 'a', value: 3 })
    expect(formOf({ id: 'a', ...labour })).toBe('labour-cost')
  })
})

describe('expertsOf', () => {
  it('begins with whoever said the one value', () => {
    const entry = { id: 'a', value: '2 to 4', source: { by: 'finance' } }
    expect(expertsOf(entry)).toEqual([{ by: 'finance', value: '2 to 4' }])
    expect(expertsOf({ id: 'a', value: 'empirical(rows.wage)' })).toEqual([])
  })
})

describe('expertOf', () => {
  it('is a belief through what was said', () => {
    const said = { by: 'head', low: '30', middle: '42', high: '60' }
    const { distribution } = writtenBelief({ ...expertOf(said), unit: 'min' })!
    const read = [0.1, 0.5, 0.9].map((p) => distributionQuantile(distribution, p))
    for (const [i, expected] of [30, 42, 60].entries()) expect(read[i]).toBeCloseTo(expected, 6)
  })

  it('does without a middle', () => {
    const { value } = expertOf({ by: 'head', low: '30', middle: ' ', high: '60' })
    expect(value).toBe('from quantiles (10 %: 30, 90 %: 60)')
  })
})

describe('writtenBelief', () => {
  it('pools what several people say: half of one, half of the other', () => {
    const experts = [
      { by: 'a', value: 'uniform(0, 1)' },
      { by: 'b', value: 'uniform(3, 4)' },
    ]
    const { distribution } = writtenBelief({ id: 'x', experts })!
    expect(distributionQuantile(distribution, 0.25)).toBeCloseTo(0.5, 6)
    expect(distributionQuantile(distribution, 0.75)).toBeCloseTo(3.5, 6)
  })

  it('says nothing where one of them cannot be read', () => {
    expect(writtenBelief({ experts: [{ by: 'a', value: '1 - 2' }] })).toBeUndefined()
  })
})
