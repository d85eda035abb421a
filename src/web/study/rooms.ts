import type { Json } from '#contract/edit'
import { isCustomerModel } from '../customer/is-customer-model.ts'

const labels = {
  answer: 'Answer',
  job: 'Job',
  evidence: 'Evidence',
  value: 'Value',
  market: 'Market',
  figures: 'Figures',
  promises: 'Promises',
  history: 'History',
  document: 'Document',
} as const

/** The last part of the address of a room. */
export type RoomName = keyof typeof labels

/** A room of a study, as it is named wherever one can go to it. */
export interface Room {
  readonly name: RoomName
  readonly label: string
  readonly to: string
}

/** Where a study is written, in the order of the chain; a customer's figures have one room in their place. */
const written: readonly RoomName[] = ['answer', 'job', 'evidence', 'value', 'market']
const given: readonly RoomName[] = ['answer', 'figures']
/** What every study has besides. */
const besides: readonly RoomName[] = ['promises', 'history', 'document']

/** The rooms of a study in groups, in their order. */
export function roomsOf(study: string, document: Json): readonly (readonly Room[])[] {
  const base = `/studies/${study}`
  return [isCustomerModel(document) ? given : written, besides].map((group) =>
    group.map((name) => ({
      name,
      label: labels[name],
      to: name === 'answer' ? base : `${base}/${name}`,
    })),
  )
}

/** The room that an address names; where the study has no such room, the one in its place. */
export function roomNamed(name: string, document: Json): RoomName {
  const room = Object.hasOwn(labels, name) ? (name as RoomName) : 'answer'
  const own = isCustomerModel(document) ? given : written
  if (own.includes(room) || besides.includes(room)) return room
  return own === given ? 'figures' : 'value'
}
