import type { BlockContext } from '#evidence/context'
import type { EvidenceBlock } from '#evidence/estimate'
import type { MeasuredNeed } from '#evidence/metric-family'
import { measuredNeeds } from '#evidence/metric-family'
import { planQuestions } from '#evidence/plan'
import { shownUnits } from '#evidence/planning/change-words'
import { givenLevel, type GivenLevel } from '#evidence/planning/given-level'
import { planNeed, type TestQuestion } from '#evidence/planning/plan-need'
import type { PlannedNeed, TestPlan, UnplannedNeed } from '#evidence/planning/test-plan'
import { planningBlock } from '#evidence/planning/planning-block'
import { planningLevel, type PlanningLevel } from '#evidence/planning/planning-level'
import { answersAbout } from '#evidence/rows/answers'
import { questionKey, type Answer, type Reading } from '#evidence/rows/question'
import { viewOf } from '#evidence/rows/units-view'
import { problem, warning, type Finding, type Outcome } from '#quantity/finding'
import { missingDocument, type StudyReading } from '#study/document/resolve-study'
import { decideColumns } from '#study/evaluation/decide-columns'
import { needsOf, type Study } from '#study/study'
import { inDocument, rootsOf, type Ports, type StudyRequest } from '#use-cases/assess'
import { openRows } from '#use-cases/read-rows'
import { readStudyFile } from '#use-cases/read-study-file'
import { unknownNeed } from '#use-cases/unknown-need'

export { readWrittenQuantity } from '#evidence/planning/planned-effect'
export type { PlannedNeed, TestPlan } from '#evidence/planning/test-plan'

export interface PlanRequest extends StudyRequest {
  /** Absent: every need of the study that has a metric. */
  readonly need?: string
  readonly question: TestQuestion
  /** How the need stands, where that shall not come from the rows. */
  readonly given?: GivenLevel
  /** Between the two values of a unit, where that shall not come from pairs in the rows. */
  readonly correlation?: number
}

/** Rows are carried one by one up to this many; above it, power sums are asked for. */
const unitsCap = 200_000

/**
 * Plans a test of a study's needs: how they stand comes from the study's own rows, else from what is
 * given. A problem where not one need can be planned.
 */
export async function planTest(
  request: PlanRequest,
  ports: Pick<Ports, 'documents' | 'rows' | 'progress'>,
): Promise<Outcome<TestPlan>> {
  const found = await ports.documents.find(request.study)
  if (found === undefined) return { findings: missingDocument(request.study).findings }
  const read = await readStudyFile(found, ports.documents)
  if (read.value === undefined) return { findings: read.findings }
  const { study } = read.value
  const wanted = wantedNeeds(study, request)
  if (wanted.value === undefined) return { findings: wanted.findings }
  const needs = wanted.value
  const levels = await levelsOf({ request, study, needs, folder: found.folder }, ports, read)
  if (levels.value === undefined) return { findings: levels.findings }
  const plans = needs.map((need, i) =>
    withCost(planOf(need, levels.value![i]!, request.question), study, request),
  )
  const planned = plans.flatMap((one) => ('sample' in one ? [one] : []))
  const unplanned = plans.flatMap((one) => ('reason' in one ? [one] : []))
  if (planned.length === 0) return { findings: unplanned.map(nothingPlanned) }
  const notes = request.given === undefined ? groupedWarnings(study, needs, request) : []
  return {
    value: { question: request.question, planned, unplanned, money: study.model !== undefined },
    findings: notes.map((note) => inDocument(note, read.placeOf)),
  }
}

/** The needs that are asked about; all with a metric where none is named. */
function wantedNeeds(
  study: Study,
  { need: id, given }: PlanRequest,
): Outcome<readonly MeasuredNeed[]> {
  const all = needsOf(study).map(({ need }) => need)
  const ids = all.map((need) => need.id)
  const needs = measuredNeeds(id === undefined ? ids : [id], all)
  const [only, ...others] = needs
  if (only !== undefined && (given === undefined || others.length === 0))
    return { value: needs, findings: [] }
  if (only !== undefined) {
    const message = '`--baseline` says how one need stands, and the study has several.'
    const hint = `Name it: \`--need ${only.id}\`.`
    return { findings: [problem('wrong-value', {}, message, hint)] }
  }
  return { findings: [noNeed(id, ids)] }
}

function noNeed(id: string | undefined, ids: readonly string[]): Finding {
  const place = { path: 'job' }
  if (id === undefined || ids.includes(id)) {
    const which = id === undefined ? 'No need of the study' : `The need \`${id}\``
    const message = `${which} has a metric${id === undefined ? '' : ' yet'}.`
    return problem('missing-key', place, message, 'Give it a `metric`: what is measured on it.')
  }
  return unknownNeed(id, ids)
}

interface Planning {
  readonly request: PlanRequest
  readonly study: Study
  readonly needs: readonly MeasuredNeed[]
  readonly folder: string
}

type LevelOrReason = PlanningLevel | { readonly reason: string }

/** How each need stands, in the order of the needs. */
async function levelsOf(
  planning: Planning,
  ports: Pick<Ports, 'rows' | 'progress'>,
  { placeOf }: StudyReading,
): Promise<Outcome<readonly LevelOrReason[]>> {
  const { request, study, needs, folder } = planning
  const { given } = request
  if (given !== undefined)
    return { value: needs.map((need) => paired(givenLevel(need, given), request)), findings: [] }
  const blocks = needs.map((need) => planningBlock(need, sourcesOf(study, request)))
  const asked = new Set(blocks.map((block) => block?.data))
  const sets = study.data.filter(({ id }) => asked.has(id))
  const opened = await openRows(sets, ports.rows, rootsOf(folder, request))
  if (opened.value === undefined)
    return { findings: opened.findings.map((each) => inDocument(each, placeOf)) }
  const rows = await answered({ ...planning, blocks, readings: opened.value }, ports)
  const levels = needs.map((need, i) => levelOf(need, blocks[i], rows))
  return { value: levels.map((level) => paired(level, request)), findings: [] }
}

function sourcesOf(study: Study, request: PlanRequest): Parameters<typeof planningBlock>[1] {
  const today = study.solutions.find(({ role }) => role === 'status-quo') ?? study.solutions[0]
  return {
    dataSets: study.data,
    blocks: study.evidence,
    baseline: study.model?.reference ?? today?.id ?? '',
    paired: request.question.paired && request.correlation === undefined,
  }
}

/** The correlation that was given, where one was. */
function paired(level: LevelOrReason, { correlation }: PlanRequest): LevelOrReason {
  return correlation === undefined || 'reason' in level ? level : { ...level, correlation }
}

interface Rows {
  readonly contextOf: (block: EvidenceBlock, need: MeasuredNeed) => BlockContext | undefined
}

/** Asks the rows what the planning blocks need. */
async function answered(
  {
    study,
    needs,
    blocks,
    readings,
    request,
  }: Planning & {
    readonly blocks: readonly (EvidenceBlock | undefined)[]
    readonly readings: readonly Reading[]
  },
  { rows, progress }: Pick<Ports, 'rows' | 'progress'>,
): Promise<Rows> {
  const dataSets = study.data.map((data) => {
    const reading = readings.find((one) => one.data === data.id)
    return reading === undefined ? data : decideColumns(data, reading)
  })
  const all = blocks.filter((block) => block !== undefined)
  const questions = planQuestions({ blocks: all, dataSets, needs, readings }, unitsCap)
  const answers = new Map<string, Answer>()
  for (const question of questions) {
    progress(`asking ${question.data}`)
    answers.set(questionKey(question), await rows.ask(question))
  }
  return {
    contextOf: (block, need) => {
      const dataSet = dataSets.find(({ id }) => id === block.data)
      const about = answersAbout(block.data, questions, answers)
      if (dataSet === undefined) return undefined
      const view = about.units === undefined ? {} : { view: viewOf(block, about.units) }
      const { level } = request.question
      return { block, dataSet, needs: [need], answers: about, ...view, level }
    },
  }
}

function levelOf(need: MeasuredNeed, block: EvidenceBlock | undefined, rows: Rows): LevelOrReason {
  const context = block === undefined ? undefined : rows.contextOf(block, need)
  return context === undefined ? { reason: noRows(need) } : planningLevel(context, need)
}

function noRows({ id }: MeasuredNeed): string {
  return `No data set of the study measures ${id}. Say how it stands: \`--need ${id} --baseline 30 --sd 12\` (a share or a rate needs no --sd).`
}

function planOf(
  need: MeasuredNeed,
  level: LevelOrReason,
  question: TestQuestion,
): PlannedNeed | UnplannedNeed {
  const { outcome } = need
  const label = `${outcome.measure} ${outcome.focus}`
  if ('reason' in level) return { need, label, reason: level.reason }
  const plan = planNeed(need, level, question)
  return 'reason' in plan ? { ...plan, label } : { ...plan, label, units: shownUnits(need) }
}

/** The cost of as many units as the plan takes, by the study's own test of the need or its evidence. */
function withCost(
  plan: PlannedNeed | UnplannedNeed,
  study: Study,
  { question }: PlanRequest,
): PlannedNeed | UnplannedNeed {
  if ('reason' in plan) return plan
  const { id } = plan.need
  const blocks = study.evidence.filter(({ needs }) => needs.includes(id)).map((block) => block.id)
  const test = study.information?.tests.find(({ of }) => of === id || blocks.includes(of))
  if (test?.each === undefined) return plan
  const observations = plan.sample.units * (question.paired ? 2 : 1)
  const amount = test.fixed + test.each * observations
  return { ...plan, cost: { amount, currency: study.currency } }
}

function nothingPlanned({ need, reason }: UnplannedNeed): Finding {
  return problem('too-few', { path: need.id }, reason)
}

/** Rows that hang together in the study, and are planned one by one. */
function groupedWarnings(
  study: Study,
  needs: readonly MeasuredNeed[],
  { question }: PlanRequest,
): readonly Finding[] {
  if (question.clusters !== undefined || question.paired) return []
  return study.evidence.flatMap((block) => {
    const group = block.cluster ?? block.unit
    if (group === undefined || !needs.some(({ id }) => block.needs.includes(id))) return []
    const message = `Rows of one ${group} hang together in this evidence, and the plan takes them one by one.`
    const hint = 'Plan clusters (--cluster-size, --cluster-correlation) or pairs (--paired).'
    return [warning('repeated-units', { path: `evidence.${block.id}` }, message, hint)]
  })
}
