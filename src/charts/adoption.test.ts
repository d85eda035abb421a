import { expect, it } from 'vitest'
import { localeFor } from '#quantity/locale'
import { readAssumption } from '#value/formula/read-assumption'
import { shareOverTime } from '#value/share-over-time'
import { adoptionChart } from './adoption.ts'

const part = (text: string) => readAssumption(text, undefined, {}).value!
const locale = localeFor('en-GB')

it('says what is in use after a year and in the end, and draws it in the plan', () => {
  const share = shareOverTime({ shape: 'linear', to: part('90 %'), over: part('18 month') }, 3)
  const { title, panels, table } = adoptionChart(share, locale)
  expect(title.replaceAll('\u2009', ' ')).toBe('In use: 60 % after a year, 90 % at the end')
  expect(panels[0]!.x.high).toBe(3)
  expect(panels[0]!.y!.high).toBe(1)
  expect(table.rows.map((row) => row[1]!.text.replaceAll('\u2009', ' '))).toEqual([
    '0 %',
    '60 %',
    '90 %',
    '90 %',
  ])
})

it('speaks of the end alone where the plan is shorter than a year', () => {
  const share = shareOverTime({ shape: 'years', shares: [part('0.4')] }, 0.5)
  const { title, panels } = adoptionChart(share, locale)
  expect(title.replaceAll('\u2009', ' ')).toBe('In use: 40 % at the end')
  expect(panels[0]!.x.ticks.map(({ at }) => at)).toEqual([0])
})
