/**
 * The rows of the example on further evidence, simulated: 320 applications of a pilot, each handed out
 * at random on paper or through the portal. Run it with `node examples/intake-evidence/generate.ts`; it
 * writes pilot.csv beside itself and gives the same bytes every time.
 */
import { writeFileSync } from 'node:fs'
import { between, createSimulation, csvOf, shuffled, type Simulation } from '../simulation.ts'

type Arm = 'paper' | 'portal'
type Channel = 'counter' | 'post'

/** Typical minutes until the particulars are recorded: by post the portal spares the typing. */
const minutes: Readonly<Record<Arm, Readonly<Record<Channel, number>>>> = {
  paper: { counter: 17, post: 23 },
  portal: { counter: 14.5, post: 12 },
}

const complete: Readonly<Record<Arm, number>> = { paper: 0.68, portal: 0.79 }
const effort: Readonly<Record<Arm, number>> = { paper: 46, portal: 45 }

export function pilotCsv(): string {
  const simulation = createSimulation(2027, 'intake-evidence')
  const arms = Array.from({ length: 320 }, (_, index): Arm =>
    index % 2 === 0 ? 'paper' : 'portal',
  )
  const rows = shuffled(simulation, arms).map((arm, index) => application(simulation, arm, index))
  return csvOf(rows)
}

function application(simulation: Simulation, arm: Arm, index: number) {
  const channel = simulation.oneOf([
    ['counter', 0.55],
    ['post', 0.45],
  ])
  return {
    application: index + 1,
    form: arm,
    channel,
    entry_min: simulation.time(minutes[arm][channel], 0.35).toFixed(1),
    complete_at_first: simulation.chance(complete[arm]) ? 'yes' : 'no',
    effort: between(0, 100, 5 * Math.round(simulation.normal(effort[arm], 16) / 5)),
  }
}

if (import.meta.main) writeFileSync(new URL('pilot.csv', import.meta.url), pilotCsv())
