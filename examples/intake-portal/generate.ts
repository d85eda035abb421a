/**
 * The rows of the example study, simulated: 480 applications, each handed out at random on paper
 * or through the portal. Run it with `node examples/intake-portal/generate.ts`; it writes
 * applications.csv beside itself and gives the same bytes every time.
 */
import { writeFileSync } from 'node:fs'
import {
  between,
  createSimulation,
  csvOf,
  shiftedChance,
  shuffled,
  type Simulation,
} from '../simulation.ts'

type Arm = 'paper' | 'portal'

/** What an arm is like for a clerk of 6 years with an applicant at the counter. */
const truth = {
  paper: {
    identify: 3.1,
    entry: 20,
    wrong: 0.013,
    again: 0.42,
    calls: 0.2,
    complete: 0.7,
    handover: 3.9,
  },
  portal: {
    identify: 3.9,
    entry: 13.2,
    wrong: 0.006,
    again: 0.24,
    calls: 0.36,
    complete: 0.81,
    handover: 2.7,
  },
} as const

const effort = { paper: 47, portal: 45 } as const

const channels = [
  ['counter', 0.46],
  ['post', 0.31],
  ['phone', 0.23],
] as const

/** Applications that come by post or phone are further from complete. */
const burden = { counter: 0, phone: 0.5, post: 1 } as const

export function applicationsCsv(): string {
  const simulation = createSimulation(2026, 'intake-portal')
  const arms = Array.from({ length: 480 }, (_, index): Arm =>
    index % 2 === 0 ? 'paper' : 'portal',
  )
  const rows = shuffled(simulation, arms).map((arm, index) => application(simulation, arm, index))
  return csvOf(rows)
}

function application(simulation: Simulation, arm: Arm, index: number) {
  const channel = simulation.oneOf(channels)
  const experience = between(0.5, 25, simulation.time(5.5, 0.7))
  const practice = -0.025 * (experience - 6)
  const late = 0.12 * burden[channel]
  const fields = simulation.whole(36, 44)
  const typical = truth[arm]
  const felt = effort[arm] + 4 * burden[channel] - 0.6 * (experience - 6)
  return {
    application: index + 1,
    form: arm,
    channel,
    clerk_years: simulation.chance(0.02) ? '' : experience.toFixed(1),
    identify_min: simulation.time(typical.identify, 0.4).toFixed(1),
    documents_asked_again: simulation.count(typical.again * Math.exp(0.3 * burden[channel])),
    entry_min: simulation.time(typical.entry * Math.exp(practice + late), 0.35).toFixed(1),
    fields,
    wrong_fields: simulation.happened(fields, typical.wrong * Math.exp(practice)),
    effort: missing(
      simulation,
      0.04,
      5 * Math.round(between(0, 100, simulation.normal(felt, 18)) / 5),
    ),
    complete_at_first: simulation.chance(shiftedChance(typical.complete, -0.6 * burden[channel]))
      ? 'yes'
      : 'no',
    calls_for_help: simulation.count(typical.calls),
    handover_days: missing(
      simulation,
      0.015,
      simulation.time(typical.handover * Math.exp(late), 0.55).toFixed(1),
    ),
  }
}

function missing(simulation: Simulation, share: number, value: string | number) {
  return simulation.chance(share) ? '' : value
}

if (import.meta.main) {
  writeFileSync(new URL('applications.csv', import.meta.url), applicationsCsv())
}
