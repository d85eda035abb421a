import { describe, expect, it } from 'vitest'
import { newId } from './new-id.ts'

describe('newId', () => {
  it('is made of the name', () => {
    expect(newId('An hour of a clerk', {})).toBe('an-hour-of-a-clerk')
  })

  it('is cut between words', () => {
    expect(newId('time it takes to record temperatures each day', {})).toBe(
      'time-it-takes-to-record-temperatures',
    )
    expect(newId(`${'a'.repeat(39)} b`, {})).toBe(`${'a'.repeat(39)}`)
    expect(newId(`${'a'.repeat(40)} b`, {})).toBe('a'.repeat(40))
    expect(newId('a'.repeat(60), {})).toBe('a'.repeat(40))
  })

  it('counts on where something anywhere in the document has the id', () => {
    const document = { job: { steps: [{ id: 'a', needs: [{ id: 'wait' }, { id: 'wait-2' }] }] } }
    expect(newId('Wait', document)).toBe('wait-3')
  })
})
