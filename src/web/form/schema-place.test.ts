import { expect, it } from 'vitest'
import { studyJsonSchema } from '#study/document/json-schema'
import { nodeAt, partOf } from './schema-place.ts'

const schema = studyJsonSchema()

it('finds the schema of a place of the document', () => {
  expect(nodeAt(schema, ['value', 'scenarios'])!.items!.properties).toHaveProperty('set')
  expect(nodeAt(schema, ['job', 'needs', 'target', 'by'])!.description).toBe('By when.')
  expect(nodeAt(schema, ['value', 'nothing', 'below'])).toBeUndefined()
  expect(nodeAt(schema, ['data', 'columns', 'lead-time'])!.properties).toHaveProperty('duration')
})

it('takes a part of an object, with nothing in it needed', () => {
  const need = nodeAt(schema, ['job', 'needs'])!.items!
  const part = partOf(need, ['target', 'critical'])
  expect(Object.keys(part.properties!)).toEqual(['target', 'critical'])
  expect(part.required).toEqual([])
})
