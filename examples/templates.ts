/**
 * The rows of the study templates under src/cli/templates, simulated. Run it with
 * `node examples/templates.ts`; it writes each template's table beside its study.yaml and gives the
 * same bytes every time.
 */
import { writeFileSync } from 'node:fs'
import {
  between,
  createSimulation,
  csvOf,
  shiftedChance,
  shuffled,
  type Simulation,
} from './simulation.ts'

/** Text of each template's table, by its path below src/cli/templates. */
export function templateTables(): Readonly<Record<string, string>> {
  return {
    'before-after/visits.csv': visitsCsv(),
    'randomized-trial/requests.csv': requestsCsv(),
    'competitor-comparison/drafts.csv': draftsCsv(),
  }
}

/** Visits to other customers before and after; afterwards there are more robots among them. */
function visitsCsv(): string {
  const simulation = createSimulation(2026, 'before-after')
  const periods = Array.from({ length: 190 }, (_, index) => (index < 95 ? 'before' : 'after'))
  return csvOf(periods.map((period, index) => visit(simulation, period, index)))
}

function visit(simulation: Simulation, period: string, index: number) {
  const after = period === 'after'
  const machine = simulation.oneOf([
    ['press', 0.4],
    ['lathe', after ? 0.32 : 0.38],
    ['robot', after ? 0.28 : 0.22],
  ])
  const hard = { press: 0, lathe: 0.15, robot: 0.4 }[machine]
  const minutes = simulation.time((after ? 31 : 41) * Math.exp(hard), 0.45)
  return {
    visit: index + 1,
    customer: `c${String(index + 1).padStart(3, '0')}`,
    period,
    machine,
    minutes_to_cause: simulation.chance(0.02) ? '' : minutes.toFixed(0),
    second_visit: simulation.chance(shiftedChance(after ? 0.15 : 0.21, hard)) ? 'yes' : 'no',
  }
}

/** Requests that were given to one desk or the other at random. */
function requestsCsv(): string {
  const simulation = createSimulation(2026, 'randomized-trial')
  const arms = Array.from({ length: 260 }, (_, index) => (index % 2 === 0 ? 'old' : 'new'))
  const rows = shuffled(simulation, arms).map((arm, index) => request(simulation, arm, index))
  return csvOf(rows)
}

function request(simulation: Simulation, arm: string, index: number) {
  const renewed = arm === 'new'
  const topic = simulation.oneOf([
    ['delivery', 0.5],
    ['price', 0.3],
    ['return', 0.2],
  ])
  const hard = { delivery: 0, price: 0.1, return: 0.35 }[topic]
  const effort = simulation.normal((renewed ? 3.5 : 3.7) + hard, 1.2)
  return {
    request: index + 1,
    desk: arm,
    topic,
    years_of_agent: between(0.2, 20, simulation.time(3, 0.8)).toFixed(1),
    minutes: simulation.time((renewed ? 7.4 : 9.6) * Math.exp(hard), 0.5).toFixed(1),
    comes_back: simulation.chance(shiftedChance(renewed ? 0.11 : 0.19, hard)) ? 'yes' : 'no',
    effort: simulation.chance(0.05) ? '' : between(1, 7, Math.round(effort)),
  }
}

/** Each person drafts one quote with each product; half begin with ours, drawn at random. */
function draftsCsv(): string {
  const simulation = createSimulation(2026, 'competitor-comparison')
  const first = Array.from({ length: 36 }, (_, index) => (index % 2 === 0 ? 'ours' : 'rival'))
  return csvOf(shuffled(simulation, first).flatMap((arm, index) => person(simulation, arm, index)))
}

function person(simulation: Simulation, first: string, index: number) {
  const pace = simulation.normal(0, 0.25)
  const ease = simulation.normal(0, 0.8)
  const order = [first, first === 'ours' ? 'rival' : 'ours']
  return order.map((product, place) => {
    const ours = product === 'ours'
    const practice = -0.06 * place
    const effort = simulation.normal((ours ? 3.4 : 3.9) + ease, 0.8)
    return {
      person: `p${String(index + 1).padStart(2, '0')}`,
      order: place + 1,
      product,
      minutes: simulation.time((ours ? 26 : 34) * Math.exp(pace + practice), 0.2).toFixed(1),
      wrong_lines: simulation.count(ours ? 0.9 : 1.5),
      effort: between(1, 7, Math.round(effort)),
      usable: simulation.chance(ours ? 0.88 : 0.85) ? 'yes' : 'no',
    }
  })
}

if (import.meta.main) {
  const folder = new URL('../src/cli/templates/', import.meta.url)
  for (const [path, text] of Object.entries(templateTables())) {
    writeFileSync(new URL(path, folder), text)
  }
}
