import type { DocumentEdit, Json } from '#contract/edit'
import { type Entry, entriesOf, textOf, written } from '../fields/entries.ts'
import { newId } from '../fields/new-id.ts'
import { documentNeeds, firstSolution } from '../job/document-jobs.ts'
import { isEntries, valueAt } from '../save/document-place.ts'
import { countedUnit, worthUnit } from './worth-unit.ts'

type Need = ReturnType<typeof documentNeeds>[number]

/** What a person says of one need: how often a year, what one of it is worth, how much of it is used. */
export interface DriverDraft {
  /** Id of an assumption that says how often; empty where `often` says it. */
  readonly asOftenAs: string
  readonly often: string
  /** Id of an assumption that says what one is worth; empty where `worth` says it. */
  readonly worthAs: string
  readonly worth: string
  readonly used: string
}

/** Needs whose improvement is counted in something that can be worth money. */
export function pricedNeeds(document: Json): readonly Need[] {
  return documentNeeds(document).filter(
    ({ need }) => !['', 'spread', 'scale'].includes(textOf(need['metric'], 'type')),
  )
}

/** What is asked of a need besides how often: the unit of its worth, none where it is money itself. */
function askedOf({ need }: Need, document: Json): { unit?: string; time: boolean } {
  const type = textOf(need['metric'], 'type')
  const currency = textOf(document, 'currency') || 'EUR'
  const unit = worthUnit(type, textOf(need['metric'], 'unit'), currency)
  return { ...(type === 'money' ? {} : { unit }), time: type === 'duration' }
}

/** The unit in which one says how often something is done. */
const oftenUnit = 'execution/year'

/** Assumptions in a unit: id and name. */
function assumedIn(unit: string, document: Json): readonly (readonly [id: string, name: string])[] {
  return entriesOf(valueAt(document, ['assumptions']))
    .filter((one) => textOf(one, 'unit') === unit)
    .map((one) => [textOf(one, 'id'), textOf(one, 'name') || textOf(one, 'id')])
}

/** What is asked of a need, the assumptions that answer it already, and the draft with what was said. */
export function asked(need: Need, said: Partial<DriverDraft>, document: Json) {
  const { unit, time } = askedOf(need, document)
  const often = assumedIn(oftenUnit, document)
  const worths = unit === undefined ? [] : assumedIn(unit, document)
  const [asOftenAs = ''] = often[0] ?? []
  const [worthAs = ''] = worths[0] ?? []
  const draft: DriverDraft = { asOftenAs, often: '', worthAs, worth: '', used: '', ...said }
  return { unit, time, often, worths, draft }
}

/** Brings a driver and its assumptions into a document, and the value model where it is the first. */
export function driverEdits(
  need: Need,
  draft: DriverDraft,
  document: Json,
): readonly DocumentEdit[] {
  const { unit, time } = askedOf(need, document)
  const ids = idsOf(unit, draft, document)
  const worth = unit === undefined ? [] : [ids.worth]
  const driver = {
    id: newId(`value of ${need.id}`, document),
    name: need.words,
    kind: time ? 'time-savings' : 'error-reduction',
    class: time ? 'capacity' : 'cash',
    formula: [`saved(${need.id})`, ids.often, ...worth].join(' * '),
    ...(time ? { capture: ids.used } : {}),
  }
  return [...newAssumptions(need, { draft, ids, document }), withDriver(driver, document)]
}

type Ids = Readonly<Record<'often' | 'worth' | 'used', string>>

function idsOf(unit: string | undefined, draft: DriverDraft, document: Json): Ids {
  const often = draft.asOftenAs || newId('executions a year', document)
  const name = `worth of one ${countedUnit(unit ?? '')}`
  return {
    often,
    worth: draft.worthAs || newId(name, [document, { id: often }]),
    used: newId('share that is used', document),
  }
}

/** What is assumed for a driver and does not stand in the document yet; told apart by the need. */
function newAssumptions(
  need: Need,
  { draft, ids, document }: { draft: DriverDraft; ids: Ids; document: Json },
): readonly DocumentEdit[] {
  const { unit, time } = askedOf(need, document)
  const of = isEntries(valueAt(document, ['value'])) ? `: ${need.words}` : ''
  const often = assumption(ids.often, `How often a year${of}`, draft.often, oftenUnit)
  const name = `What one ${countedUnit(unit ?? '')} is worth${of}`
  const share = `Share of the freed time that is used${of}`
  return [
    ...(draft.asOftenAs === '' ? [often] : []),
    ...(unit === undefined || draft.worthAs !== ''
      ? []
      : [assumption(ids.worth, name, draft.worth, unit)]),
    ...(time ? [assumption(ids.used, share, draft.used, '')] : []),
  ]
}

function withDriver(driver: Entry, document: Json): DocumentEdit {
  if (isEntries(valueAt(document, ['value'])))
    return { kind: 'insert', path: ['value', 'drivers'], new: driver }
  const model = {
    ours: firstSolution(document, true),
    reference: firstSolution(document, false),
    horizon: '5 year',
    'discount-rate': 0.05,
    drivers: [driver],
  }
  return { kind: 'set', path: ['value'], new: model }
}

function assumption(id: string, name: string, value: string, unit: string): DocumentEdit {
  const said = { id, name, value: written(value) ?? 0, ...(unit === '' ? {} : { unit }) }
  return { kind: 'insert', path: ['assumptions'], new: said }
}
