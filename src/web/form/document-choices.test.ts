import { describe, expect, it } from 'vitest'
import { groupingChoices } from './document-choices.ts'

const document = {
  segments: [{ id: 'large', where: { size: 'large' } }],
  segmentation: [
    { id: 'by-buying', data: 'orders', method: 'k-means' },
    { id: 'by-use', data: 'logins', method: 'mixture' },
    { id: 'as-given', data: 'orders', method: 'given' },
  ],
}
const ids = (document: Parameters<typeof groupingChoices>[0], id: string): readonly string[] =>
  groupingChoices(document, { data: 'orders', id }).map(([value]) => value)

describe('groupingChoices', () => {
  it('are the segments, and groups that are found in the same rows', () => {
    expect(ids(document, 'survey')).toEqual(['segment', 'by-buying'])
  })

  it('leaves out what divides itself, and segments that are not there', () => {
    expect(ids({ segmentation: document.segmentation }, 'by-buying')).toEqual([])
  })
})
