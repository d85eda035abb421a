import * as fc from 'fast-check'
import { expect, it } from 'vitest'

const asked = process.env['WORTHLINE_SEED']

function drawn(seed?: number): string {
  const numbers: number[] = []
  const property = fc.property(fc.nat(), (number) => void numbers.push(number))
  fc.assert(property, { numRuns: 20, ...(seed === undefined ? {} : { seed }) })
  return numbers.join(' ')
}

it('draws properties by the seed that was asked for, and anew where none was', () => {
  const other = asked === undefined ? drawn() : drawn(Number(asked))
  expect(drawn() === other).toBe(asked !== undefined)
})
