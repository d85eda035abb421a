import { describe, expect, it } from 'vitest'
import { meantLine, newWide, wideDraft, withRows, writtenWide } from './wide-draft.ts'

const unpivot = [
  { solution: { value: 'paper' }, wait: { from: 'before', unit: 'min' } },
  { solution: { value: 'portal' }, wait: { from: 'after', unit: 'min' } },
]

describe('wide rows', () => {
  it('are given back as the document has them', () => {
    const draft = wideDraft(unpivot)
    expect(draft).not.toBe('as-written')
    expect(draft).toMatchObject({
      rows: 2,
      lines: [{ how: 'said' }, { cells: ['before', 'after'] }],
    })
    expect(writtenWide(draft as Exclude<typeof draft, 'as-written' | undefined>)).toEqual(unpivot)
  })

  it('keep numbers that are said as numbers', () => {
    const prices = [{ price: { value: 10, unit: 'EUR' }, answer: { from: 'p10' } }]
    const draft = wideDraft(prices)
    expect(writtenWide(draft as Exclude<typeof draft, 'as-written' | undefined>)).toEqual(prices)
  })

  it.each([
    [[{ wait: { from: 'a', unit: 'min' } }, { wait: { from: 'b', unit: 'h' } }]],
    [[{ wait: { sum: ['a', 'b'] } }]],
    [[{ wait: { from: 'a' } }, { pay: { from: 'b' } }]],
    [[{ wait: { from: 'a' } }, { wait: { value: 3 } }]],
    [[{ served: { value: true } }, { served: { value: false } }]],
    [[{ served: { from: 'a', is: ['yes', 'ja'] } }]],
  ])('are left alone where they say more than the form can: %j', (written) => {
    expect(wideDraft(written)).toBe('as-written')
  })

  it('wait until each cell is filled and each line means something of its own', () => {
    const begun = newWide(['paper', 'portal'])
    expect(writtenWide(begun)).toBeUndefined()
    const [solution, other] = begun.lines
    const filled = { ...meantLine(other!, 'wait'), cells: ['a', 'b'] }
    expect(writtenWide({ rows: 2, lines: [solution!, filled] })).toHaveLength(2)
    expect(writtenWide({ rows: 2, lines: [filled, filled] })).toBeUndefined()
    expect(writtenWide(withRows({ rows: 2, lines: [filled] }, 3))).toBeUndefined()
    expect(writtenWide(withRows({ rows: 2, lines: [filled] }, 1))).toEqual([
      { wait: { from: 'a' } },
    ])
  })

  it('forget what was said of another meaning', () => {
    const line = { id: 'wait', how: 'column', cells: ['a', 'b'], more: { unit: 'min' } } as const
    expect(meantLine(line, 'pay')).toEqual({ ...line, id: 'pay', more: {} })
    expect(meantLine(line, 'period')).toMatchObject({ how: 'said', cells: ['', ''] })
  })

  it('are none where nothing is written', () => {
    expect(wideDraft(undefined)).toBeUndefined()
  })
})
