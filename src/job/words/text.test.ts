import { describe, expect, it } from 'vitest'
import { findPhrase } from '#job/words/text'

describe('findPhrase', () => {
  it('finds whole words in any case, their plurals too', () => {
    expect(findPhrase('Send a Push  Notification to all', ['push notification'])).toBe(
      'Push  Notification',
    )
    expect(findPhrase('compare SPREADSHEETS', ['spreadsheet'])).toBe('SPREADSHEETS')
    expect(findPhrase('apply for a permit', ['app'])).toBeUndefined()
  })

  // Unicode's simple case folding: the Kelvin sign is a k, the long s an s.
  it('takes letters for the same that differ in case alone', () => {
    expect(findPhrase('a \u212Aanban board', ['kanban'])).toBe('\u212Aanban')
    expect(findPhrase('the \u017Foftware', ['software'])).toBe('\u017Foftware')
  })

  it('minds capitals where it is asked to', () => {
    expect(findPhrase('find a word', ['Word'], 'exact')).toBeUndefined()
    expect(findPhrase('open Word', ['Word'], 'exact')).toBe('Word')
  })
})
