/**
 * A corpus of good and bad statements with the rules that each goes against.
 *
 * Provenance. The rules are those of the field: a job is verb + object + contextual clarifier
 * without solution, measure or open end (Bettencourt and Ulwick, The Customer-Centered Innovation
 * Map, HBR May 2008, R0805H; Ulwick and Bettencourt, Giving Customers a Fair Hearing, MIT Sloan
 * Management Review 49(3), 2008; Ulwick, What Customers Want, 2005, chapter 2), a need is direction +
 * measure + focus with one measure (the same), emotional and social jobs begin with "feel", "avoid
 * feeling" or "be perceived as" (Bettencourt, Service Innovation, 2010), and a job is what the
 * product is hired for, not the product (Christensen, Competing Against Luck, 2016).
 * `from` names the publication where a statement stands in it, word for word or shortened to its
 * three parts; all others were written for this corpus. The expected rules were set by reading
 * each statement against the rules.
 */
import { describe, expect, it } from 'vitest'
import type { Job, Need, Outcome } from '#job/job'
import type { Metric } from '#job/metric'
import { needRules, statementRules } from '#job/rules/rules'
import { brokenNeedRules, brokenStatementRules } from '#job/statement-check'

interface StatementCase {
  readonly text: readonly [verb: string, object: string, context?: string]
  readonly rules: readonly string[]
  readonly names?: readonly string[]
  readonly bounds?: readonly [starts?: string | undefined, ends?: string | undefined]
  readonly dimension?: Job['dimension']
  readonly from?: string
}

interface NeedCase {
  readonly text: readonly [direction: Outcome['direction'], measure: string, focus: string]
  readonly rules: readonly string[]
  readonly names?: readonly string[]
  readonly metric?: 'none'
  readonly from?: string
}

const hbr = 'Bettencourt and Ulwick 2008 (HBR)'
const hearing = 'Ulwick and Bettencourt 2008 (MIT SMR)'
const theory = 'Ulwick, Jobs to be Done: Theory to Practice, 2016'
const service = 'Bettencourt 2010'
const bounded = ['something begins', 'something is over'] as const

const goodJobs: readonly StatementCase[] = [
  {
    text: ['secure', "the patient's airway", 'before surgery'],
    rules: [],
    names: ['Macintosh 4', 'Pentax AWS'],
  },
  { text: ['protect', 'important information', 'from exposure'], rules: [] },
  {
    text: ['determine', 'the current value of an antique', 'when at an auction'],
    rules: [],
    from: hearing,
  },
  { text: ['cut', 'a piece of wood', 'in a straight line'], rules: [], from: theory },
  { text: ['pass on', 'life lessons', 'to children'], rules: [], from: theory },
  { text: ['listen to', 'music', 'while on the move'], rules: [] },
  { text: ['restore', 'blood flow', 'in a blocked artery'], rules: [], from: theory },
  { text: ['remove', 'grime', 'from the hands'], rules: [], from: hbr },
  { text: ['get', 'groceries', 'for the week'], rules: [] },
  { text: ['get', 'groceries for the week'], rules: [] },
  {
    text: ['obtain', 'a building permit', 'for a private house'],
    rules: [],
    names: ['Old desk', 'New desk'],
  },
  {
    text: ['confirm', 'the receipt of an application', 'to the applicant'],
    rules: [],
    names: ['Before', 'After'],
  },
  {
    text: ['file', 'an application', 'for a housing benefit'],
    rules: [],
    names: ['Paper forms', 'Intake portal'],
  },
  { text: ['save', 'money', "for a child's education"], rules: [] },
  { text: ['raise', 'a child', 'in a second language'], rules: [] },
  { text: ['treat', 'a wound', 'after an accident'], rules: [] },
  {
    text: ['reach', 'the train at the platform', 'from the railway platform next to it'],
    rules: [],
  },
  { text: ['board', 'a train', 'at an unfamiliar train platform'], rules: [] },
  { text: ['hire', 'a nurse', 'for the night shift'], rules: [] },
  { text: ['process', 'an invoice', 'after the delivery'], rules: [], names: ['Manual', 'New'] },
  { text: ['document', 'the state of a flat', 'when the tenant moves out'], rules: [] },
  { text: ['schedule', 'maintenance', 'for a production line'], rules: [] },
  { text: ['keep', 'a vaccine cold', 'during transport'], rules: [] },
  {
    text: ['learn', 'to dance', 'for my wedding'],
    rules: [],
    from: 'The AIM Institute, The Statue in the Stone, law 15',
  },
  { text: ['triage', 'injured people', 'at the site of an accident'], rules: [] },
  { text: ['to secure', 'a loan', 'for the first home'], rules: [] },
  { text: ['travel', 'to the airport', 'during rush hour'], rules: [] },
  { text: ['use up', 'leftover food', 'before it spoils'], rules: [] },
  { text: ['apply', 'a second coat of paint', 'on a damp wall'], rules: [] },
  { text: ['call for', 'help', 'in an emergency at sea'], rules: [] },
  {
    text: ['feel', 'confident', 'before an exam'],
    rules: [],
    dimension: 'emotional',
    bounds: [],
    from: service,
  },
  {
    text: ['be perceived as', 'a good parent', 'by the teachers'],
    rules: [],
    dimension: 'social',
    bounds: [],
    from: service,
  },
]

const badJobs: readonly StatementCase[] = [
  { text: ['manage', 'customer relationships', 'after the sale'], rules: ['open-ended'] },
  { text: ['maintain', 'the fleet', 'in winter'], rules: ['open-ended'] },
  { text: ['support', 'customers', 'with their questions'], rules: ['open-ended'] },
  { text: ['help', 'employees', 'during onboarding'], rules: ['open-ended'] },
  { text: ['ensure', 'compliance', 'in procurement'], rules: ['open-ended'] },
  { text: ['handle', 'complaints', 'from tenants'], rules: ['open-ended'] },
  { text: ['deal with', 'angry callers', 'on Monday mornings'], rules: ['open-ended'] },
  { text: ['deal', 'with returns', 'after the holidays'], rules: ['open-ended'] },
  { text: ['managing', 'projects', 'across sites'], rules: ['action-verb', 'open-ended'] },
  { text: ['keep', 'customers happy'], rules: ['context', 'open-ended'] },
  { text: ['keep track of', 'expenses', 'on a business trip'], rules: ['open-ended'] },
  { text: ['account', 'manager'], rules: ['job-title', 'context', 'start-and-end'], bounds: [] },
  {
    text: ['senior', 'software engineer', 'in the platform team'],
    rules: ['job-title', 'no-solution'],
  },
  { text: ['head', 'of procurement', 'at the hospital'], rules: ['job-title'] },
  { text: ['go', 'to the grocery store', 'after work'], rules: ['task'] },
  { text: ['go', 'to the grocery store'], rules: ['task', 'start-and-end'], bounds: [] },
  { text: ['fill in', 'the form', 'at the counter'], rules: ['task'] },
  { text: ['attend', 'the weekly meeting', 'with the supplier'], rules: ['task'] },
  { text: ['call', 'the supplier', 'about the late delivery'], rules: ['task'] },
  { text: ['submit', 'the tax return', 'by Friday'], rules: ['task'] },
  { text: ['log in', 'to the account', 'from home'], rules: ['task'] },
  { text: ['email', 'the invoice', 'to the customer'], rules: ['task', 'no-solution'] },
  { text: ['secure', "the patient's airway"], rules: ['context'] },
  { text: ['secure', '', 'before surgery'], rules: ['object'] },
  { text: ['sort', 'things', 'in the cellar'], rules: ['object'] },
  { text: ['', 'the airway', 'before surgery'], rules: ['action-verb'] },
  { text: ['airway', 'security', 'before surgery'], rules: ['action-verb'] },
  { text: ['protection', 'of important information', 'from exposure'], rules: ['action-verb'] },
  { text: ['order', 'management', 'for wholesalers'], rules: ['action-verb'] },
  { text: ['risk', 'assessment', 'before a loan'], rules: ['action-verb'] },
  { text: ['the', 'approval of invoices', 'after delivery'], rules: ['action-verb'] },
  { text: ['securing', 'the airway', 'before surgery'], rules: ['action-verb'] },
  { text: ['secures', 'the airway', 'before surgery'], rules: ['action-verb'] },
  { text: ['I want to', 'see my balance', 'on the go'], rules: ['action-verb'] },
  { text: ['be', 'informed', 'during the journey'], rules: ['action-verb'] },
  { text: ['need', 'a quick answer', 'at the counter'], rules: ['action-verb'] },
  {
    text: ['secure', 'the airway', 'with the Pentax'],
    rules: ['no-solution'],
    names: ['Macintosh 4', 'Pentax AWS'],
  },
  {
    text: ['file', 'an application', 'through the intake portal'],
    rules: ['no-solution'],
    names: ['Paper forms', 'Intake portal'],
  },
  { text: ['compile', 'a report in Excel', 'at the end of the month'], rules: ['no-solution'] },
  { text: ['track', 'deliveries', 'on a dashboard'], rules: ['no-solution'] },
  {
    text: ['use', 'a mobile app', 'to access customer notes from the car'],
    rules: ['no-solution'],
    from: 'Salesforce Trailhead, Craft Job Statements (as a bad one, shortened)',
  },
  { text: ['use', 'a drill', 'on a concrete wall'], rules: ['no-solution'] },
  { text: ['summarize', 'a contract', 'with AI'], rules: ['no-solution'] },
  { text: ['choose', 'a platform', 'for the online shop'], rules: ['no-solution'] },
  { text: ['join', 'two boards', 'using a nail gun'], rules: ['no-solution'] },
  { text: ['minimize', 'downtime', 'of the production line'], rules: ['no-direction'] },
  { text: ['reduce', 'errors', 'in the intake of applications'], rules: ['no-direction'] },
  { text: ['cut', 'the cost of storage', 'in the warehouse'], rules: ['no-direction'] },
  { text: ['find', 'a faster way', 'to the airport'], rules: ['no-direction'] },
  { text: ['find', 'a cheaper supplier', 'for steel'], rules: ['no-direction'] },
  { text: ['quickly confirm', 'the receipt', 'to the applicant'], rules: ['no-direction'] },
  { text: ['answer', 'a request', 'within 24 hours'], rules: ['no-direction'] },
  { text: ['transport', 'goods', 'as cheaply as possible'], rules: ['no-direction', 'achievable'] },
  { text: ['try to find', 'a parking space', 'in the city'], rules: ['achievable'] },
  { text: ['inform', 'passengers', 'at all times'], rules: ['achievable'] },
  {
    text: ['secure', 'the airway', 'before surgery'],
    rules: ['start-and-end'],
    bounds: ['the patient is asleep'],
  },
  {
    text: ['secure', 'the airway', 'before surgery'],
    rules: ['start-and-end'],
    bounds: [undefined, 'it is secured'],
  },
]

const goodSteps: readonly StatementCase[] = [
  { text: ['see', 'the glottis', 'past the tongue'], rules: [] },
  { text: ['open', 'a secured path', 'to the trachea'], rules: [] },
  { text: ['detect', 'a change in patient vital signs'], rules: [], from: hbr },
  { text: ['gather', 'the necessary tools'], rules: [] },
  { text: ['verify', 'that everything is ready'], rules: [], from: hbr },
  { text: ['determine', 'the number of boxes needed'], rules: [] },
  { text: ['dissect', 'soft tissue'], rules: [], from: hbr },
  { text: ['suture', 'the wound'], rules: [] },
  {
    text: ['collect', 'the documents', 'that prove the claim'],
    rules: [],
    names: ['Paper forms', 'Intake portal'],
  },
]

const badSteps: readonly StatementCase[] = [
  { text: ['confirmation', 'of receipt'], rules: ['action-verb'] },
  { text: ['maintain', 'anaesthesia'], rules: ['open-ended'] },
  { text: ['click', 'the submit button'], rules: ['task'] },
  { text: ['upload', 'the documents', 'to the portal'], rules: ['no-solution'] },
]

const goodNeeds: readonly NeedCase[] = [
  { text: ['minimize', 'time', 'until the airway is secured'], rules: [] },
  { text: ['minimize', 'loss', 'of confidential company data'], rules: [] },
  { text: ['maximize', 'likelihood', 'of a good view of the glottis'], rules: [] },
  { text: ['minimize', 'variation', 'in the time until the airway is secured'], rules: [] },
  {
    text: ['minimize', 'time it takes', 'to get the songs in the desired order for listening'],
    rules: [],
    from: theory,
  },
  {
    text: ['minimize', 'likelihood', 'that the music sounds distorted at high volume'],
    rules: [],
    from: theory,
  },
  {
    text: [
      'minimize',
      'time it takes',
      'to verify the accuracy of a desired outcome with a customer',
    ],
    rules: [],
    from: hearing,
  },
  {
    text: ['minimize', 'number', 'of failed attempts'],
    rules: [],
    names: ['Macintosh 4', 'Pentax AWS'],
  },
  { text: ['minimize', 'effort', 'of gathering and sorting the documents'], rules: [] },
  { text: ['reduce', 'wear and tear', 'on the blade'], rules: [] },
  { text: ['increase', 'share of parcels', 'that arrive on the promised day'], rules: [] },
]

const badNeeds: readonly NeedCase[] = [
  { text: ['minimize', 'time and cost', 'of an application'], rules: ['one-measure'] },
  { text: ['reduce', 'time/effort', 'of an application'], rules: ['one-measure'] },
  { text: ['minimize', 'time', 'until the answer and the cost of asking'], rules: ['one-measure'] },
  { text: ['minimize', 'time', ''], rules: ['focus'] },
  { text: ['minimize', '', 'of an application'], rules: ['measure'] },
  { text: ['minimize', 'time', 'to fill in the web form'], rules: ['no-solution'] },
  {
    text: ['maximize', 'likelihood', 'that Pentax AWS shows the glottis'],
    rules: ['no-solution'],
    names: ['Pentax AWS'],
  },
  { text: ['minimize', 'reduced waiting time', 'at the counter'], rules: ['direction'] },
  { text: ['minimize', 'time', 'until the airway is secured'], rules: ['metric'], metric: 'none' },
  {
    text: ['maximize', 'user experience', 'of the intake'],
    rules: ['measure', 'metric'],
    metric: 'none',
  },
]

const metric: Metric = {
  kind: 'custom',
  type: 'number',
  unit: { text: '1', factor: 1, dimensions: {} },
}

function rulesOf(level: 'job' | 'step', one: StatementCase): readonly string[] {
  const [verb, object, context] = one.text
  const [starts, ends] = one.bounds ?? bounded
  const broken = brokenStatementRules(
    level,
    { verb, object, ...(context === undefined ? {} : { context }) },
    {
      solutionNames: one.names ?? [],
      dimension: one.dimension ?? 'functional',
      ...(starts === undefined ? {} : { starts }),
      ...(ends === undefined ? {} : { ends }),
    },
  )
  return broken.map(({ rule }) => rule)
}

function needRulesOf(one: NeedCase): readonly string[] {
  const [direction, measure, focus] = one.text
  const need: Need = {
    id: 'need',
    outcome: { direction, measure, focus },
    validation: [],
    ...(one.metric === 'none' ? {} : { metric }),
  }
  return brokenNeedRules(need, one.names ?? []).map(({ rule }) => rule)
}

const sentence = (one: { readonly text: readonly (string | undefined)[] }) => one.text.join(' / ')

describe.each([
  ['job', goodJobs, badJobs],
  ['step', goodSteps, badSteps],
] as const)('%s statements', (level, good, bad) => {
  it.each(good.map((one) => [sentence(one), one] as const))('has nothing on: %s', (_, one) => {
    expect(rulesOf(level, one)).toEqual([])
  })
  it.each(bad.map((one) => [sentence(one), one] as const))('notices: %s', (_, one) => {
    expect(rulesOf(level, one)).toEqual(one.rules)
  })
})

describe('needs', () => {
  it.each(goodNeeds.map((one) => [sentence(one), one] as const))('has nothing on: %s', (_, one) => {
    expect(needRulesOf(one)).toEqual([])
  })
  it.each(badNeeds.map((one) => [sentence(one), one] as const))('notices: %s', (_, one) => {
    expect(needRulesOf(one)).toEqual(one.rules)
  })
})

it('holds at least 60 statements and a bad one for every rule', () => {
  const bad = [...badJobs, ...badSteps, ...badNeeds]
  const good = [...goodJobs, ...goodSteps, ...goodNeeds]
  expect(good.length + bad.length).toBeGreaterThanOrEqual(60)
  const covered = new Set(bad.flatMap(({ rules }) => rules))
  const every = [...statementRules, ...needRules].map(({ id }) => id)
  expect(covered).toEqual(new Set(every))
})
