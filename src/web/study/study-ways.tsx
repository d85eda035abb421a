import {
  CircleDollarSign,
  FileCode2,
  FlaskConical,
  Handshake,
  History,
  Lightbulb,
  Route,
  Scale,
  Users,
} from 'lucide-react'
import { counted } from '#charts/wording'
import type { RoomId } from '#contract/study'
import { isCustomerModel } from '../customer/is-customer-model.ts'
import type { Way } from '../shell/frame.tsx'
import type { OpenStudy } from './study-context.ts'

const size = 16

/** The rooms of a study in the order of the chain, each with what is there or missing. */
export function studyWays(open: OpenStudy): readonly (readonly Way[])[] {
  const base = `/studies/${open.id}`
  return [
    isCustomerModel(open.document) ? customerWays(base) : roomWays(open, base),
    [
      { to: `${base}/promises`, label: 'Promises', icon: <Handshake size={size} /> },
      { to: `${base}/history`, label: 'History', icon: <History size={size} /> },
      { to: `${base}/document`, label: 'Document', icon: <FileCode2 size={size} /> },
    ],
  ]
}

/** Of a customer's figures over another study. */
function customerWays(base: string): readonly Way[] {
  return [
    { to: base, label: 'Answer', icon: <Lightbulb size={size} /> },
    { to: `${base}/figures`, label: 'Figures', icon: <Users size={size} /> },
  ]
}

function roomWays({ file, assessment }: OpenStudy, base: string): readonly Way[] {
  const missing = (room: RoomId): string | undefined => {
    const count = file.missing.filter((one) => one.room === room).length
    return count === 0 ? undefined : `${count} missing`
  }
  const steps = assessment?.study.jobs.reduce((sum, job) => sum + job.steps.length, 0) ?? 0
  const blocks = assessment?.market.filter(({ segment }) => segment === undefined).length ?? 0
  const estimates = assessment?.estimates.length ?? 0
  const note = (room: RoomId, words: string): { note?: string } => {
    const said = missing(room) ?? words
    return said === '' ? {} : { note: said }
  }
  return [
    { to: base, label: 'Answer', icon: <Lightbulb size={size} /> },
    {
      to: `${base}/job`,
      label: 'Job',
      icon: <Route size={size} />,
      ...note('job', steps === 0 ? '' : counted(steps, 'step')),
    },
    {
      to: `${base}/evidence`,
      label: 'Evidence',
      icon: <FlaskConical size={size} />,
      ...note('evidence', estimates === 0 ? '' : counted(estimates, 'estimate')),
    },
    {
      to: `${base}/value`,
      label: 'Value',
      icon: <CircleDollarSign size={size} />,
      ...note('value', ''),
    },
    {
      to: `${base}/market`,
      label: 'Market',
      icon: <Scale size={size} />,
      ...note('market', blocks === 0 ? '' : counted(blocks, 'block')),
    },
  ]
}
