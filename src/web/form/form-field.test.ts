import { describe, expect, it } from 'vitest'
import { studyJsonSchema, type SchemaNode } from '#study/document/json-schema'
import { fieldOf, keyWords, shapeOf, shapesOf, shapeWords, typed } from './form-field.ts'

const column: SchemaNode = { type: 'string', refersTo: 'column' }

describe('fieldOf', () => {
  it.each([
    [{ type: 'string', const: 'ratings' }, 'kind', { kind: 'fixed', value: 'ratings' }],
    [{ enum: ['price', 'tco'] }, 'x', { kind: 'choice', values: ['price', 'tco'] }],
    [{ type: 'boolean' }, 'frontier', { kind: 'yes-no' }],
    [{ type: 'number' }, 'size', { kind: 'number' }],
    [{ type: 'string' }, 'name', { kind: 'text', long: false }],
    [{ type: 'string' }, 'need', { kind: 'reference', to: 'needs' }],
    [column, 'need', { kind: 'reference', to: 'column' }],
    [{ anyOf: [{ type: 'number' }, { type: 'string' }] }, 'value', { kind: 'text', long: false }],
    [{ type: 'array', items: column }, 'by', { kind: 'list', of: column }],
    [{ type: 'object', additionalProperties: column }, 'scores', { kind: 'named', of: column }],
    [{ type: 'object', properties: { a: column } }, 'x', { kind: 'parts', keys: ['a'] }],
  ] as const)('%j under `%s`', (node, key, field) => {
    expect(fieldOf(node as SchemaNode, key)).toEqual(field)
  })

  it('offers shapes where a value may be of several kinds', () => {
    const means: SchemaNode = { type: 'object', properties: { 'mean-of': { type: 'array' } } }
    expect(fieldOf({ anyOf: [column, means] }, 'quality')).toEqual({
      kind: 'shapes',
      shapes: [column, means],
    })
  })

  it('knows a field for every place of the whole document', () => {
    const places = (node: SchemaNode, key: string): string[] =>
      shapesOf(node).flatMap((shape) => {
        const field = fieldOf(shape, key)
        return [
          field.kind,
          ...Object.entries(shape.properties ?? {}).flatMap(([name, one]) => places(one, name)),
          ...(shape.items === undefined ? [] : places(shape.items, key)),
        ]
      })
    const kinds = new Set(places(studyJsonSchema(), 'study'))
    expect([...kinds]).toEqual(expect.arrayContaining(['parts', 'list', 'text', 'choice', 'named']))
  })

  it('knows what a text of a log names', () => {
    const log = studyJsonSchema().properties!['data']!.items!.properties!['log']!.properties!
    const named = (node: SchemaNode) => fieldOf(node, 'x')
    expect(named(log['order']!)).toEqual({ kind: 'reference', to: 'header' })
    expect(named(log['failed']!.properties!['activity']!.items!)).toEqual({
      kind: 'reference',
      to: 'activity',
    })
    const column = studyJsonSchema().properties!['data']!.items!.properties!['columns']!
    const { reaches } = (column.additionalProperties as SchemaNode).properties!
    expect(shapesOf(reaches!).map(shapeWords)).toEqual(['a step', 'activity'])
  })

  it('finds that columns of blocks are columns', () => {
    const surveys = studyJsonSchema().properties!['surveys']!.items!
    const ratings = shapesOf(surveys).find((one) => one.properties!['kind']!.const === 'ratings')!
    expect(fieldOf(ratings.properties!['judge']!, 'judge')).toEqual({
      kind: 'reference',
      to: 'column',
    })
  })

  it('finds that rows are divided by columns and by groups', () => {
    const { surveys, evidence } = studyJsonSchema().properties!
    for (const block of [surveys!, evidence!]) {
      const divided = shapesOf(block.items!).find((one) => 'by' in one.properties!)!
      expect(fieldOf(divided.properties!['by']!.items!, 'by')).toEqual({
        kind: 'reference',
        to: 'grouping',
      })
    }
  })
})

describe('shapeOf', () => {
  const kinds: readonly SchemaNode[] = ['a', 'b'].map((kind) => ({
    type: 'object',
    properties: { kind: { const: kind }, [kind]: { type: 'string' } },
  }))

  it('is that of the kind a value says', () => {
    expect(shapeOf(kinds, { kind: 'b' })).toBe(1)
    expect(shapeOf(kinds, { kind: 'a', b: 'x' })).toBe(0)
  })

  it('tells a list from one of it, and is the first where there is nothing', () => {
    const shapes: readonly SchemaNode[] = [{ type: 'string' }, { type: 'array' }]
    expect([shapeOf(shapes, ['x']), shapeOf(shapes, 'x'), shapeOf(shapes, undefined)]).toEqual([
      1, 0, 0,
    ])
    expect(shapes.map(shapeWords)).toEqual(['one value', 'several'])
  })
})

describe('shapeOf', () => {
  it('knows a shape that takes words and numbers alike', () => {
    const shapes: readonly SchemaNode[] = [{ type: 'array' }, { type: ['number', 'string'] }]
    expect([shapeOf(shapes, 99), shapeOf(shapes, [99])]).toEqual([1, 0])
  })
})

describe('typed', () => {
  it.each([
    [' 2024 ', { type: 'string' }, '2024'],
    ['2024', { anyOf: [{ type: 'number' }, { type: 'string' }] }, 2024],
    ['3 EUR', { type: ['number', 'string'] }, '3 EUR'],
    [' ', { type: 'string' }, undefined],
  ] as const)('%j in %j', (text, node, value) => {
    expect(typed(text, node as SchemaNode)).toBe(value)
  })
})

describe('keyWords', () => {
  it('reads a key as words', () => {
    expect(keyWords('too-cheap')).toBe('Too cheap')
  })
})
