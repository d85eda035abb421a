/**
 * Expected values: facts of the data set's README. The bounce rate is written with a percent sign, which no column
 * reads; the test takes the signs out and leaves the rest as it is.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { worthline } from '../command.ts'
import type { Assessed } from './assessed.ts'
import { describeReal, realData } from './real-data.ts'

describeReal('web-analytics-daily', () => {
  let folder = ''
  let web: Pick<Assessed, 'figures' | 'problems'>
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'worthline-web-'))
    const text = readFileSync(join(realData('web-analytics-daily'), 'daily_users_info.csv'), 'utf8')
    writeFileSync(join(folder, 'daily.csv'), text.replaceAll(/(\d)%/g, '$1'))
    const study = join(import.meta.dirname, 'web-analytics-daily.yaml')
    const said = worthline('assess', study, '--data', folder, '--format', 'json')
    if (said.code !== 0) throw new Error(said.err)
    web = JSON.parse(said.out) as typeof web
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  const figure = (id: string) => {
    const found = web.figures.find((one) => one.id === id)
    if (found === undefined) throw new Error(`no figure ${id}`)
    return found
  }

  test('850 days with the month first, none missing', () => {
    expect(figure('evidence.redesign.bounce.difference').n).toBe(850)
    expect(figure('evidence.redesign.check.gaps.bounce').value).toBe(0)
  })

  test('the jumps of the measurement are named by their days, not averaged over', () => {
    const check = figure('evidence.redesign.check.level-breaks.bounce')
    const days = Object.keys(check.settings ?? {})
    // By month 83.6 % in 2013-02, 15.5 in 03, 0.1 in 04; 19.8 in 11, 51.7 in 12, 81.0 in 2014-01.
    expect(days).toHaveLength(2)
    expect(days[0]).toMatch(/^2013-03-/)
    expect(days[1]).toMatch(/^2013-12-/)
    expect(check.settings?.[days[0]!]).toBeLessThan(-0.5)
    expect(check.settings?.[days[1]!]).toBeGreaterThan(0.4)
    const said = web.problems.filter(({ code }) => code === 'measurement-break')
    expect(said.some(({ message }) => message.includes(days[0]!))).toBe(true)
    expect(figure('evidence.redesign.bounce.difference').grade).toBe(1)
  })
})
