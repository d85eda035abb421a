/** Small studies of the designs and measures that the examples do not have. */
const head = `worthline: 1
title: Small
currency: EUR
performers: [{ id: clerk, name: clerk, role: end-user }]
job:
  performer: clerk
  statement: { verb: confirm, object: the receipt, context: of an application }
  starts: the application arrives
  ends: the receipt is confirmed
  needs:
    - id: wait
      outcome: { direction: minimize, measure: time, focus: until the receipt is confirmed }
      metric: { kind: speed, type: duration, unit: min }
    - id: lost
      outcome: { direction: minimize, measure: likelihood, focus: that the application is lost }
      metric: { kind: accuracy, type: yes-no }
solutions:
  - { id: paper, name: Paper, role: status-quo }
  - { id: portal, name: Portal, role: ours }
`

/** A before/after study with a share that is too rare to be adjusted. */
const rareShare = {
  name: 'rare-share',
  text: `${head}
data:
  - id: applications
    file: rows.csv
    row: execution
    columns: { solution: {}, wait: { unit: min }, lost: {}, age: {} }
evidence:
  - { id: change, data: applications, design: before-after, baseline: paper, treatment: portal, needs: [wait, lost], covariates: [age] }
`,
  rows: [
    'solution,wait,lost,age',
    ...Array.from({ length: 60 }, (_, i) =>
      [
        i % 2 === 0 ? 'paper' : 'portal',
        20 + (i % 7),
        i % 19 === 0 ? 1 : 0,
        30 + ((i * 7) % 31),
      ].join(','),
    ),
  ].join('\n'),
}

/** Pairs that were selected because they were bad before. */
const pairs = {
  name: 'pairs',
  text: `${head}
data:
  - id: clerks
    file: rows.csv
    row: customer
    columns: { customer: { from: clerk } }
    unpivot:
      - { solution: { value: paper }, wait: { from: before, unit: min } }
      - { solution: { value: portal }, wait: { from: after, unit: min } }
evidence:
  - { id: pairs, data: clerks, design: paired, baseline: paper, treatment: portal, needs: [wait], selected-on: { need: wait, population-mean: 20 min } }
`,
  rows: [
    'clerk,before,after',
    ...Array.from({ length: 30 }, (_, i) => [i, 25 + (i % 5), 21 + (i % 4)].join(',')),
  ].join('\n'),
}

/** How long customers stay, and repairs of which some fail. */
const stays = {
  name: 'stays',
  text: `${head.replace(
    '    - id: lost',
    `    - id: leaving
      outcome: { direction: maximize, measure: time, focus: until the customer leaves }
      metric: { kind: completion, type: time-to-event, unit: month, until: 24 month }
    - id: repair
      outcome: { direction: minimize, measure: time, focus: of a repair }
      metric: { kind: speed, type: duration, unit: h, failures-at: 72 h }
    - id: repaired
      outcome: { direction: maximize, measure: likelihood, focus: that the line is repaired }
      metric: { kind: completion, type: yes-no }
    - id: lost`,
  )}
data:
  - id: customers
    file: rows.csv
    row: customer
    columns:
      solution: {}
      leaving: { from: months, unit: month, event: { from: left, is: 1 } }
      repair: { from: hours, unit: h }
      repaired: { is: 1 }
evidence:
  - { id: stay, data: customers, design: randomized, baseline: paper, treatment: portal, needs: [leaving, repair, repaired] }
`,
  rows: [
    'solution,months,left,hours,repaired',
    ...Array.from({ length: 60 }, (_, i) =>
      [
        i % 2 === 0 ? 'paper' : 'portal',
        (i * 7) % 41,
        i % 3 === 0 ? 0 : 1,
        2 + (i % 9),
        i % 5 === 0 ? 0 : 1,
      ].join(','),
    ),
  ].join('\n'),
}

/** Shops over dates: a group against others, one long series, customers in waves. */
const overTime = {
  name: 'over-time',
  text: `${head}
data:
  - id: shops
    file: rows.csv
    row: execution
    columns:
      customer: { from: shop }
      solution: {}
      group: {}
      day: {}
      wait: { unit: min }
evidence:
  - { id: chain, data: shops, design: difference-in-differences, cluster: customer, at: day, every: month, from: 2026-02-01, until: 2026-05-01, group: { from: group, treated: ours }, baseline: paper, treatment: portal, needs: [wait] }
  - { id: series, data: shops, design: interrupted-time-series, at: day, from: 2026-02-01, baseline: paper, treatment: portal, needs: [wait] }
  - { id: waves, data: shops, design: longitudinal, unit: customer, at: day, every: month, baseline: paper, treatment: portal, needs: [wait] }
`,
  rows: [
    'shop,group,solution,day,wait',
    ...Array.from({ length: 520 }, (_, i) => {
      const day = new Date(Date.UTC(2025, 9, 1 + i)).toISOString().slice(0, 10)
      const treated = i % 8 < 4
      const portal = treated && day >= '2026-02-01'
      const wait = 30 + ((i * 7) % 11) + (i % 8) - (portal ? 6 : 0)
      return [i % 8, treated ? 'ours' : 'other', portal ? 'portal' : 'paper', day, wait].join(',')
    }),
  ].join('\n'),
}

/** Applications as a log: some are lost, given up or done again, before and after a change. */
const processLog = {
  name: 'process-log',
  text: `${head}
periods:
  - { id: early, until: 2026-02-01 }
  - { id: late, from: 2026-02-01 }
data:
  - id: events
    file: rows.csv
    row: event
    log:
      case: case
      activity: [activity]
      at: at
      lifecycle: { from: state, start: start, complete: complete }
      steps: { receive: [Received], check: [Checked] }
      finished: { reaches: check }
      failed: { activity: [Lost] }
      abandoned: { any: [{ idle: 20 day }] }
    columns:
      solution: { by: period, map: { early: paper, late: portal } }
      wait: { duration: { from: start, to: check } }
evidence:
  - { id: change, data: events, design: before-after, baseline: paper, treatment: portal, needs: [wait] }
`,
  rows: [
    'case,activity,state,at',
    ...Array.from({ length: 90 }, (_, i) => {
      const at = (hours: number): string => new Date(Date.UTC(2026, 0, 1 + i, hours)).toISOString()
      const ways = [
        [
          ['Received', 'complete'],
          ['Checked', 'start'],
          ['Checked', 'complete'],
        ],
        [
          ['Received', 'complete'],
          ['Received', 'complete'],
          ['Checked', 'complete'],
        ],
        [
          ['Received', 'complete'],
          ['Lost', 'complete'],
        ],
        [['Received', 'complete']],
      ] as const
      return ways[i % 4]!.map(([activity, state], hour) =>
        [`case ${i}`, activity, state, at(1 + hour * ((i % 5) + 1))].join(','),
      )
    }).flat(),
  ].join('\n'),
}

export const evidenceStudies = [rareShare, pairs, stays, overTime, processLog]
