import { describe, expect, it } from 'vitest'
import { english } from '#quantity/locale'
import { assessmentFixture, evidenceOnlyFixture } from '#reports/assessment-fixture'
import { markdownText } from '#reports/markdown/markdown-table'
import { writeMarkdownReport } from '#reports/markdown/write-markdown-report'

const text = writeMarkdownReport(assessmentFixture, { locale: english, date: '2026-11-21' })

describe('writeMarkdownReport', () => {
  it('carries its date in one place, and is the same otherwise', () => {
    const later = writeMarkdownReport(assessmentFixture, { locale: english, date: '2027-01-05' })
    expect(text.match(/21 Nov 2026/g)).toHaveLength(1)
    expect(later.replace('5 Jan 2027', '21 Nov 2026')).toBe(text)
  })

  it('starts with the answer', () => {
    expect(text.split('\n').slice(0, 12).join('\n')).toMatchInlineSnapshot(`
      "# Portal is worth more than it costs, very likely; the largest doubt: share of freed time used

      Permit intake portal &lt;/script&gt;&lt;script&gt;alert("title")&lt;/script&gt; (Worthline 0.1.0, 21 Nov 2026)

      **Simulated data: an example, nothing was measured.**

      In 98 of 100 runs of the model it pays. Measured: better on 1 need, worse on 2 needs, too early to tell on 1 need. The design of the evidence behind the money is limited (grade 2 of 5). 21 % of the range comes from the design, not from the sample.

      - **€ 100 k** a year at full adoption (49 k to 151 k, 80 % range, with captured capacity)
      - **€ 310 k** net present value over 5 years (110 k to 510 k, 80 % range)
      - **−€ 62 k** net present value in cash alone (−109 k to −15 k, 80 % range)
      - **never** payback on cash (4.2 years to never, 80 % range)"
    `)
  })

  it('lets no text of people become markup or HTML', () => {
    expect(text).not.toMatch(/<script|<img|<i>|<b>/)
    expect(markdownText('a | b\n# [x](y) `z` <i>')).toBe(
      String.raw`a \| b \# \[x\](y) ` + '\\`z\\` &lt;i&gt;',
    )
  })

  it('has as many cells in every row of a table as in its head', () => {
    const cells = (line: string): number => line.replaceAll(String.raw`\|`, '').split('|').length
    const lines = text.split('\n')
    const uneven = lines.filter(
      (line, i) =>
        line.startsWith('|') &&
        lines[i - 1]?.startsWith('|') &&
        cells(line) !== cells(lines[i - 1]!),
    )
    expect(uneven).toEqual([])
  })

  it('closes every drawing that it opens', () => {
    expect(text.match(/^```/gm)!.length % 2).toBe(0)
  })

  it('stands without money', () => {
    const plain = writeMarkdownReport(evidenceOnlyFixture, { locale: english })
    expect(plain).toContain('The study has no value model yet.')
    expect(plain).not.toContain('## The value')
  })
})
