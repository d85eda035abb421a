import { describe, expect, it } from 'vitest'
import { problem, warning } from '#quantity/finding'
import { toMend } from './to-mend.ts'

const notBegun = problem('missing-key', { path: 'performers' }, 'performers is missing')
const broken = problem('missing-key', { path: 'job.performer' }, 'performer is missing')
const doubtful = warning('statement', { path: 'job' }, 'no object')

type Study = Parameters<typeof toMend>[0]

function study(missing: readonly object[]): Study {
  const evaluation = { findings: [notBegun, broken, doubtful] }
  return { evaluation, file: { missing } } as unknown as Study
}

describe('toMend', () => {
  it('leaves a part that is not begun to what the rooms say is missing', () => {
    expect(toMend(study([{ room: 'job', words: 'Say which job it is' }]))).toEqual([broken])
  })

  it('names a key that no room asks for', () => {
    const currency = problem('missing-key', { path: 'currency' }, 'currency is missing')
    const lacking = study([{ room: 'value', words: 'Say what it costs' }])
    const evaluation = { findings: [notBegun, currency] } as unknown as Study['evaluation']
    expect(toMend({ ...lacking, evaluation })).toEqual([currency])
  })

  it('names it where no room does', () => {
    expect(toMend(study([]))).toEqual([notBegun, broken])
  })
})
