import { warning, type Finding } from '#quantity/finding'
import { driverExpressions } from '#value/model-expressions'
import type { ValueModel } from '#value/model'
import { everythingIn, type ModelCheck } from './model-check.ts'

/** Drivers that claim the same saving of a need, or draw on the same thing. */
export const checkDoubleCounting: ModelCheck = (model, { placeOf }) => {
  const findings: Finding[] = []
  const claimed = new Map<string, string>()
  for (const driver of model.drivers) {
    for (const claim of claimsOf(model, driver.id)) {
      const first = claimed.get(claim)
      if (first === undefined) {
        claimed.set(claim, driver.id)
        continue
      }
      const message = `The drivers \`${first}\` and \`${driver.id}\` both count ${claim}.`
      const hint = 'Keep one of them, or split it between them with shares that add up to 1.'
      findings.push(warning('double-counting', placeOf(driver.path), message, hint))
    }
  }
  return findings
}

/** What a driver claims, in words that are the same for the same claim. */
function claimsOf(model: ValueModel, id: string): ReadonlySet<string> {
  const driver = model.drivers.find((driver) => driver.id === id)!
  const { needs } = everythingIn(model, driverExpressions(driver).formula.expression)
  return new Set([
    ...needs
      .filter(({ name }) => name === 'saved')
      .map(({ need }) => `what is saved on \`${need}\``),
    ...driver.uses.map((use) => `\`${use}\``),
  ])
}
