import { describe, expect, it } from 'vitest'
import { applyEdits } from './apply-edits.ts'
import { valueAt } from './document-place.ts'

const path = ['assumptions', 'hourly', 'value']
const document = { assumptions: [{ id: 'hourly', value: '38 to 52' }] }

describe('applyEdits', () => {
  it('makes edits one after another, and leaves the document as it was', () => {
    const edited = applyEdits(document, [
      { kind: 'set', path, old: '38 to 52', new: 40 },
      { kind: 'set', path, old: 40, new: 41 },
      { kind: 'insert', path: ['assumptions'], new: { id: 'volume', value: 12 } },
    ])
    expect(valueAt(edited, path)).toBe(41)
    expect(valueAt(edited, ['assumptions', 'volume', 'value'])).toBe(12)
    expect(valueAt(document, path)).toBe('38 to 52')
  })

  it('leaves out an edit that meets something else', () => {
    const edited = applyEdits(document, [{ kind: 'set', path, old: 'other', new: 40 }])
    expect(edited).toEqual(document)
  })

  it('begins what is missing on the way', () => {
    const edited = applyEdits({}, [{ kind: 'set', path: ['value', 'horizon'], new: '5 year' }])
    expect(edited).toEqual({ value: { horizon: '5 year' } })
  })
})
