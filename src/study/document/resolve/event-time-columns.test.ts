import { describe, expect, test } from 'vitest'
import { readStudy, type StudyReading } from '#study/document/resolve-study'
import { exampleDocument } from '../../../../test/documents/example-document.ts'

interface Changes {
  readonly outcome?: string
  readonly metric?: string
  readonly column?: string
}

/** The example with the need `wait` as a time to an event. */
function reading(changes: Changes = {}): StudyReading {
  const {
    outcome = '{ direction: minimize, measure: time, focus: until the receipt is confirmed }',
    metric = '{ kind: completion, type: time-to-event, unit: h, until: 1 day }',
    column = '{ from: minutes, unit: min, event: { from: state, is: [done, Done], competing: [withdrawn, lost] }, entry: seen }',
  } = changes
  const replaced = [
    [/outcome: \{ direction: minimize.*\}/, `outcome: ${outcome}`],
    [/metric: \{ kind: speed.*\}/, `metric: ${metric}`],
    [/wait: \{ from: seconds, unit: s \}/, `wait: ${column}`],
  ] as const
  const text = replaced.reduce((document, [from, to]) => {
    expect(document).toMatch(from)
    return document.replace(from, to)
  }, exampleDocument)
  return readStudy(text, 'study.yaml')
}

/** What is said besides the missing source of the example. */
function said(changes: Changes): readonly string[] {
  return reading(changes)
    .findings.filter(({ code }) => code !== 'no-source')
    .map(({ severity, code, place }) => `${severity} ${code} ${place.path}`)
}

function metricOf(changes: Changes = {}): unknown {
  return reading(changes).value?.study.jobs[0]?.steps[0]?.needs[0]?.metric
}

describe('a time to an event', () => {
  test('is read from two or three columns, times and entries in the unit of the metric', () => {
    const { value, findings } = reading()
    expect(findings.map(({ code }) => code)).toEqual(['no-source'])
    expect(value?.study.data[0]?.columns.slice(1, 4)).toEqual([
      { id: 'wait.time', read: 'number', from: { name: 'minutes', occurrence: 1 }, scale: 1 / 60 },
      {
        id: 'wait.event',
        read: 'flag',
        from: { name: 'state', occurrence: 1 },
        is: ['done', 'Done'],
        competing: ['withdrawn', 'lost'],
      },
      { id: 'wait.entry', read: 'number', from: { name: 'seen', occurrence: 1 }, scale: 1 / 60 },
    ])
  })

  test('has its horizon in the unit of its times, and is counted per row', () => {
    expect(metricOf()).toMatchObject({
      type: 'time-to-event',
      until: 24,
      directionOf: 'time',
      unit: { text: 'h/execution' },
    })
  })

  test.each([
    ['time', 'time'],
    ['waiting time', 'time'],
    ['likelihood', 'likelihood'],
    ['share of customers', 'likelihood'],
  ])('whose measure is a %s has a direction that speaks of the %s', (measure, directionOf) => {
    const outcome = `{ direction: maximize, measure: ${measure}, focus: of it }`
    expect(metricOf({ outcome })).toMatchObject({ directionOf })
  })

  test('whose measure is neither is read as a time, and that is said', () => {
    const outcome = '{ direction: maximize, measure: loyalty, focus: of customers }'
    expect(metricOf({ outcome })).toMatchObject({ directionOf: 'time' })
    expect(said({ outcome })).toContain(
      'warning statement job.steps.confirm.needs.wait.outcome.measure',
    )
  })

  test('needs to know what ends the time, and takes no other form', () => {
    expect(said({ column: '{ from: minutes, unit: min }' })).toContain(
      'problem missing-key data.trial.columns.wait',
    )
    expect(
      said({ column: '{ from: minutes, is: 1, event: { from: state, is: done } }' }),
    ).toContain('problem wrong-value data.trial.columns.wait.is')
  })

  test('is in time, up to a horizon above 0', () => {
    const failures = { kind: 'completion', type: 'time-to-event', unit: 'failure' }
    expect(said({ metric: JSON.stringify(failures) })).toContain(
      'problem unit job.steps.confirm.needs.wait.metric.unit',
    )
    expect(
      said({ metric: '{ kind: completion, type: time-to-event, unit: h, until: 0 }' }),
    ).toContain('problem range job.steps.confirm.needs.wait.metric.until')
    expect(
      said({ metric: '{ kind: completion, type: time-to-event, unit: h, until: 3 EUR }' }),
    ).toContain('problem unit job.steps.confirm.needs.wait.metric.until')
  })

  test('alone has `event` and `entry`', () => {
    const metric = '{ kind: speed, type: duration, unit: h }'
    expect(said({ metric })).toContain('problem wrong-value data.trial.columns.wait.event')
  })
})

describe('failures of a duration', () => {
  const metric = '{ kind: speed, type: duration, unit: min, failures-at: 1 h }'
  const column = '{ from: seconds, unit: s }'

  test('count as a time in the unit of the metric, by the completion on the same step', () => {
    const done = `
        - id: done
          outcome: { direction: maximize, measure: likelihood, focus: of a receipt }
          metric: { kind: completion, type: yes-no }`
    expect(metricOf({ metric: `${metric}${done}`, column })).toMatchObject({
      failuresAt: { penalty: 60, completion: 'done' },
    })
  })

  test('are refused where nothing on the step says what failed', () => {
    expect(said({ metric, column })).toContain(
      'problem missing-key job.steps.confirm.needs.wait.metric.failures-at',
    )
  })
})
