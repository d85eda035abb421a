import { describe, expect, it } from 'vitest'
import { combinable, combinationDraft, combinationEntry, evidenceOn } from './combination-draft.ts'

const need = (id: string) => ({ id, outcome: { measure: 'time', focus: `until ${id}` } })
const document = {
  job: { needs: [need('answer'), need('decision')] },
  evidence: [
    { id: 'trial', design: 'randomized', needs: ['answer', 'decision'] },
    { id: 'outside', design: 'benchmark', need: 'answer' },
    { id: 'talks', design: 'interview', need: 'answer' },
  ],
}

describe('combinable', () => {
  it('is every need with two pieces of evidence that is not combined yet', () => {
    expect(combinable(document)).toEqual([['answer', 'Time until answer']])
    expect(combinable({ ...document, synthesis: [{ need: 'answer', of: [] }] })).toEqual([])
  })
})

describe('evidenceOn', () => {
  it('is what speaks of a need, from rows or not', () => {
    expect(evidenceOn(document, 'answer').map(([id]) => id)).toEqual(['trial', 'outside', 'talks'])
    expect(evidenceOn(document, 'decision').map(([id]) => id)).toEqual(['trial'])
  })
})

describe('combinationDraft', () => {
  it('begins with all that speaks of the need', () => {
    expect(combinationEntry(combinationDraft(document, undefined))).toEqual({
      need: 'answer',
      of: ['trial', 'outside', 'talks'],
      method: 'random-effects',
      'applies-to': 'new-customers',
    })
  })

  it('reads back what it wrote', () => {
    const entry = {
      need: 'answer',
      of: ['trial', 'talks'],
      method: 'shrinkage',
      'applies-to': 'these-customers',
    }
    expect(combinationEntry(combinationDraft(document, entry))).toEqual(entry)
  })
})
