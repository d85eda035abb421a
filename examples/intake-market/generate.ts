/**
 * The rows of the example on a market, simulated: a pilot in three years, 240 towns that were asked, what they
 * choose, and a catalogue of 60 portals. Run it with `node examples/intake-market/generate.ts`; it writes its tables
 * beside itself and gives the same bytes every time.
 */
import { writeFileSync } from 'node:fs'
import { between, createSimulation, csvOf, type Simulation } from '../simulation.ts'

type Size = 'small' | 'large'
type Form = 'paper' | 'portal' | 'kiosk'

const sizes = [
  ['small', 0.6],
  ['large', 0.4],
] as const

/** Minutes until the particulars are recorded, in the first month: what a portal saves is more in large towns. */
const minutes: Readonly<Record<Form, Readonly<Record<Size, number>>>> = {
  paper: { small: 20, large: 24 },
  portal: { small: 14, large: 12.5 },
  kiosk: { small: 17, large: 17 },
}
/** By how much they become fewer each month. */
const faster: Readonly<Record<Form, number>> = { paper: 0, portal: 0.003, kiosk: 0.008 }
const complete: Readonly<Record<Form, number>> = { paper: 0.66, portal: 0.82, kiosk: 0.73 }
const MONTHS = 30

function pilot(simulation: Simulation) {
  return Array.from({ length: MONTHS }, (_, month) =>
    (['paper', 'portal', 'kiosk'] as const).flatMap((form) =>
      Array.from({ length: 14 }, () => application(simulation, { form, month })),
    ),
  )
    .flat()
    .map((row, at) => ({ case: at + 1, ...row }))
}

function application(
  simulation: Simulation,
  { form, month }: { readonly form: Form; readonly month: number },
) {
  const size = simulation.oneOf(sizes)
  const median = minutes[form][size] * Math.exp(-faster[form] * month)
  return {
    day: `${2024 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-${String(simulation.whole(1, 28)).padStart(2, '0')}`,
    form,
    size,
    entry_min: simulation.time(median, 0.3).toFixed(1),
    complete: simulation.chance(complete[form]) ? 'yes' : 'no',
  }
}

const onFive = (simulation: Simulation, mean: number): number =>
  between(1, 5, Math.round(simulation.normal(mean, 0.9)))

const round = (price: number): number => Math.round(price / 50) * 50

function towns(simulation: Simulation) {
  return Array.from({ length: 240 }, (_, index) => {
    const size = simulation.oneOf(sizes)
    const large = size === 'large'
    const cheap = simulation.time(large ? 5200 : 2300, 0.3)
    const wait = onFive(simulation, large ? 2.1 : 3)
    const whole = onFive(simulation, 2.6)
    const calm = onFive(simulation, 3.4)
    const saved = simulation.normal(large ? 10 : 6, 2)
    return {
      town: index + 1,
      size,
      applications: Math.round(simulation.time(large ? 5200 : 900, 0.4)),
      staff: Math.round(simulation.time(large ? 14 : 4, 0.3)),
      time_important: onFive(simulation, large ? 4.6 : 3.7),
      complete_important: onFive(simulation, 4.2),
      effort_important: onFive(simulation, 3.1),
      time_satisfied: wait,
      complete_satisfied: whole,
      effort_satisfied: calm,
      overall: between(
        1,
        5,
        Math.round(0.5 * wait + 0.3 * whole + 0.2 * calm + simulation.normal(0, 0.5)),
      ),
      too_cheap: round(cheap * 0.5),
      cheap: round(cheap * (0.75 + 0.1 * simulation.normal(0, 0.3) ** 2)),
      expensive: round(cheap * 1.3),
      too_expensive: round(cheap * simulation.time(1.75, 0.08)),
      minutes_saved: saved.toFixed(1),
      minutes_believed: (saved * simulation.time(0.6, 0.25)).toFixed(1),
      why: simulation.oneOf([
        ['not heard of it', 0.5],
        ['do not believe it', 0.3],
        ['does not matter', 0.2],
      ]),
    }
  })
}

const taste = { price: -0.55, support: 0.35, hosted: 0.8, portal: 0.9, kiosk: 0.3 }

function choices(simulation: Simulation) {
  return Array.from({ length: 120 }, (_, town) =>
    Array.from({ length: 6 }, (_, task) => chosenOffer(simulation, town + 1, task + 1)),
  ).flat(2)
}

/** Three offers, of which the one is taken that is worth most to this town this time. */
function chosenOffer(simulation: Simulation, town: number, task: number) {
  const offers = (['portal', 'kiosk', 'paper'] as const).map((brand) => ({
    brand,
    price: brand === 'paper' ? 0.5 : simulation.whole(2, 8),
    support: simulation.whole(0, 4),
    hosted: simulation.chance(0.5) ? 'yes' : 'no',
  }))
  const worth = offers.map(
    ({ brand, price, support, hosted }) =>
      taste.price * price +
      taste.support * support +
      (hosted === 'yes' ? taste.hosted : 0) +
      (brand === 'paper' ? 0 : taste[brand]) +
      simulation.normal(0, 1.2),
  )
  const best = worth.indexOf(Math.max(...worth))
  return offers.map((offer, at) => ({ town, task, ...offer, chosen: Number(at === best) }))
}

const firsts = [
  'North',
  'River',
  'Open',
  'Quick',
  'Civic',
  'Town',
  'Blue',
  'Clear',
  'Hill',
  'Lake',
  'Simple',
  'True',
]
const lasts = ['desk', 'forms', 'path', 'case', 'line']

function catalogue(simulation: Simulation) {
  return firsts.flatMap((first) =>
    lasts.map((last, at) => {
      const languages = simulation.whole(1, 12)
      const fields = simulation.whole(20, 120)
      const hosted = simulation.chance(0.5) ? 'yes' : 'no'
      const price = 900 + 130 * languages + 14 * fields + (hosted === 'yes' ? 700 : 0)
      return {
        name: `${first}${last}`,
        price: simulation.chance(0.95) ? Math.round(price + simulation.normal(0, 260)) : '',
        solved: Math.round(
          between(5, 98, 25 + 0.45 * fields + 2 * languages + simulation.normal(0, 9) - at),
        ),
        languages,
        fields,
        hosted,
      }
    }),
  )
}

export function marketTables(): Readonly<Record<string, string>> {
  const simulation = createSimulation(2028, 'intake-market')
  return {
    'pilot.csv': csvOf(pilot(simulation)),
    'towns.csv': csvOf(towns(simulation)),
    'choices.csv': csvOf(choices(simulation)),
    'catalogue.csv': csvOf(catalogue(simulation)),
  }
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(marketTables()))
    writeFileSync(new URL(name, import.meta.url), text)
}
