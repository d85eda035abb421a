import { describe, expect, it } from 'vitest'
import type { SegmentAssumptions, ValueModel } from './model.ts'
import { assumption, cost, driver, valueModel } from './reference-model-fixture.ts'
import { runSegment } from './segments.ts'

const settings = { seed: 5, draws: 1000 }

function segment(id: string, value: number): SegmentAssumptions {
  const { unit } = assumption('calls', { family: 'fixed', value }, 'USD/year')
  const calls = { text: `${value}`, distribution: { family: 'fixed', value }, unit } as const
  return { id, label: id, set: { calls }, path: `assumptions.calls.by-segment.${id}` }
}

const model = valueModel({
  assumptions: [
    assumption('calls', { family: 'fixed', value: 100 }, 'USD/year'),
    assumption('price', { family: 'fixed', value: 30 }, 'USD'),
  ],
  drivers: [driver('gain', 'calls')],
  costs: [cost('setup', 'price')],
  segments: [segment('desk', 200), segment('field', 50)],
})

function segmentsOf(of: ValueModel) {
  const run = of.segments!.map((each) => runSegment(of, each, settings))
  return {
    segments: run.flatMap(({ value }) => value ?? []),
    findings: run.flatMap((each) => each.findings),
  }
}

describe('runSegment', () => {
  it('is the study with the assumptions of each segment, scenarios that need no tornado under it', () => {
    const { segments, findings } = segmentsOf(model)
    expect(findings).toEqual([])
    // 200 - 30 and 50 - 30; half of each gain: 100 - 30 and 25 - 30.
    expect(segments.map(({ id, result }) => [id, result.npv.mean])).toEqual([
      ['desk', expect.closeTo(170, 9)],
      ['field', expect.closeTo(20, 9)],
    ])
    expect(segments.map(({ result }) => result.scenarios?.map(({ npv }) => npv.mean))).toEqual([
      [expect.closeTo(70, 9)],
      [expect.closeTo(-5, 9)],
    ])
    expect(segments[0]!.settings).toMatchObject([
      { input: 'calls', text: '200', value: 200, unit: 'USD/year' },
    ])
  })

  const dividing = { ...model, drivers: [driver('gain', '1 USD^2/year^2 / calls')] }

  it('says which segment breaks a formula, and keeps the others', () => {
    const own = [segment('desk', 0), segment('field', 50)]
    const { segments, findings } = segmentsOf({ ...dividing, segments: own })
    expect(segments.map(({ id }) => id)).toEqual(['field'])
    expect(findings).toMatchObject([
      { severity: 'warning', place: { path: 'assumptions.calls.by-segment.desk' } },
    ])
    expect(findings[0]!.message).toMatch(/^Segment desk: /)
  })

  it('says which of its scenarios breaks one', () => {
    const { distribution, unit, text } = segment('zero', 0).set['calls']!
    const set = { calls: { text, to: { distribution, unit } } }
    const scenarios = [{ id: 'zero', label: 'Zero', path: 'value.scenarios.zero', set }]
    const { segments, findings } = segmentsOf({ ...dividing, scenarios })
    expect(segments.map(({ result }) => result.scenarios)).toEqual([[], []])
    expect(findings.map(({ message }) => message.split('.')[0])).toEqual([
      'Segment desk: The scenario Zero has no figures',
      'Segment field: The scenario Zero has no figures',
    ])
  })
})
