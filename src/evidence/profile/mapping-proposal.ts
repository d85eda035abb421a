import type { MeasuredNeed } from '#evidence/metric-family'
import { yesOf } from '#evidence/profile/column-type'
import type { ColumnProfile, FileProfile } from '#evidence/profile/file-profile'
import { fitsUnit, matchNeeds, type NeedMatch } from '#evidence/profile/need-match'
import type { KnownStudy, ProposedColumn } from '#evidence/profile/proposed-column'
import { columnId, fromOf } from '#evidence/profile/proposed-column'
import { solutionGuess } from '#evidence/profile/solution-guess'
import { slug } from '#quantity/id'

/** A `data:` block that could read the file: to be looked at and pasted, never used by itself. */
export interface MappingProposal {
  readonly id: string
  readonly file: string
  readonly sheet?: string
  readonly row: 'execution' | 'customer'
  readonly columns: readonly ProposedColumn[]
  /** Headers that no column is proposed for, with the reason. */
  readonly left: readonly { readonly header: string; readonly why: string }[]
  /** Needs of the study that no column seems to measure. */
  readonly unmatched: readonly string[]
}

/**
 * How the columns of a file could be mapped: names to the study's needs by similarity, one column to the
 * solutions, the rest by their own headers as covariates.
 */
export function proposeMapping(
  { facts, columns }: FileProfile,
  known: KnownStudy,
  sheet?: string,
): MappingProposal {
  const solution = solutionGuess(columns, known.solutions)
  const customer = columns.find(isCustomer)
  const free = columns.filter((column) => column !== solution?.column && column !== customer)
  const matches = matchNeeds(known.needs, free)
  const used = new Set<string>(known.needs.map(({ id }) => id))
  const columnOf = (column: ColumnProfile): Proposed => {
    const match = matches.get(column)
    return match === undefined ? ownColumn(column, used) : needColumn(column, match)
  }
  const rest = free.map((column) => ({ column, proposed: columnOf(column) }))
  return {
    id: slug(facts.file.replace(/(\.[a-z]{2,7}){1,2}$/i, '')),
    file: facts.file,
    ...(sheet === undefined ? {} : { sheet }),
    row: customer?.key === true ? 'customer' : 'execution',
    columns: [
      ...(solution === undefined ? [] : [solution.proposed]),
      ...(customer === undefined ? [] : [{ id: 'customer', ...fromOf(customer) }]),
      ...rest.flatMap(({ proposed }) => ('id' in proposed ? [proposed] : [])),
    ],
    left: rest.flatMap(({ column, proposed }) =>
      'why' in proposed ? [{ header: column.facts.header.name, why: proposed.why }] : [],
    ),
    unmatched: unmatchedOf(known.needs, new Set([...matches.values()].map(({ need }) => need))),
  }
}

type Proposed = ProposedColumn | { readonly why: string }

const customerWords =
  /(?:^|[^a-z])(?:customer|client|user|patient|participant|respondent|person|member|player|account|subject)/i

function isCustomer({ type, facts, key }: ColumnProfile): boolean {
  const { name } = facts.header
  return customerWords.test(name) && (type === 'id' || (key && type === 'number'))
}

/** Ids with a meaning of their own that a column of numbers may not take by accident. */
const roles = new Set(['order', 'at', 'weight', 'period', 'execution', 'solution', 'customer'])

function ownColumn(column: ColumnProfile, used: Set<string>): Proposed {
  const { type, facts, unit } = column
  const why = reasonToLeave(column)
  if (why !== undefined) return { why }
  const plain = columnId(facts.header.name)
  const id = freeId(roles.has(plain) ? `${plain}-value` : plain, used)
  const yes = type === 'yes-no' ? yesOf(facts) : undefined
  return {
    id,
    ...fromOf(column),
    ...(yes === undefined ? {} : { is: yes }),
    ...(unit === undefined ? {} : { unit: unit.unit }),
  }
}

function freeId(wanted: string, used: Set<string>): string {
  let id = wanted
  for (let count = 2; used.has(id); count++) id = `${wanted}-${count}`
  used.add(id)
  return id
}

function reasonToLeave({ type, facts, suspicions }: ColumnProfile): string | undefined {
  if (facts.header.name === '') return 'no header'
  if (type === 'empty') return 'no values'
  if (facts.distinct === 1) return 'one value only'
  if (type === 'id') return 'names things'
  if (type === 'text') return 'free text'
  if (type === 'time' || type === 'clock') return 'times are no numbers'
  const codes = suspicions.map(({ code }) => code)
  if (codes.includes('numbers-as-text')) return 'its numbers are read as text'
  return codes.includes('mixed-decimal-marks') ? 'its numbers have two decimal marks' : undefined
}

/** A column for a need, in the way that its metric asks for. */
function needColumn(column: ColumnProfile, { need, byUnit }: NeedMatch): ProposedColumn {
  const { id, metric } = need
  const from = { id, ...fromOf(column) }
  if (metric.type === 'yes-no') return { ...from, ...yesPart(column) }
  const own = metric.unit.text.split('/')[0] ?? '1'
  const guess = column.unit?.unit
  if (guess !== undefined && fitsUnit(guess, own))
    return { ...from, unit: guess, ...(byUnit ? { note: 'guessed by its unit: check it' } : {}) }
  if (metric.type !== 'duration' && metric.type !== 'money') return from
  return { ...from, unit: own, note: 'the file does not say its unit: check it' }
}

function yesPart({ facts }: ColumnProfile): Pick<ProposedColumn, 'is' | 'note'> {
  const yes = yesOf(facts)
  if (yes !== undefined) return { is: yes }
  return { is: facts.common[0]?.text ?? 'yes', note: 'which values mean yes?' }
}

/** Needs with a column of their own that none was found for. */
function unmatchedOf(
  needs: readonly MeasuredNeed[],
  matched: ReadonlySet<MeasuredNeed>,
): readonly string[] {
  return needs
    .filter(({ metric }) => metric.type !== 'spread' && metric.type !== 'share-within')
    .filter((need) => !matched.has(need))
    .map(({ id }) => id)
}
