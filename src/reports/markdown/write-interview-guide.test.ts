import { expect, it } from 'vitest'
import { writeInterviewGuide } from './write-interview-guide.ts'

const guide = {
  title: 'A <b>study</b>',
  parts: [
    {
      heading: 'The job: take in *forms*',
      notes: ['Show nothing.'],
      questions: ['First?', 'Then | after?'],
    },
  ],
  answers: 'evidence:\n  - id: said-wait\n',
}

it('writes parts with numbered questions, and the form as YAML', () => {
  const text = writeInterviewGuide(guide)
  expect(text).toContain('# Interview guide: A &lt;b&gt;study&lt;/b&gt;\n')
  expect(text).toContain(String.raw`## The job: take in \*forms\*`)
  expect(text).toContain(String.raw`> - Show nothing.

1. First?
2. Then \| after?`)
  expect(text).toContain('```yaml\nevidence:\n  - id: said-wait\n```\n')
})

it('has no form where no need has a metric', () => {
  expect(writeInterviewGuide({ ...guide, answers: '' })).not.toContain('```')
})
