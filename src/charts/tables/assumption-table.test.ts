import { describe, expect, it } from 'vitest'
import { writtenWords } from '#charts/tables/assumption-table'

describe('writtenWords', () => {
  it('says three points in words', () => {
    expect(writtenWords('pert(0.1, 0.35, 0.6)')).toBe('0.1 to 0.6, most likely 0.35')
    expect(writtenWords('pert( 1,2 , 5) EUR/hour')).toBe('1 to 5, most likely 2 EUR/hour')
  })

  it.each([
    '38 to 52',
    'lognormal from 0.2 to 1.5',
    '2 * pert(1, 2, 5)',
    'pert(1, 2, 5) * rate',
    'pert(1, 2, 5) / 12',
    'pert(1, 2, 5) - 3',
  ])('leaves %j as it is written', (text) => expect(writtenWords(text)).toBe(text))
})
