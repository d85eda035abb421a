import { describe, expect, it } from 'vitest'
import { plainPaint } from '#drawing/terminal/paint'
import { english } from '#quantity/locale'
import { assessmentFixture, surveyFixture } from '#reports/assessment-fixture'
import { needsView } from '#reports/fixture/needs'
import { writeHtmlReport } from '#reports/html/write-html-report'
import { writeMarkdownReport } from '#reports/markdown/write-markdown-report'
import { writeTextReport } from '#reports/text/write-text-report'

const old = { id: 'old-town', name: 'Old town' }
const withSurvey = {
  ...assessmentFixture,
  market: surveyFixture.market,
  figures: [...assessmentFixture.figures, ...surveyFixture.figures],
}
const html = { locale: english, pageScript: '' }
const text = { width: 100, paint: plainPaint, locale: english, extent: 'all' } as const

describe('the market in the HTML report', () => {
  it('have a section of their own with lineage, and stand alone without one of evidence', () => {
    const page = writeHtmlReport(surveyFixture, html)
    expect(page).toContain('href="#market"')
    expect(page).toContain('data-lineage="market.rating.panel.ease[solution=new]"')
    expect(page).toContain('data-lineage="market.agreement.panel.ease.kendall-w"')
    expect(page).not.toContain('id="evidence"')
    expect(page).not.toMatch(/\b(undefined|NaN)\b/)
  })

  it('stand beside the evidence', () => {
    const page = writeHtmlReport(withSurvey, html)
    expect(page).toContain('id="market"')
    expect(page).toContain('id="evidence"')
    expect(writeHtmlReport(assessmentFixture, html)).not.toContain('id="market"')
  })
})

describe('several topics of the market', () => {
  const several = {
    ...surveyFixture,
    market: [{ view: needsView }, ...surveyFixture.market, { view: needsView, segment: old }],
  }

  it('are told in a sentence each, in the order of the story, and lead to their place', () => {
    const page = writeHtmlReport(several, html)
    const story = page.slice(page.indexOf('class="story"'), page.indexOf('class="topic"'))
    expect([...story.matchAll(/href="#(market-[a-z]+)"/g)].map(([, id]) => id)).toEqual([
      'market-ratings',
      'market-needs',
    ])
    expect(story).toContain('6 judges rated 2 items on 2 scores')
    expect(page).toMatch(/class="topics"[^]*href="#market-ratings"[^]*href="#market-needs"/)
    for (const id of ['market-ratings', 'market-needs']) expect(page).toContain(`id="${id}"`)
  })

  it('fold a segment away under what came of it', () => {
    expect(writeHtmlReport(several, html)).toMatch(
      /<details class="folded segment">\s*<summary><b>Old town<\/b>: /,
    )
  })

  it('stand in the text in the same order, a sentence each on one screen', () => {
    const screen = writeTextReport(several, { ...text, extent: 'screen' })
    expect(screen.indexOf('What judges say: 6 judges')).toBeGreaterThan(0)
    expect(screen.indexOf('What people need: ')).toBeGreaterThan(
      screen.indexOf('What judges say: 6 judges'),
    )
    expect(screen).not.toContain('Ratings (panel): mean over 6 judges')
  })
})

describe('the market in the Markdown report', () => {
  it('have ratings and agreement as tables', () => {
    const report = writeMarkdownReport(surveyFixture, { locale: english })
    expect(report).toContain('## The market')
    expect(report).toContain('| Ease | 7.2 (6.5 to 8.0) | 4.0 (3.1 to 4.9) |')
    expect(report).toContain('Tone of letters: No judge tells any two items apart.')
    expect(report).not.toContain('## The evidence')
    expect(writeMarkdownReport(withSurvey, { locale: english })).toContain('## The evidence')
  })
})

describe('the market in the text report', () => {
  it('have the table and the agreement drawn', () => {
    const report = writeTextReport(surveyFixture, text)
    expect(report).toContain('Ratings (panel): mean over 6 judges')
    expect(report).toContain('The 6 judges of panel hardly agree on 1 of 2 scores')
    expect(report).not.toContain('What each piece of evidence says')
    expect(report).not.toMatch(/\b(undefined|NaN)\b/)
  })
})
