import { expect, test } from 'vitest'
import { problem } from '#quantity/finding'
import { notSaidBefore } from './not-said-before.ts'

const at = (path: string) => problem('unknown-reference', { path }, path)

test('a reference that the document has refused is not refused again', () => {
  const said = [at('data.log.columns.done.reaches'), problem('unit', { path: 'data.log.log' }, '')]
  const found = [
    at('data.log.columns.done'),
    at('data.log.columns.done.reaches'),
    at('data.log.columns.don'),
    at('data.log.columns.wait'),
    problem('no-column', { path: 'data.log.columns.done' }, ''),
    problem('unit', { path: 'data.log.log' }, ''),
  ]
  expect(notSaidBefore(found, said)).toEqual(found.slice(2))
})
