import { describe, expect, it } from 'vitest'
import { changedLines } from './changed-lines.ts'

const words = (before: string, after: string): string[] =>
  changedLines(before, after).map(({ kind, text }) => `${kind} ${text}`.trim())

describe('changedLines', () => {
  it('is empty where nothing changed', () => {
    expect(changedLines('a\nb', 'a\nb')).toEqual([])
  })

  it('shows what is gone and new with two lines around it', () => {
    expect(words('1\n2\n3\nold\n5\n6\n7', '1\n2\n3\nnew\n5\n6\n7')).toEqual([
      'same 2',
      'same 3',
      'gone old',
      'new new',
      'same 5',
      'same 6',
      'gap',
    ])
  })

  it('finds a line that was put in between', () => {
    expect(words('a\nb\nc', 'a\nx\nb\nc')).toEqual(['same a', 'new x', 'same b', 'same c'])
  })
})
