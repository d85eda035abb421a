import { describe, expect, it } from 'vitest'
import { roomNamed, roomsOf } from './rooms.ts'

const study = { title: 'Permits' }
const customer = { extends: 'study.yaml', customer: 'ACME' }

describe('roomsOf', () => {
  it('names the rooms in the order of the chain, and what every study has besides', () => {
    const [chain, besides] = roomsOf('s1', study)
    expect(chain!.map(({ label }) => label)).toEqual([
      'Answer',
      'Job',
      'Evidence',
      'Value',
      'Market',
    ])
    expect(besides!.map(({ to }) => to)).toEqual([
      '/studies/s1/promises',
      '/studies/s1/history',
      '/studies/s1/document',
    ])
    expect(chain![0]!.to).toBe('/studies/s1')
  })

  it('has one room for what a customer gave, in place of those where a study is written', () => {
    const [own] = roomsOf('s1', customer)
    expect(own!.map(({ name }) => name)).toEqual(['answer', 'figures'])
  })
})

describe('roomNamed', () => {
  it('leads to a room that the study has', () => {
    expect(roomNamed('market', study)).toBe('market')
    expect(roomNamed('figures', study)).toBe('value')
    expect(roomNamed('market', customer)).toBe('figures')
    expect(roomNamed('history', customer)).toBe('history')
  })

  it('leads to the answer where no room has the name', () => {
    expect(roomNamed('attic', study)).toBe('answer')
    expect(roomNamed('toString', study)).toBe('answer')
  })
})
