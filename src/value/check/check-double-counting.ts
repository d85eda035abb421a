import { warning, type Finding } from '#quantity/finding'
import { timeUnits, unitWord } from '#quantity/known-units'
import type { Unit } from '#quantity/unit'
import { driverExpressions } from '#value/model-expressions'
import type { Driver, ValueModel } from '#value/model'
import { everythingIn, type ModelCheck } from './model-check.ts'
import { needsClaimed } from './needs-claimed.ts'

/** Something that can turn into money once only. */
interface Claim {
  /** The same for the same claim. */
  readonly key: string
  /** What the drivers do: "both count what is saved on `wait`". */
  readonly words: string
  readonly remedy: string
}

/** Drivers that claim the same saving of a need, or draw on the same hours, heads or other thing. */
export const checkDoubleCounting: ModelCheck = (model, { placeOf }) => {
  const findings: Finding[] = []
  const claimed = new Map<string, string>()
  for (const driver of model.drivers) {
    for (const { key, words, remedy } of claimsOf(model, driver)) {
      const first = claimed.get(key)
      if (first === undefined) {
        claimed.set(key, driver.id)
        continue
      }
      const message = `The drivers \`${first}\` and \`${driver.id}\` both ${words}.`
      findings.push(warning('double-counting', placeOf(driver.path), message, remedy))
    }
  }
  return findings
}

const shares = 'or multiply each by its share, shares that add up to 1'

function claimsOf(model: ValueModel, driver: Driver): readonly Claim[] {
  const { expression } = driverExpressions(driver).formula
  const claims = [
    ...needsClaimed(model, expression).map(({ need, direction }) => ({
      key: `need ${need} ${direction}`,
      words: `count what is saved on \`${need}\``,
      remedy: `One improvement is worth its money once. Keep it in one of the two, ${shares}.`,
    })),
    ...driver.uses.map((use) => ({
      key: `use ${use}`,
      words: `count \`${use}\``,
      remedy: `What is freed once can be used once. Keep \`${use}\` in one of the two, ${shares}; where they are different things, give them two names under \`uses\`.`,
    })),
    ...timeOrHeads(model, driver).map((id) => ({
      key: `use ${id}`,
      words: `count the time or heads of \`${id}\``,
      remedy: `An hour or a head can be freed once. Keep \`${id}\` in one of the two, ${shares}.`,
    })),
  ]
  const keys = claims.map(({ key }) => key)
  return claims.filter(({ key }, index) => keys.indexOf(key) === index)
}

/** Hours or heads that a driver counts without measuring an improvement: what it claims is all of them. */
function timeOrHeads(model: ValueModel, driver: Driver): readonly string[] {
  const { names, needs } = everythingIn(model, driver.formula)
  if (needs.length > 0) return []
  return model.assumptions
    .filter(({ id, unit }) => names.has(id) && isTimeOrHeads(unit))
    .map(({ id }) => id)
}

const heads: ReadonlySet<string> = new Set(['person', 'people', 'head', 'heads', 'employee', 'fte'])

/** Such as `hour`, `hour/year`, `person`: not the time of one execution. */
function isTimeOrHeads({ text }: Unit): boolean {
  const [counted = '', per, more] = text.split('/')
  const every = per === undefined || timeUnits.has(unitWord(per))
  const what = timeUnits.has(unitWord(counted)) || heads.has(counted.toLowerCase())
  return more === undefined && every && what
}
