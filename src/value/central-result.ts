import type { Outcome } from '#quantity/finding'
import { centralModel } from './central-model.ts'
import type { ValueModel } from './model.ts'
import type { ValueResult } from './result.ts'
import { gainsOf, simulate } from './simulate.ts'
import type { Gains } from './simulation/settings.ts'

/** Two draws of what is certain are one calculation; the seed says nothing. */
const once = { seed: 1, draws: 2 } as const

/**
 * What is the product worth if every input stands at one value: its mean, or one given in its own
 * unit? The plain calculation behind an exported spreadsheet: the means of the result are its
 * figures. Haircuts apply to a driver that gains at these values, but for those in `held`.
 *
 * @param chosen values by id of the assumption
 * @param held whether haircuts apply, by driver, whatever its sign here
 */
export function centralResult(
  model: ValueModel,
  chosen: Readonly<Record<string, number>>,
  held: Gains,
): Outcome<ValueResult> {
  const fixed = centralModel(model, chosen)
  const free = simulate(fixed, once)
  if (free.value === undefined || Object.keys(held).length === 0) return free
  return simulate(fixed, { ...once, gains: { ...gainsOf(free.value), ...held } })
}

/**
 * Which drivers keep the decision of the simulation on their haircuts, although their sign at the
 * central values says otherwise? Those whose mean is too near to zero to be called a gain.
 *
 * @param result of the simulation
 * @param central of the same model at its central values
 */
export function heldGains(model: ValueModel, result: ValueResult, central: ValueResult): Gains {
  const cut = model.drivers.filter(({ haircuts }) => Object.keys(haircuts).length > 0)
  const [decided, plain] = [gainsOf(result), gainsOf(central)]
  return Object.fromEntries(
    cut.flatMap(({ id }) => {
      const gain = decided[id] ?? false
      return model.losses === 'full' && gain !== plain[id] ? [[id, gain] as const] : []
    }),
  )
}
