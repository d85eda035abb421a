import { describe, expect, it } from 'vitest'
import { newId } from './new-id.ts'

describe('newId', () => {
  it('is made of the name', () => {
    expect(newId('An hour of a clerk', {})).toBe('an-hour-of-a-clerk')
  })

  it('counts on where something anywhere in the document has the id', () => {
    const document = { job: { steps: [{ id: 'a', needs: [{ id: 'wait' }, { id: 'wait-2' }] }] } }
    expect(newId('Wait', document)).toBe('wait-3')
  })
})
