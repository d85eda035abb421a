import { describe, expect, it } from 'vitest'
import { assessmentFixture } from '#reports/assessment-fixture'
import { writeJson, writeJsonFailure } from '#reports/json/write-json'

describe('writeJson', () => {
  const text = writeJson(assessmentFixture)

  it('holds what is published, in this order and nothing else', () => {
    const read = JSON.parse(text) as Record<string, unknown>
    expect(Object.keys(read)).toEqual(['study', 'seed', 'draws', 'version', 'figures', 'problems'])
    expect(read['study']).toEqual({
      title: assessmentFixture.study.title,
      hash: assessmentFixture.study.hash,
    })
    expect(read['figures']).toEqual(JSON.parse(JSON.stringify(assessmentFixture.figures)))
    expect(read['problems']).toEqual(assessmentFixture.findings)
  })

  it('gives the same bytes for the same assessment', () => {
    expect(writeJson(assessmentFixture)).toBe(text)
  })
})

describe('writeJsonFailure', () => {
  it('has the same form without figures', () => {
    const { settings, version, findings } = assessmentFixture
    expect(JSON.parse(writeJsonFailure(settings, version, findings))).toEqual({
      study: null,
      seed: 1,
      draws: 10000,
      version: '0.1.0',
      figures: [],
      problems: findings,
    })
  })
})
