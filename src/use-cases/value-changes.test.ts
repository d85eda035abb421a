import { expect, test } from 'vitest'
import { valueChanges } from '#use-cases/value-changes'

test('of very many rows that the study does not know, the first ones are told and the others counted', () => {
  const rows = Array.from({ length: 700 }, (_, index) => ({
    row: index + 2,
    cells: { id: `unknown-${index}`, value: '1' },
    formulas: [],
  }))
  const reader = { file: 'values.csv', read: () => ({ findings: [] }) }
  const { changes, findings } = valueChanges([], rows, reader)
  expect(changes).toEqual([])
  expect(findings).toHaveLength(501)
  expect(findings[499]).toMatchObject({ code: 'unknown-reference', place: { row: 501 } })
  expect(findings[500]).toMatchObject({ code: 'not-listed', severity: 'problem' })
  expect(findings[500]!.message).toContain('200 problems')
})
