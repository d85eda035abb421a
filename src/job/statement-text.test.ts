import { expect, it } from 'vitest'
import { needText, statementText } from '#job/statement-text'

it('writes a statement as one sentence part', () => {
  const secure = { verb: 'secure', object: "the patient's airway", context: 'before surgery' }
  expect(statementText(secure)).toBe("secure the patient's airway before surgery")
  expect(statementText({ verb: ' dissect ', object: 'soft   tissue' })).toBe('dissect soft tissue')
})

it('writes a need as one sentence part, with the article that the measure lacks', () => {
  const time = { direction: 'minimize', measure: 'time', focus: 'until it is secured' } as const
  expect(needText(time)).toBe('minimize the time until it is secured')
  const any = { direction: 'reduce', measure: 'any loss', focus: 'of confidential data' } as const
  expect(needText(any)).toBe('reduce any loss of confidential data')
  const own = { direction: 'increase', measure: "customers' trust", focus: 'in us' } as const
  expect(needText(own)).toBe("increase customers' trust in us")
})
