import { describe, expect, it } from 'vitest'
import { linesOf, pastedNeed, pastedStep } from './pasted-list.ts'

describe('linesOf', () => {
  it('takes bullets, numbers and full stops away', () => {
    expect(linesOf('- one.\n\n2) two\r\n• three;')).toEqual(['one', 'two', 'three'])
  })
})

describe('pastedNeed', () => {
  it('takes a statement apart', () => {
    expect(pastedNeed('Minimise the time until the airway is secured')).toEqual({
      direction: 'minimize',
      measure: 'time',
      focus: 'until the airway is secured',
    })
  })

  it('keeps what it does not understand as the focus', () => {
    expect(pastedNeed('fewer angry calls').focus).toBe('fewer angry calls')
  })
})

describe('pastedStep', () => {
  it('begins with the verb', () => {
    expect(pastedStep('Open a secured path')).toEqual({ verb: 'open', object: 'a secured path' })
  })
})
