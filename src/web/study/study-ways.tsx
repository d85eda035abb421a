import {
  CircleDollarSign,
  FileCode2,
  FlaskConical,
  Handshake,
  History,
  Lightbulb,
  type LucideIcon,
  Route,
  Scale,
  Users,
} from 'lucide-react'
import { counted } from '#charts/wording'
import type { Way } from '../shell/frame.tsx'
import { type RoomName, roomsOf } from './rooms.ts'
import type { OpenStudy } from './study-context.ts'

const size = 16

const icons: Readonly<Record<RoomName, LucideIcon>> = {
  answer: Lightbulb,
  job: Route,
  evidence: FlaskConical,
  value: CircleDollarSign,
  market: Scale,
  figures: Users,
  promises: Handshake,
  history: History,
  document: FileCode2,
}

/** The rooms of a study in the order of the chain, each with what is there or missing. */
export function studyWays(open: OpenStudy): readonly (readonly Way[])[] {
  return roomsOf(open.id, open.document).map((group) =>
    group.map(({ name, label, to }) => {
      const Icon = icons[name]
      const note = noteOf(name, open)
      return { to, label, icon: <Icon size={size} />, ...(note === '' ? {} : { note }) }
    }),
  )
}

/** What a room lacks, else how much is there. */
function noteOf(name: RoomName, { file, assessment }: OpenStudy): string {
  const missing = file.missing.filter(({ room }) => room === name).length
  if (missing > 0) return `${missing} missing`
  const [count, noun] = heldIn(name, assessment)
  return count === 0 ? '' : counted(count, noun)
}

function heldIn(name: RoomName, assessment: OpenStudy['assessment']): readonly [number, string] {
  switch (name) {
    case 'job':
      return [assessment?.study.jobs.reduce((sum, { steps }) => sum + steps.length, 0) ?? 0, 'step']
    case 'evidence':
      return [assessment?.estimates.length ?? 0, 'estimate']
    case 'market':
      return [
        assessment?.market.filter(({ segment }) => segment === undefined).length ?? 0,
        'block',
      ]
    default:
      return [0, '']
  }
}
