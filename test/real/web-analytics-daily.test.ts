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
  }, 60_000)
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

  test('the bounce rate by month, a month that a break cuts on each of its sides', () => {
    const level = (id: string, month: string): number =>
      Number(figure(`market.evolution.said.${id}[date=${month}-01]`).value)
    const facts: readonly (readonly [string, number])[] = [
      ['2013-01', 81.9],
      ['2013-02', 83.6],
      ['2013-04', 0.1],
      ['2013-06', 2.5],
      ['2013-11', 19.8],
      ['2014-01', 81],
      ['2014-12', 85.7],
      ['2015-04', 87.2],
    ]
    for (const [month, percent] of facts)
      expect(Math.abs(100 * level('level', month) - percent), month).toBeLessThan(0.0501)
    // March 2013 is 15.5 on average: 6 days before the break and 25 after it.
    const [before, after] = [level('level.before-break', '2013-03'), level('level', '2013-03')]
    expect(figure('market.evolution.said.level.before-break[date=2013-03-01]').n).toBe(6)
    expect((100 * (6 * before + 25 * after)) / 31).toBeCloseTo(15.5, 1)
    expect(before).toBeGreaterThan(0.7)
    expect(after).toBeLessThan(0.01)
  })

  test('breaks that nobody named are found in weeks, and the projection stands on what comes after them', () => {
    const said = web.problems.filter(({ message }) => message.includes('`unsaid`'))
    expect(said.map(({ code }) => code)).toEqual(['measurement-break'])
    expect(said[0]!.message).toMatch(/2013-03-04.*2013-12-16/)
    const projected = figure('market.evolution.unsaid.projection[date=2015-05-04]')
    // Weeks from 2013-12-16 to 2015-04-27.
    expect(projected.n).toBe(72)
    // Months after the break lie between 80.4 and 87.2 %.
    expect(projected.quantiles!.p5).toBeGreaterThan(0.8)
    expect(projected.quantiles!.p95).toBeLessThan(0.92)
  })

  test('the fan of the months held most of what came', () => {
    const coverage = figure('market.evolution.said.coverage')
    expect(coverage.value).toBeGreaterThan(0.8)
    expect(coverage.n).toBeGreaterThan(20)
    expect(figure('market.evolution.said.reassess').value).toBe('2015-06-01')
  })
})
