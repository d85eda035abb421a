import { expect, it } from 'vitest'
import { isSaid, marketTopics, topicStory } from '#charts/market/market-topics'
import type { MarketPart } from '#market/market-view'
import { english } from '#quantity/locale'
import { assessmentFixture } from '#reports/assessment-fixture'

const part = (id: string, segment?: string): MarketPart => ({
  view: {
    block: {
      kind: 'paid-improvement',
      id,
      path: `paid-improvement.${id}`,
      need: 'wait',
      survey: 'psm',
      segments: [],
    },
    segments: [],
    missing: [],
    unit: 'EUR',
    slope: { reason: 'few' },
    rankCorrelation: { reason: 'few' },
    findings: [],
  },
  ...(segment === undefined ? {} : { segment: { id: segment, name: segment } }),
})
const byPerson = (id: string, segment?: string): MarketPart => ({
  view: {
    block: {
      kind: 'paid-by-person',
      id,
      path: `paid-by-person.${id}`,
      data: 'rows',
      improvement: { column: 'saved' },
      paid: 'pays',
      paidScale: 1,
      units: { improvement: 'min', paid: 'EUR', slope: 'EUR/min' },
    },
    people: 0,
    weighed: false,
    improvement: { reason: 'few' },
    paid: { reason: 'few' },
    slope: { reason: 'few' },
    rankCorrelation: { reason: 'few' },
    groups: [],
    findings: [],
  },
  ...(segment === undefined ? {} : { segment: { id: segment, name: segment } }),
})

it('gives every picture an id of its own, also where blocks and segments give one name', () => {
  const market = [part('worth'), byPerson('worth', 'desk'), byPerson('worth-desk')]
  const topics = marketTopics({ ...assessmentFixture, market }, english)
  const ids = topics.flatMap(({ parts }) =>
    parts.flatMap(({ charts }) => charts.map(({ id }) => id)),
  )
  expect(ids).toEqual([
    'paid-improvement-worth',
    'paid-by-person-worth-desk',
    'paid-by-person-worth-desk-2',
  ])
})

it('names the segment in the title of every picture of it, and does not say it twice', () => {
  const market = [byPerson('worth'), byPerson('worth', 'Desk'), part('worth', 'Desk')]
  const [topic] = marketTopics({ ...assessmentFixture, market }, english)
  const [all, desk, other] = topic!.parts
  expect(desk!.charts[0]!.title).toBe(`Desk: ${all!.sentence}`)
  expect(other!.charts[0]!.title).toMatch(/^Desk: /u)
  expect([all!, desk!].map(isSaid)).toEqual([true, true])
})

it('begins each sentence of a story with a capital', () => {
  const market = [part('worth'), byPerson('worth')]
  const [topic] = marketTopics({ ...assessmentFixture, market }, english)
  const story = topicStory(topic!)
  expect(story).toMatch(/\. [A-Z0-9]/u)
  expect(story).not.toMatch(/\. [a-z]/u)
})
