import { describe, expect, it } from 'vitest'
import { driversPictures } from '#charts/market/drivers-pictures'
import { needsPictures } from '#charts/market/needs-pictures'
import { english } from '#quantity/locale'
import { surveyFixture } from '#reports/assessment-fixture'
import { driversView, needsView } from '#reports/fixture/needs'
import { pictureText } from '#reports/fixture/picture-text'

const segment = { id: 'desk', name: 'Desk' }

describe('needsPictures', () => {
  const { sentence, charts, tables } = needsPictures({ view: needsView }, surveyFixture, english)
  const [landscape, ranking] = charts

  it('says which need leaves the most room', () => {
    expect(sentence).toBe(
      '40 people on 3 needs: the largest opportunity is Time until the applicant is served, 16.0 of 20',
    )
  })

  it('places needs by importance and satisfaction, open where the threshold is in doubt', () => {
    if (landscape?.kind !== 'points') throw new Error('no landscape')
    expect(landscape.title).toBe(
      'Time until the applicant is served: under-served, of 2 needs (clerks)',
    )
    expect(
      landscape.points.map(({ x, y, tone, certain, figure }) => [x, y, tone, certain, figure]),
    ).toEqual([
      [9, 2, 'ours', true, 'market.importance.clerks.wait'],
      [6, 5, 'status-quo', false, 'market.importance.clerks.rework'],
    ])
    expect(landscape.zones.map(({ label }) => label)).toEqual([
      'under-served',
      'over-served',
      'table stakes',
    ])
    // Where importance is 10 and the score 12, satisfaction is 8.
    expect(landscape.lines[0]).toMatchObject({
      at: [
        [6, 0],
        [10, 8],
      ],
      label: 'opportunity 12',
    })
    expect(landscape.notes).toEqual(['Calm: Nobody said how far it is met.'])
  })

  it('has a table of best and worst where importance is by a logit, the highest score first', () => {
    const share = (value: number) => ({
      value,
      interval: { low: value - 1, high: value + 1, level: 0.95 },
    })
    const needs = needsView.needs.map((need) =>
      need.standing === undefined
        ? need
        : { ...need, standing: { ...need.standing, share: share(need.id === 'wait' ? 30 : 70) } },
    )
    const id = 'market.importance.clerks.rework.share'
    const figure = { id, label: id, value: 70, unit: '1', inputs: [], hash: '' }
    const { tables: own } = needsPictures(
      { view: { ...needsView, needs, byLogit: true } },
      { ...surveyFixture, figures: [figure] },
      english,
    )
    expect(own[1]!.caption).toContain('a logit of all people')
    expect(own[1]!.rows.map(([need, score]) => [need!.text, score!.text, score!.figure])).toEqual([
      ['Number of returns', '70', id],
      ['Time until the applicant is served', '–', undefined],
    ])
    expect(tables).toHaveLength(1)
  })

  it('ranks needs, open where the next one may be larger', () => {
    if (ranking?.kind !== 'rows') throw new Error('no ranking')
    expect(ranking.title).toBe(
      'Time until the applicant is served leaves more room than Number of returns in 18 of 20 samples of people (clerks)',
    )
    expect(
      ranking.panels[0]!.rows.map(({ label, value, range, point }) => [
        label,
        value,
        range,
        point?.certain,
      ]),
    ).toEqual([
      ['Time until the applicant is served', '16.0', '14.1 to 17.9', false],
      ['Number of returns', '7.0', '3.8 to 10.2', true],
    ])
  })

  it('shows the rules side by side, each with its rank', () => {
    const [table] = tables
    expect(table!.columns.map(({ label }) => label)).toEqual([
      'Need',
      'Score',
      'Interval',
      'Rank',
      'Gap',
      'Rank',
      'Of the means',
      'Rank',
      'Unsatisfied importance',
      'Rank',
      'Where it stands',
    ])
    expect(table!.rows[0]!.map(({ text }) => text)).toEqual([
      'Time until the applicant is served',
      '16.0',
      '14.1 to 17.9',
      '1',
      '7.0',
      '1',
      '11.0',
      '1',
      '7.2',
      '1',
      'under-served',
    ])
  })

  it('names the segment, and its figures', () => {
    const { charts: own } = needsPictures({ view: needsView, segment }, surveyFixture, english)
    expect(own[0]!.id).toBe('needs-clerks-desk')
    expect(own[0]!.table.rows[0]![1]!.figure).toBe('market.importance.clerks.wait[segment=desk]')
  })

  it('says what to do where nobody answered', () => {
    const none = { ...needsView, needs: needsView.needs.slice(2), beats: [] }
    const own = needsPictures({ view: none }, surveyFixture, english)
    expect(own.sentence).toBe('40 people on 1 need: none can be ranked')
    for (const chart of own.charts) expect(chart.empty?.next).toContain('At least two people')
  })
})

describe('driversPictures', () => {
  const { sentence, charts, tables } = driversPictures(
    { view: driversView },
    surveyFixture,
    english,
  )

  it('says what goes most with the whole, and claims no effect', () => {
    expect(sentence).toBe(
      '58 people: Price goes most with overall satisfaction, 70\u2009% of what all 2 drivers account for',
    )
    for (const chart of charts)
      expect(chart.subtitle).toMatch(/not what a change would bring|No effect is claimed/u)
  })

  it('has a row a driver, the largest share first', () => {
    expect(pictureText(charts[0]!)).toContain('Price (rated 5.00 on average)')
    const [chart] = charts
    if (chart?.kind !== 'rows') throw new Error('no rows')
    expect(chart.panels[0]!.rows.map(({ label, value }) => [label, value])).toEqual([
      ['Price', '70.0\u2009%'],
      ['Speed', '30.0\u2009%'],
    ])
  })

  it('parts the map by the means of both', () => {
    const [, map] = charts
    if (map?.kind !== 'points') throw new Error('no map')
    expect(map.title).toBe('Price: a large share, rated below the mean (clerks)')
    // The means over both drivers: rated 6.5, share 1/2.
    expect(map.zones[0]!.corners[1]).toEqual([6.5, 0.5])
  })

  it('shows shares with and without straight-liners, and alpha where there is one', () => {
    expect(tables[0]!.columns.map(({ label }) => label)).toContain('without straight-liners, %')
    expect(tables[0]!.rows.map((row) => row.map(({ text }) => text))).toEqual([
      ['Price', '70.0', '60.0 to 80.0', '68.0', '0.70', '5.00', '4.70 to 5.30', '0.81'],
      ['Speed', '30.0', '20.0 to 40.0', '32.0', '0.50', '8.00', '7.70 to 8.30', '–'],
    ])
  })

  it('says why there is nothing to be seen', () => {
    const reason = { reason: 'Everybody answers the same on `speed`.' }
    const drivers = driversView.drivers.map((driver) => ({ ...driver, share: reason }))
    const own = driversPictures(
      { view: { ...driversView, drivers, rSquared: reason } },
      surveyFixture,
      english,
    )
    expect(own.sentence).toBe('58 people: no driver has a share')
    expect(own.charts[0]!.notes).toEqual([reason.reason])
    expect(own.charts.every(({ empty }) => empty !== undefined)).toBe(true)
  })
})
