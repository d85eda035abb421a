import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { worthline } from './command.ts'

const study = join(import.meta.dirname, '../examples/intake-market')

/** One study that says something on every topic of the market, INVENTED. */
describe('the market of one study on one page', () => {
  let folder = ''
  let page = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'worthline-story-'))
    const out = join(folder, 'report.html')
    const said = worthline('assess', study, '--format', 'html', '--out', out, '--draws', '500')
    if (said.code !== 0) throw new Error(said.err)
    page = readFileSync(out, 'utf8')
  }, 300_000)
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is told from the alternatives to the price, in the order in which it is read', () => {
    const topics = [
      'Alternatives',
      'What people need',
      'What goes with satisfaction',
      'Which customers are alike',
      'Economic value',
      'What people would pay',
      'What people choose',
      'What attributes add to the price',
      'Prices on one axis',
      'Improvement and what is paid for it',
      'What customers believe',
      'How value goes on',
      'Choosing metrics',
    ]
    const places = topics.map((topic) => page.indexOf(`>${topic}<`))
    expect(places.every((place) => place > 0)).toBe(true)
    expect(places.toSorted((a, b) => a - b)).toEqual(places)
  })

  it('leads from each figure of a topic to its lineage', () => {
    const figures = [
      'market.map.market.price[solution=portal]',
      'market.opportunity.asked.entry-time[segment=large]',
      'market.driver.content.time-satisfied',
      'market.economic-value.worth.total',
      'market.price.meter.opp',
      'market.wtp.offers.support',
      'market.coefficient.parts.languages',
      'market.perception.believed.gap',
    ]
    for (const figure of figures) expect(page).toContain(`data-figure="${figure}"`)
  })
})
