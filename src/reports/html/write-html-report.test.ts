import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { english, localeFor } from '#quantity/locale'
import { assessmentFixture, evidenceOnlyFixture } from '#reports/assessment-fixture'
import { writeHtmlReport } from '#reports/html/write-html-report'
import type { Assessment } from '#study/evaluation/assessment'

const options = { locale: english, pageScript: 'console.log("</script>")', date: '2026-11-21' }
const html = writeHtmlReport(assessmentFixture, options)

/** The page without its own script and style. */
function withoutCode(page: string): string {
  return page.replaceAll(/<(script|style)[^>]*>.*?<\/\1>/gs, '')
}

describe('writeHtmlReport', () => {
  it('escapes what people wrote', () => {
    const text = withoutCode(html)
    expect(text).not.toMatch(/<script>alert|<img|<i>one person|<b>blue/)
    expect(text).toContain('Permit intake portal &lt;/script&gt;')
    expect(text).not.toMatch(/ on\w+="/)
  })

  it('says what the study says of its needs', () => {
    expect(html).toContain('Two quarters of one town; &lt;b&gt;not&lt;/b&gt; a trial.')
    expect(html).toContain('Minimize time until the receipt is confirmed (critical)')
    expect(html).toMatch(/at most 72\sh by 30 Jun 2027/)
    expect(html).toContain('8.5 of 10; interview, &lt;b&gt;nine&lt;/b&gt; clerks')
    expect(html).toContain('confirmed by 2, disputed by 1')
    expect(html).toMatch(/16\sh, 95\s% 7\sh to 25\sh/)
  })

  it('carries its date in one place, and is the same otherwise', () => {
    const later = writeHtmlReport(assessmentFixture, { ...options, date: '2027-01-05' })
    expect(html.match(/21 Nov 2026/g)).toHaveLength(1)
    expect(later.replace('5 Jan 2027', '21 Nov 2026')).toBe(html)
  })

  it('loads nothing: no address but the name of SVG', () => {
    const addresses = [...html.matchAll(/\b(?:https?:)?\/\/[\w.-]+/g)].map(([address]) => address)
    expect(new Set(addresses)).toEqual(new Set(['http://www.w3.org']))
    expect(html).not.toMatch(/ (?:src|srcset)="/)
    expect([...html.matchAll(/href="([^"]*)"/g)].every(([, to]) => to!.startsWith('#'))).toBe(true)
  })

  it('allows its one script by hash, and nothing else', () => {
    const scripts = [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(([, text]) => text!)
    expect(scripts).toHaveLength(1)
    const hash = createHash('sha256').update(scripts[0]!).digest('base64')
    expect(html).toContain(`script-src &#39;sha256-${hash}&#39;`)
    expect(html).toContain('default-src &#39;none&#39;')
  })

  it('holds the lineage of every figure that it links to', () => {
    const anchors = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    const links = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(links.length).toBeGreaterThan(30)
    expect(links.filter((id) => !anchors.has(id))).toEqual([])
  })

  it('walks back to rows and assumptions', () => {
    const lineage = html.slice(html.indexOf('id="lineage"'))
    expect(lineage).toContain('575 rows of receipt.csv')
    expect(lineage).toContain('solution = old')
    expect(lineage).toContain('customer record, intake office, 3 Nov 2026')
  })

  it('prints the lineage of what the answer rests on, and says how many figures more there are', () => {
    const kinds = [
      ...html.matchAll(/class="(lineage[^"]*)"\s+id="[^"]+"\s+data-lineage="([^"]+)"/g),
    ]
    const printed = kinds.filter(([, kind]) => kind === 'lineage').map(([, , id]) => id)
    expect(printed).toContain('value.npv')
    const byId = new Map(assessmentFixture.figures.map((figure) => [figure.id, figure]))
    const inputs = printed.flatMap((id) => byId.get(id!)!.inputs)
    const below = inputs.flatMap((input) => ('figure' in input ? [input.figure] : []))
    expect(below.filter((id) => byId.has(id) && !printed.includes(id))).toEqual([])
    expect(printed.length).toBeLessThan(kinds.length)
    expect(html.replaceAll(/\s+/gu, ' ')).toContain(
      `has the other ${kinds.length - printed.length} figures too`,
    )
  })

  it('has every id once', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([])
  })

  it('carries no rows: neither rejected values nor their neighbours', () => {
    expect(html).not.toContain('>soon<')
    expect(html).toContain('4 fields where the header has 3 (line 93)')
  })

  it('leaves the sliders out where the model holds a column of rows', () => {
    const [first, ...rest] = assessmentFixture.model!.assumptions
    const distribution = { family: 'empirical', values: [123456.75] } as const
    const model = {
      ...assessmentFixture.model!,
      assumptions: [{ ...first!, distribution }, ...rest],
    }
    const page = writeHtmlReport({ ...assessmentFixture, model }, options)
    expect(page).not.toContain('id="live-data"')
    expect(page).not.toContain('123456.75')
  })

  it('says that simulated data is simulated, and only then', () => {
    expect(html).toContain('Simulated data: an example, nothing was measured')
    const study = { ...assessmentFixture.study, simulated: false }
    expect(writeHtmlReport({ ...assessmentFixture, study }, options)).not.toContain(
      'Simulated data',
    )
  })

  it('stands without money, without evidence and without anything', () => {
    expect(writeHtmlReport(evidenceOnlyFixture, options)).toContain(
      'The study has no value model yet',
    )
    const nothing: Assessment = {
      ...evidenceOnlyFixture,
      readings: [],
      estimates: [],
      checks: [],
      matrix: { rows: [], columns: [], cells: [] },
      figures: [],
      findings: [],
      study: { ...evidenceOnlyFixture.study, jobs: [], evidence: [], solutions: [] },
    }
    const page = writeHtmlReport(nothing, options)
    expect(page).toContain('Nothing is measured yet')
    expect(page).not.toMatch(/\b(undefined|NaN|Infinity)\b/)
  })

  it('never shows a number that is none', () => {
    expect(withoutCode(html)).not.toMatch(/\b(undefined|NaN|null)\b/)
  })

  it('writes numbers in the reader’s locale', () => {
    const german = writeHtmlReport(assessmentFixture, { ...options, locale: localeFor('de') })
    expect(german).toContain('1.105')
    expect(german).toContain('100\u202fk\u202f€')
  })

  it('is the same for the same assessment', () => {
    expect(writeHtmlReport(assessmentFixture, options)).toBe(html)
  })
})
