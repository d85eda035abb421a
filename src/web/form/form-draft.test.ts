import { describe, expect, it } from 'vitest'
import { studyJsonSchema, type SchemaNode } from '#study/document/json-schema'
import { draftOf, filled, namedOf, type Proposals, stillOpen } from './form-draft.ts'
import { shapesOf } from './form-field.ts'
import { proposedColumn } from './proposed-column.ts'

const columns = ['Judge', 'wine', 'bitterness score', 'weight'].map((name) => ({
  name,
  numeric: name.includes('score'),
}))
const proposals: Proposals = {
  id: 'ratings',
  columns,
  named: (to) => (to === 'data' ? ['panel'] : ['a', 'b']),
}

function surveyOf(kind: string): SchemaNode {
  const shapes = shapesOf(studyJsonSchema().properties!['surveys']!.items!)
  return shapes.find((one) => one.properties!['kind']!.const === kind)!
}

describe('draftOf', () => {
  it('guesses what can be guessed of a survey, and leaves the rest open', () => {
    const draft = draftOf(surveyOf('ratings'), proposals)
    expect(draft).toEqual({
      id: 'ratings',
      data: 'panel',
      kind: 'ratings',
      judge: 'Judge',
      weight: 'weight',
    })
    expect(stillOpen(surveyOf('ratings'), draft)).toEqual(['Item', 'Scores'])
  })

  it('compares ours with something else', () => {
    const node: SchemaNode = {
      properties: { solution: { type: 'string' }, reference: { type: 'string' } },
      required: ['solution', 'reference'],
    }
    expect(draftOf(node, proposals)).toEqual({ solution: 'a', reference: 'b' })
  })
})

describe('proposedColumn', () => {
  it('is the one of the same name, however it is written', () => {
    expect(proposedColumn('too-cheap', [{ name: 'Too_Cheap', numeric: true }], undefined)).toBe(
      'Too_Cheap',
    )
  })

  it('is one that holds the name, where it must be there and only one does', () => {
    const prices = ['price_cheap', 'price_expensive'].map((name) => ({ name, numeric: true }))
    expect(proposedColumn('cheap', prices, [])).toBe('price_cheap')
    expect(proposedColumn('cheap', prices, undefined)).toBeUndefined()
    expect(proposedColumn('price', prices, [])).toBeUndefined()
  })
})

describe('the columns of a price survey', () => {
  it('are proposed by their names, none of them twice', () => {
    const named = ['too_cheap', 'getting_expensive', 'bargain', 'too_expensive']
    const draft = draftOf(surveyOf('van-westendorp'), {
      ...proposals,
      columns: named.map((name) => ({ name, numeric: true })),
    })
    expect(draft).toMatchObject({
      'too-cheap': 'too_cheap',
      expensive: 'getting_expensive',
      'too-expensive': 'too_expensive',
    })
    expect(draft).not.toHaveProperty('cheap')
  })
})

describe('filled', () => {
  it('leaves out what is empty, however deep', () => {
    expect(filled({ a: '', b: [{ c: '' }, 'x'], d: { e: {} }, f: 0, g: false })).toEqual({
      b: ['x'],
      f: 0,
      g: false,
    })
    expect(filled({ a: '' })).toBeUndefined()
  })
})

describe('stillOpen', () => {
  it('looks into parts that are begun', () => {
    const node: SchemaNode = {
      properties: {
        floor: { properties: { value: { type: 'string' } }, required: ['value'], type: 'object' },
      },
    }
    expect(stillOpen(node, {})).toEqual([])
    expect(stillOpen(node, { floor: { source: 'x' } })).toEqual(['Floor: value'])
  })

  it.each([[{ key: '', value: 'b' }], [{ key: 'ease', value: 'b' }]])(
    'asks for the name of a value that has none of its own: %j',
    (second) => {
      const scores = namedOf([{ key: 'ease', value: 'a' }, second, { key: '', value: '' }])
      const node: SchemaNode = {
        properties: { scores: { type: 'object', additionalProperties: { type: 'string' } } },
      }
      expect(scores).toEqual({ ease: 'a', '': 'b' })
      expect(stillOpen(node, { scores })).toEqual(['Scores: a name of its own for each'])
      expect(stillOpen(node, { scores: namedOf([{ key: 'ease', value: 'a' }]) })).toEqual([])
    },
  )
})
