import { expect, it } from 'vitest'
import { entryWords } from './entry-names.ts'

it('takes what an entry says of itself', () => {
  expect(entryWords({ id: 'best', name: 'Best case' }, 0)).toBe('Best case')
  expect(entryWords({ id: 'calm', 'in-words': 'Fewer angry calls' }, 0)).toBe('Fewer angry calls')
  expect(entryWords({ id: 'best' }, 0)).toBe('best')
})

it('names what an entry without a name is about', () => {
  const nameOf = (id: string): string => (id === 'wage' ? 'Pay of a clerk' : id)
  expect(entryWords({ of: 'wage', fixed: 200 }, 0, nameOf)).toBe('Pay of a clerk')
  expect(entryWords({ of: ['wage', 'volume'] }, 0, nameOf)).toBe('Pay of a clerk, volume')
  expect(entryWords({ share: 3 }, 4)).toBe('Entry 5')
})
