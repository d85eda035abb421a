import { expect, test } from 'vitest'
import { studyJsonSchema, type SchemaNode } from '#study/document/json-schema'

function undescribed(node: SchemaNode, path: string): string[] {
  const own = node.description === undefined ? [path] : []
  return [...own, ...children(node, path)]
}

function children(node: SchemaNode, path: string): string[] {
  const choices = [...(node.oneOf ?? []), ...(node.anyOf ?? [])]
  return [
    ...Object.entries(node.properties ?? {}).flatMap(([key, child]) =>
      undescribed(child, `${path}.${key}`),
    ),
    ...choices.flatMap((choice) => children(choice, path)),
    ...(node.items === undefined ? [] : children(node.items, `${path}[]`)),
    ...(typeof node.additionalProperties === 'object'
      ? children(node.additionalProperties, `${path}.*`)
      : []),
  ]
}

test('every key of the study document is described', () => {
  const described = undescribed(studyJsonSchema(), 'study').filter(
    (path) => path !== 'study.worthline',
  )
  expect(described.filter((path) => !/\.(source)$/.test(path))).toEqual([])
})
