/** Small studies that have every figure of the market between them. */

/** INVENTED: four ways to answer the phone, with prices, opinions and an economic value. */
const alternatives = {
  name: 'alternatives',
  text: `worthline: 1
title: Helpdesk
currency: EUR
performers: [{ id: agent, name: agent, role: end-user }]
job:
  performer: agent
  statement: { verb: answer, object: a question, context: of a customer }
  needs:
    - id: solved
      outcome: { direction: maximize, measure: likelihood, focus: of a question solved at once }
      metric: { kind: completion, type: yes-no }
solutions:
  - { id: new, name: Desk, role: ours, price: { list: 250 to 350 EUR/year, realized: 280 EUR/year, source: { by: sales } } }
  - { id: old, name: Phone, role: status-quo, price: { list: 200 EUR/year } }
  - { id: rival, name: Rival, role: competitor, price: { list: 240 EUR/year } }
  - { id: secret, name: Secret, role: competitor, price: not-known }
ratings:
  - { need: solved, solution: new, value: 70 % to 90 %, by: ann }
  - { need: solved, solution: old, value: 50 %, by: ann }
  - { need: solved, solution: rival, value: 60 %, by: ann }
segments: [{ id: desk, where: { channel: desk } }]
assumptions:
  - { id: calls, value: 80 to 120, unit: call/year, by-segment: { desk: 200 }, source: { by: ann } }
value:
  ours: new
  reference: old
  horizon: 3 year
  discount-rate: 0.05
  drivers: [{ id: fewer, kind: error-reduction, class: cash, formula: calls * 5 EUR/call }]
  costs: [{ id: training, solution: new, kind: training, amount: 300 EUR, at: start }]
economic-value: [{ id: worth, solution: new, reference: old }]
maps:
  - { id: one, x: price, y: solved, line: regression, frontier: true, expectations: [{ need: solved, solution: rival, date: 2027-01-01 to 2027-12-31 }] }
reconciliation: [{ id: price, economic-value: worth, floor: { value: 100 EUR/year, source: { by: ann } } }]
metric-candidates:
  - { need: solved, category: risk, move: new, need-to-improve: 8, chance-to-improve: 0.5, stakes: 1000 EUR/year, source: { by: ann } }
`,
  rows: '',
}

/** INVENTED: five kinds of guest, who wait less with an app and say what they would pay. */
const bySegment = {
  name: 'by-segment',
  text: `worthline: 1
title: Guests
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: check in, object: for an appointment, context: at the practice }
  steps:
    - id: queue
      statement: { verb: reach, object: the desk, context: after arriving }
      needs:
        - id: wait
          outcome: { direction: minimize, measure: time, focus: until being called }
          metric: { kind: speed, type: duration, unit: min }
    - id: tell
      statement: { verb: tell, object: who one is, context: at the desk }
      needs:
        - id: talk
          outcome: { direction: minimize, measure: time, focus: at the desk }
          metric: { kind: speed, type: duration, unit: min }
solutions: [{ id: app, name: App, role: ours }, { id: desk, name: Desk, role: status-quo }]
segments:
${['child', 'adult', 'senior', 'worker', 'tourist'].map((kind) => `  - { id: ${kind}, where: { kind: ${kind} } }`).join('\n')}
data:
  - { id: guests, file: rows.csv, row: execution, columns: { solution: {}, kind: {}, wait: { unit: min }, talk: { unit: min }, a: { unit: EUR }, b: { unit: EUR }, c: { unit: EUR }, d: { unit: EUR } } }
evidence:
  - { id: trial, data: guests, design: usage, baseline: desk, treatment: app, needs: [wait, talk], by: [segment] }
surveys:
  - { id: psm, data: guests, kind: van-westendorp, per: visit, too-cheap: a, cheap: b, expensive: c, too-expensive: d, by: [segment] }
paid-improvement: [{ id: wait-worth, need: wait, survey: psm }]
paid-by-person: [{ id: by-guest, data: guests, improvement: talk, paid: b }]
`,
  rows: [
    'solution,kind,wait,talk,a,b,c,d',
    ...Array.from({ length: 200 }, (_, i) => {
      const kind = i % 5
      const app = i % 10 < 5
      const wait = 20 - (app ? kind + 2 : 0) + ((7 * i) % 11)
      const price = 2 + kind + ((3 * i) % 7)
      const names = ['child', 'adult', 'senior', 'worker', 'tourist']
      return [
        app ? 'app' : 'desk',
        names[kind],
        wait,
        3 + ((5 * i) % 4),
        price,
        price + 3,
        price + 5,
        price + 9,
      ].join(',')
    }),
  ].join('\n'),
}

/** INVENTED: waits by month with and without an app, what people believe of them, and what may come. */
const timeline = {
  name: 'timeline',
  text: `worthline: 1
title: Waits
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: check in, object: for an appointment, context: at the practice }
  needs:
    - id: wait
      outcome: { direction: minimize, measure: time, focus: until being called }
      metric: { kind: speed, type: duration, unit: min }
solutions: [{ id: app, name: App, role: ours }, { id: desk, name: Desk, role: status-quo }]
data:
  - { id: waits, file: rows.csv, row: answer, columns: { customer: {}, solution: {}, day: {}, wait: { unit: min }, felt: { unit: min }, reason: {} } }
elements: [{ id: quick, needs: [wait] }]
perception:
  - { id: felt, element: quick, data: waits, measured: wait, perceived: felt, compare: unit, over: customer, cause: reason }
evolution:
  - { id: whole, element: quick, data: waits, need: wait, at: day, every: month, statistic: mean, until: 2026-03-31, breaks: [{ date: 2025-06-10, why: clock }] }
  - { id: apart, element: quick, data: waits, need: wait, at: day, every: month, statistic: mean, by: [solution], until: 2026-06-30, floor: 10 %, events: [{ date: 2026-02-01, effect: 5 %, probability: 0.5, source: { by: us } }] }
`,
  rows: [
    'customer,solution,day,wait,felt,reason',
    ...Array.from({ length: 48 }, (_, i) => {
      const month = `${2024 + Math.floor(i / 24)}-${String((Math.floor(i / 2) % 12) + 1).padStart(2, '0')}`
      const app = i % 4 < 2
      const wait = (app ? 10 : 20) + ((7 * i) % 5)
      return `c${i},${app ? 'app' : 'desk'},${month}-${i % 2 === 0 ? '05' : '20'},${wait},${wait + 3},${i % 3 === 0 ? 'unaware' : ''}`
    }),
  ].join('\n'),
}

/** INVENTED: twelve people on two needs, asked in three ways, and what goes with their satisfaction. */
const needsAsked = {
  name: 'needs-asked',
  text: `worthline: 1
title: Needs
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: cook, object: a meal, context: at home }
solutions: [{ id: red, name: Red, role: ours }]
data: [{ id: people, file: rows.csv, row: respondent, columns: {} }]
surveys:
  - { id: rated, data: people, kind: needs, importance: { scale: 1 to 5, columns: { calm: ia, taste: ib } }, satisfaction: { scale: 1 to 5, columns: { calm: sa, taste: sb } }, quality: { speeders: { seconds: sec } } }
  - { id: picked, data: people, kind: needs, importance: { picks: [pick], none: none }, satisfaction: { scale: 1 to 5, columns: { calm: sa, taste: sb } } }
  - { id: best, data: people, kind: needs, importance: { max-diff: { best: { calm: ba, taste: bb }, worst: { calm: bb, taste: ba }, shown: 2 } }, satisfaction: { scale: 1 to 5, columns: { calm: sa, taste: sb } } }
  - { id: drives, data: people, kind: satisfaction-drivers, overall: { mean-of: [y, z] }, drivers: { calm: sa, taste: { mean-of: [sb, ib] } }, scale: 1 to 5 }
  - { id: careful, data: people, kind: satisfaction-drivers, overall: y, drivers: [sa, sb], scale: 1 to 5, quality: { straight-line: { leave-out: true } } }
`,
  rows: [
    'ia,ib,sa,sb,sec,pick,ba,bb,y,z',
    ...Array.from({ length: 12 }, (_, i) =>
      [
        1 + (i % 5),
        5 - (i % 4),
        1 + ((3 * i) % 5),
        1 + ((2 * i) % 5),
        60 + i,
        ['calm', 'taste', 'none'][i % 3],
        i % 2,
        1 - (i % 2),
        1 + ((i * i) % 5),
        1 + ((i * i + (i % 2)) % 5),
      ].join(','),
    ),
  ].join('\n'),
}

/** Three judges of two wines. */
const panel = {
  name: 'panel',
  text: `worthline: 1
title: Panel
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: cook, object: a meal, context: at home }
solutions: [{ id: red, name: Red, role: ours }, { id: white, name: White, role: competitor }]
data:
  - { id: wine, file: rows.csv, row: answer, columns: { judge: {}, wine: { as: category }, response: {} } }
surveys:
  - { id: panel, data: wine, kind: ratings, judge: judge, item: wine, solution: wine, scores: { bitterness: response } }
`,
  rows: 'judge,wine,response\n1,red,4\n1,white,2\n2,red,5\n2,white,4\n3,red,3\n3,white,3\n',
}

/** INVENTED: 40 customers in two clumps, by what they spend and by what they answer. */
const alike = {
  name: 'alike',
  text: `worthline: 1
title: Guests
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: cook, object: a meal, context: at home }
solutions: [{ id: ours, name: Ours, role: ours }]
data:
  - { id: people, file: rows.csv, row: respondent, columns: {} }
segments:
  - { id: early, where: { when: early } }
  - { id: late, where: { when: late } }
segmentation:
  - { id: spending, data: people, features: [{ of: spent }, { of: visits }], method: k-means, groups: 2, resamples: 10 }
  - { id: answering, data: people, features: [{ of: a }, { of: b }, { of: c }], method: latent-class, groups: 2, resamples: 10 }
  - { id: told, data: people, features: [{ of: spent }], method: given }
`,
  rows: [
    'spent,visits,a,b,c,when',
    ...Array.from({ length: 40 }, (_, i) => {
      const much = i % 2 === 0
      const answer = (of: number): string => (((i + of) % 9 === 0 ? !much : much) ? 'yes' : 'no')
      const numbers = [(much ? 90 : 10) + (i % 7), (much ? 9 : 2) + (i % 3)]
      return [...numbers, answer(1), answer(4), answer(6), i < 20 ? 'early' : 'late'].join(',')
    }),
  ].join('\n'),
}

/** INVENTED: what 40 people would pay, asked in four ways, and what was sold. */
const prices = {
  name: 'prices',
  text: `worthline: 1
title: Cheese
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: cook, object: a meal, context: at home }
solutions: [{ id: ours, name: Ours, role: ours }]
data:
  - { id: people, file: rows.csv, row: respondent, columns: {} }
surveys:
  - { id: meter, data: people, kind: van-westendorp, too-cheap: a, cheap: b, expensive: c, too-expensive: d, buys: { at-cheap: e, at-expensive: f } }
  - { id: tested, data: people, kind: gabor-granger, price: bid, answer: yes1, unit-cost: 2 }
  - { id: bids, data: people, kind: dichotomous-choice, bid: bid, higher: up, lower: down, answers: [yes1, yes2] }
attribute-prices:
  - { id: makes, data: people, price: c, attributes: { first: { from: sold }, place: { from: store, base: 0 } } }
demand:
  - { id: sales, data: people, quantity: sold, price: c, within: store }
`,
  rows: [
    'a,b,c,d,e,f,bid,up,down,yes1,yes2,sold,store',
    ...Array.from({ length: 40 }, (_, i) => {
      const bid = i % 2 === 0 ? 5 : 10
      const pays = 3 + ((i * 7) % 19)
      const first = Number(pays >= bid)
      const second = Number(pays >= (first === 1 ? 2 * bid : bid / 2))
      const four = [4, 8, 12, 16].map((price) => price + (i % 5))
      return [
        ...four,
        5,
        2,
        bid,
        2 * bid,
        bid / 2,
        first,
        second,
        90 - 3 * four[2]! + (i % 3),
        i % 4,
      ]
    }).map((cells) => cells.join(',')),
  ].join('\n'),
}

/** INVENTED: 30 people who take one offer of three, four times, and call one of three items the best. */
const choosing = {
  name: 'choosing',
  text: `worthline: 1
title: Bread
currency: EUR
performers: [{ id: guest, name: guest, role: customer }]
job:
  performer: guest
  statement: { verb: cook, object: a meal, context: at home }
solutions: [{ id: ours, name: Ours, role: ours }, { id: theirs, name: Theirs, role: competitor }]
data:
  - { id: offers, file: rows.csv, row: answer, columns: {} }
surveys:
  - id: bread
    data: offers
    kind: choice
    respondent: person
    task: task
    chosen: taken
    price: { from: price, per: loaf }
    attributes: { weight: { from: grams }, crust: { from: crust, base: soft } }
    solution: { from: baker, base: theirs }
    simulate: [{ id: today, offers: { ours: { price: 3, weight: 500, crust: hard }, theirs: { price: 4, weight: 700 } }, best-price: { offer: ours, unit-cost: 1 to 2 } }]
  - { id: own, data: offers, kind: choice, respondent: person, task: task, chosen: taken, price: { from: price, per: loaf }, attributes: { weight: { from: grams }, crust: { from: crust, base: soft } }, method: hierarchical-bayes, space: willingness-to-pay, chains: 2, burn-in: 100, draws: 100 }
  - { id: wishes, data: offers, kind: max-diff, respondent: person, best: best, worst: worst, items: [first, second, third] }
  - { id: wanted, data: offers, kind: needs, respondent: person, importance: { max-diff: { best: best, worst: worst, items: [first, second, third] } }, satisfaction: { scale: 1 to 5, columns: { crust: s1, taste: s2, scent: s3, price: s4 } } }
`,
  rows: [
    'person,task,price,grams,crust,baker,taken,best,worst,first,second,third,s1,s2,s3,s4',
    ...Array.from({ length: 120 }, (_, set) => {
      const offers = [0, 1, 2].map((offer) => {
        const price = 2 + ((set * 5 + offer * 7) % 6)
        const grams = 400 + 100 * ((set + offer * 2) % 5)
        const hard = (Math.floor(set / 2) + offer) % 2
        const ours = (set + offer) % 2
        const noise = ((set * 31 + offer * 17) % 23) / 4
        return { price, grams, hard, ours, worth: grams / 150 - price + hard + ours + noise }
      })
      const most = Math.max(...offers.map(({ worth }) => worth))
      const items = ['crust', 'taste', 'scent', 'price'].toSpliced(set % 4, 1)
      const [best, worst] = set % 3 === 0 ? [items[1], items[0]] : [items[0], items[2]]
      return offers.map(({ price, grams, hard, ours, worth }) => {
        const words = [hard === 1 ? 'hard' : 'soft', ours === 1 ? 'ours' : 'theirs']
        const asked = [Math.floor(set / 4), set, price, grams, ...words, Number(worth === most)]
        const met = [0, 1, 2, 3].map((need) => 1 + ((Math.floor(set / 4) * 3 + need) % 5))
        return [...asked, best, worst, ...items, ...met].join(',')
      })
    }).flat(),
  ].join('\n'),
}

export const marketStudies = [
  alternatives,
  bySegment,
  timeline,
  needsAsked,
  panel,
  alike,
  prices,
  choosing,
]
